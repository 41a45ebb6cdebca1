// The execution log of Backstage: what ran, in which lane, what it called and said, and how it ended.
import type { WireExecution } from '../protocol/backstage.js';
import { turn } from './link.js';
import { Panel } from './panel.js';
import { timeOf } from './times.js';

function Line({ run }: { readonly run: WireExecution }) {
  const isBad = run.status !== 'completed' && run.status !== 'running';
  return (
    <li>
      <details>
        <summary>
          <span class="t">{timeOf(run.startedAtMs)}</span>
          <span class="fn">{run.functionName}</span>
          <span class="muted lane">{run.lane}</span>
          {isBad && <span class="log-bad">{run.status}</span>}
          <span class="num">{run.seconds.toFixed(1)}&nbsp;s</span>
        </summary>
        <p class="sub">
          {run.user}, {run.calls === 1 ? '1 service call' : `${run.calls} service calls`}
        </p>
        {run.topCalls.length > 0 && <p class="sub">{run.topCalls.join(', ')}</p>}
      </details>
      {run.error && <p class="sub log-bad">{run.error}</p>}
      {run.log.map((text, index) => (
        <p key={`${index} ${text}`} class="sub">
          {text}
        </p>
      ))}
      {run.status === 'running' && (
        <p class="sub">
          <button
            type="button"
            class="btn btn--quiet btn--stop"
            onClick={() => void turn({ kind: 'kill', execution: run.id })}
          >
            Kill
          </button>
        </p>
      )}
    </li>
  );
}

export function ExecutionLog({ executions }: { readonly executions: readonly WireExecution[] }) {
  return (
    <Panel title="Execution log">
      <ol class="log">
        {executions.map((run) => (
          <Line key={run.id} run={run} />
        ))}
      </ol>
    </Panel>
  );
}
