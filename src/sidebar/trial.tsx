// Trial result: is it worth the rest?
import type { PageJob } from '../sidebar-api.js';
import { go } from './actions.js';
import { billFor } from './actions-run.js';
import { RangeChart } from './charts.js';
import { Frame } from './frame.js';
import { Button, Facts, Foreign, Status } from './parts.js';
import { trialView } from './view-trial.js';

export function Trial({
  job,
  pilot,
}: {
  readonly job: PageJob;
  readonly pilot: NonNullable<PageJob['pilot']>;
}) {
  const view = trialView(job, pilot);
  return (
    <Frame
      title={view.title}
      lead="A trial spread over the whole list."
      foot={
        <>
          <div class="actions">
            <Button look="primary" task="bill" onPress={() => billFor({ kind: 'rest', jobId: job.id })}>
              {view.primary}
            </Button>
            <Button onPress={() => go({ kind: 'start' })}>Stop here</Button>
          </div>
          <p class="caption">{view.foot}</p>
        </>
      }
    >
      <RangeChart range={view.range} words={view.rangeWords} />
      <Facts facts={view.facts} />
      <section class="section rule">
        <h2 class="h">The {view.contacts.length} contacts</h2>
        <ul class="trial">
          {view.contacts.map((contact, index) => (
            <li class="row" key={index}>
              <span>
                <Foreign text={contact.name} />
              </span>
              <Status mark={contact.mark} words={contact.words} />
            </li>
          ))}
        </ul>
      </section>
    </Frame>
  );
}
