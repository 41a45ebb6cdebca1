// Activity: who ran what, at what cost.
import { go } from './actions.js';
import { DaysChart, StackedBar } from './charts.js';
import { Frame } from './frame.js';
import { Foreign, Notice } from './parts.js';
import { store, times } from './store.js';
import { activityView, type JobLine } from './view-activity.js';

const TAGS: Readonly<Record<JobLine['tag']['tone'], string>> = {
  busy: 'tag tag--busy',
  good: 'tag tag--good',
  warn: 'tag tag--warn',
  none: 'tag',
};

function Job({ line }: { readonly line: JobLine }) {
  return (
    <li>
      <div>
        <p class="jobline">
          <button type="button" class="rowbtn" onClick={() => go({ kind: 'job', jobId: line.id })}>
            <Foreign text={line.name} />
          </button>
          <span class={TAGS[line.tag.tone]}>{line.tag.words}</span>
        </p>
        {line.bar && <StackedBar parts={line.bar.parts} total={line.bar.total} words={line.bar.words} />}
        <p class="caption">{line.who}</p>
        <p class="caption">{line.result}</p>
      </div>
    </li>
  );
}

export function ActivityList() {
  const view = activityView(store.report.value.jobs, store.activity.value, times());
  const { background, days } = view;
  return (
    <Frame title={view.title} lead={view.lead}>
      {days && <DaysChart {...days} />}
      {background && (
        <Notice tone="plain" icon="waiting">
          <p>{background.words}</p>
          <p class="muted">{background.detail}</p>
        </Notice>
      )}
      {view.groups.map((group) => (
        <section class="section" key={group.title}>
          <h2 class="h">{group.title}</h2>
          <ul class="list joblist">
            {group.jobs.map((line) => (
              <Job key={line.id} line={line} />
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  );
}
