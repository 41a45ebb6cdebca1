// Settings: each line says its value; open one to change it. What the server does not know is not offered.
import { changeSetting, discardSettings, saveSettings } from './actions-settings.js';
import { Segments } from './fields.js';
import { Frame } from './frame.js';
import { Button, Fold } from './parts.js';
import { DiagnosticsFold, PrivacyFold } from './settings-data.js';
import { KeyFold } from './settings-key.js';
import { FoundFold, NumberRow, SpeedFold } from './settings-numbers.js';
import { can, store } from './store.js';
import { plural } from './view-format.js';
import { settingsView } from './view-settings.js';
import { TYPE_WORDS, TYPES } from './view-words.js';
import { WebhookFold } from './webhook.js';

export function Settings() {
  const opening = store.opening.value;
  if (!opening) return null;
  const isViewer = opening.access === 'view';
  const isGuest = opening.key.whose === 'shared';
  // Whose key it is says what a day may cost; a guest's own limits of a day would bind nobody.
  const { creditsPerDay: _jobs, formulaCreditsPerDay: _formulas, ...ofGuest } = opening.settings;
  const view = settingsView(isGuest ? ofGuest : opening.settings, store.settingsDraft.value);
  const { theme } = view.shown;
  const hasSpending = [view.shown.creditsPerRun, view.shown.askAboveCredits].some(
    (value) => value !== undefined,
  );
  return (
    <Frame
      title="Settings"
      foot={
        view.changeCount > 0 && (
          <>
            <div class="actions">
              <Button
                look="primary"
                task="saveSettings"
                heldBackBy={view.hasErrors ? 'setfix' : undefined}
                onHeldBack={() => document.querySelector<HTMLElement>('.input[aria-invalid]')?.focus()}
                onPress={() => saveSettings(view.changed)}
              >
                Save {plural(view.changeCount, 'change', 'changes')}
              </Button>
              <Button onPress={discardSettings}>Discard</Button>
            </div>
            {view.hasErrors && (
              <p class="caption" id="setfix">
                One value cannot be saved.
              </p>
            )}
          </>
        )
      }
    >
      {isViewer ? (
        <p>You can view this document but not edit it, so there is nothing to set.</p>
      ) : (
        <div class="folds">
          <KeyFold />
          {hasSpending && (
            <Fold name="Spending" value={view.spending}>
              <p class="caption">
                In credits; 0 is no limit.{' '}
                {isGuest
                  ? 'What a day and formulas may cost is set by who shares the key.'
                  : 'A day counts jobs and formulas in this file.'}
              </p>
              <div class="rows">
                <NumberRow name="creditsPerRun" label="Stop a run at" view={view} />
                <NumberRow name="creditsPerDay" label="Stop a day at" view={view} />
                <NumberRow name="askAboveCredits" label="Ask again above" view={view} />
              </div>
            </Fold>
          )}
          {view.shown.formulaCreditsPerDay !== undefined && (
            <Fold name="Formulas" value={view.formulas}>
              <NumberRow name="formulaCreditsPerDay" label="Credits a day, at most" view={view} />
              <p class="caption">
                What =LEADMODULE_EMAIL and its like may spend of your key. 0 is off: they answer only from
                what is known.
              </p>
            </Fold>
          )}
          <Fold name="What to find" value={TYPE_WORDS[view.shown.type].choice}>
            <p class="caption">Used by the menu, and first in this sidebar.</p>
            <Segments
              legend="What to find"
              name="settype"
              choices={TYPES.map((value) => ({ value, label: TYPE_WORDS[value].choice }))}
              value={view.shown.type}
              onPick={(type) => changeSetting('type', type)}
            />
          </Fold>
          <FoundFold view={view} />
          <SpeedFold view={view} />
          <WebhookFold />
          {theme && (
            <Fold name="Appearance" value={theme}>
              <Segments
                legend="Appearance"
                name="theme"
                choices={[
                  { value: 'light', label: 'Light' },
                  { value: 'dark', label: 'Dark' },
                ]}
                value={theme}
                onPick={(value) => changeSetting('theme', value)}
              />
            </Fold>
          )}
          <PrivacyFold />
          {can('diagnostics') && <DiagnosticsFold />}
        </div>
      )}
    </Frame>
  );
}
