// Map: is each column what I mean? A conflict holds the primary back and says so.
import type { OutputField } from '../sidebar-api.js';
import { go } from './actions.js';
import { chooseOutput, mapColumn, openBill } from './actions-run.js';
import { FieldError } from './fields.js';
import { Frame } from './frame.js';
import { Icon } from './icons.js';
import { Button, Fold, Foreign, Notice } from './parts.js';
import { TypeChoice } from './start.js';
import { can, store } from './store.js';
import { clean, count, plural } from './view-format.js';
import {
  type FieldLine,
  type MapView,
  mapView,
  outputFields,
  type PreviewLine,
  previewLines,
} from './view-map.js';
import { OUTPUT_WORDS } from './view-words.js';

function ColumnChoice({ line, options }: { readonly line: FieldLine; readonly options: MapView['options'] }) {
  const id = `column-${line.field}`;
  const note = line.error || line.hint;
  return (
    <div class="map">
      <label for={id}>{line.label}</label>
      <span class="select" data-invalid={line.error ? '' : undefined}>
        <select
          id={id}
          aria-invalid={line.error ? 'true' : undefined}
          aria-describedby={note ? `${id}-note` : undefined}
          value={line.column ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            void mapColumn(line.field, value === '' ? null : Number(value));
          }}
        >
          <option value="">No column</option>
          {options.map(({ column, label }) => (
            <option key={column} value={column}>
              {label}
            </option>
          ))}
        </select>
        <Icon name="down" />
      </span>
      {line.error && <FieldError id={`${id}-note`} words={line.error} />}
      {!line.error && line.hint && (
        <p class="caption" id={`${id}-note`}>
          {line.hint}
        </p>
      )}
    </div>
  );
}

function Outputs({ view }: { readonly view: MapView }) {
  const mapping = store.mapping.value;
  if (!mapping) return null;
  const placeOf = (field: OutputField) => mapping.outputs.find((output) => output.field === field);
  return (
    <Fold name="Results go to" value={view.resultsGoTo} extra="fold--flat fold--row">
      <p class="caption">
        New columns stand right of your table. In a column of your own only blank cells are filled.
      </p>
      <div class="maps">
        {outputFields(store.draft.value.type).map((field) => {
          const place = placeOf(field);
          const id = `output-${field}`;
          return (
            <div class="map" key={field}>
              <label for={id}>{OUTPUT_WORDS[field]}</label>
              <span class="select">
                <select
                  id={id}
                  value={place === undefined ? '' : place.place === 'new' ? 'new' : place.column}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    void chooseOutput(
                      field,
                      value === '' ? undefined : value === 'new' ? 'new' : Number(value),
                    );
                  }}
                >
                  <option value="">Leave out</option>
                  <option value="new">New column</option>
                  {place?.place === 'ours' && (
                    <option value={place.column}>{clean(place.header, 40)} (ours)</option>
                  )}
                  {view.options.map(({ column, label }) => (
                    <option key={column} value={column}>
                      {label}
                    </option>
                  ))}
                </select>
                <Icon name="down" />
              </span>
            </div>
          );
        })}
      </div>
    </Fold>
  );
}

function Preview({ lines, rows }: { readonly lines: readonly PreviewLine[]; readonly rows: number }) {
  return (
    <section class="section rule" aria-busy={store.isMappingStale.value}>
      <div class="row">
        <h2 class="h">What LeadModule receives</h2>
        <span class="caption">
          {count(lines.length)} of {count(rows)}
        </span>
      </div>
      <ul class="preview">
        {lines.map((line) => (
          <li key={line.row}>
            <span class="pn">
              <span class="sr">Row </span>
              {line.row}
            </span>
            <div>
              <p class="pl">
                <span>
                  <Foreign text={line.name} />
                </span>
                {line.skip ? (
                  <span class="tag">{line.skip}</span>
                ) : (
                  <span class="caption">
                    <Foreign text={line.company} />
                  </span>
                )}
              </p>
              {line.repairs.map((repair) => (
                <p class="pl" key={`${repair.words} ${repair.was}`}>
                  <span class="caption">
                    was “<Foreign text={repair.was} />”
                  </span>
                  <span class="tag tag--busy">{repair.words}</span>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function MapColumns() {
  const mapping = store.mapping.value;
  if (!mapping) return <Frame title="Match your columns" lead="Reading the columns." />;
  const view = mapView(mapping);
  const isHeld = view.heldBack !== '' || store.isMappingStale.value;
  return (
    <Frame
      title="Match your columns"
      step="Step 1 of 3"
      foot={
        <>
          <div class="actions">
            <Button
              look="primary"
              task="bill"
              heldBackBy={isHeld ? 'mapfix' : undefined}
              onHeldBack={() => document.getElementById(`column-${view.fixFirst}`)?.focus()}
              onPress={openBill}
            >
              Check {plural(mapping.rows, 'row', 'rows')}
            </Button>
          </div>
          {isHeld && (
            <p class="caption" id="mapfix">
              {store.isMappingStale.value ? 'Reading the column.' : view.heldBack}
            </p>
          )}
        </>
      }
    >
      <div class="row scopeline">
        <span>
          {plural(mapping.rows, 'row', 'rows')}, tab <Foreign text={clean(mapping.tabName, 40)} />
        </span>
        <span>
          <Button look="quiet" extra="btn--edge" onPress={() => go({ kind: 'start' })}>
            Change
          </Button>
        </span>
      </div>
      <TypeChoice />
      <div class="maps">
        {view.fields.map((line) => (
          <ColumnChoice key={line.field} line={line} options={view.options} />
        ))}
        {can('outputs') ? (
          <Outputs view={view} />
        ) : (
          <div class="row">
            <span>Results go to</span>
            <span>{view.resultsGoTo}</span>
          </div>
        )}
      </div>
      <Preview lines={previewLines(mapping)} rows={mapping.rows} />
      {view.notes.length > 0 && (
        <Notice tone="plain">
          {view.notes.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Notice>
      )}
    </Frame>
  );
}
