// Start: which rows. With a server that knows no scopes: the selection, read when asked.
import { addSamples, chooseType, goOn, survey } from './actions-run.js';
import { Segments } from './fields.js';
import { Frame } from './frame.js';
import { Button, Foreign } from './parts.js';
import { can, change, store } from './store.js';
import { count, plural } from './view-format.js';
import { type ScopeLine, startView } from './view-start.js';
import { TYPE_WORDS, TYPES } from './view-words.js';

const SCOPE_NAME = 'scope';

export function TypeChoice() {
  return (
    <Segments
      legend="What to find"
      name="what"
      choices={TYPES.map((value) => ({ value, label: TYPE_WORDS[value].choice }))}
      value={store.draft.value.type}
      onPick={chooseType}
    />
  );
}

function ScopeRow({ line, isChosen }: { readonly line: ScopeLine; readonly isChosen: boolean }) {
  const pick = () => change({ scope: line.choice });
  if (line.choice === 'first')
    return (
      <div class="pick pickrow">
        <label class="pick">
          <input
            type="radio"
            name={SCOPE_NAME}
            aria-label="First rows"
            checked={isChosen}
            disabled={!line.isOffered}
            onChange={pick}
          />
          First
        </label>
        <input
          class="input input--n"
          id="firstn"
          inputMode="numeric"
          aria-label="How many rows"
          value={store.draft.value.firstRows}
          disabled={!line.isOffered}
          onInput={(event) => change({ scope: 'first', firstRows: event.currentTarget.value })}
        />
        <span>rows</span>
      </div>
    );
  return (
    <label class={line.isOffered ? 'pick pickrow' : 'pick pickrow muted'}>
      <input type="radio" name={SCOPE_NAME} checked={isChosen} disabled={!line.isOffered} onChange={pick} />
      <span>
        {line.label}
        {line.hint && <span class="caption">{line.hint}</span>}
      </span>
      <span class="num">{count(line.rows ?? 0)}</span>
    </label>
  );
}

function Samples() {
  if (!can('samples')) return null;
  return (
    <section class="card">
      <h2 class="h">Just looking?</h2>
      <p class="muted">
        Adds 12 invented contacts on a tab of their own. No key, no credits, nothing of yours is changed.
      </p>
      <div class="actions">
        <Button task="samples" onPress={addSamples}>
          Add sample rows
        </Button>
      </div>
    </section>
  );
}

export function Start() {
  const found = store.survey.value;
  if (!can('scopes') || !found) return <PlainStart />;
  const { scope, firstRows } = store.draft.value;
  const view = startView(found, scope, firstRows);
  return (
    <Frame
      title={view.title}
      lead={
        <>
          {view.lead}
          <Foreign text={view.tabName} />
        </>
      }
      foot={
        <>
          <div class="actions">
            <Button
              look="primary"
              task={can('mapping') ? 'mapping' : 'bill'}
              heldBackBy={view.heldBack ? 'startfix' : undefined}
              onHeldBack={() => document.getElementById('firstn')?.focus()}
              onPress={goOn}
            >
              Continue with {plural(view.chosenRows, 'row', 'rows')}
            </Button>
          </div>
          {view.heldBack && (
            <p class="caption" id="startfix">
              {view.heldBack}
            </p>
          )}
        </>
      }
    >
      <fieldset class="section scope">
        <legend class="sr">Rows to enrich</legend>
        {view.scopes.map((line) => (
          <ScopeRow key={line.choice} line={line} isChosen={line.choice === view.chosen} />
        ))}
      </fieldset>
      {!can('mapping') && <TypeChoice />}
      <Button look="quiet" extra="btn--lead" onPress={survey}>
        Read the selection again
      </Button>
      <Samples />
    </Frame>
  );
}

function PlainStart() {
  return (
    <Frame
      title="Enrich rows"
      lead="Select rows in the sheet, then check what they cost. Nothing is spent before you agree."
      foot={
        <div class="actions">
          <Button look="primary" task="bill" onPress={goOn}>
            Check selected rows
          </Button>
        </div>
      }
    >
      <section class="section section--loose">
        <h2 class="h">What to find</h2>
        <TypeChoice />
      </section>
      <Samples />
    </Frame>
  );
}
