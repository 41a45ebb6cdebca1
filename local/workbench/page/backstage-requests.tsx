// Backstage, the effects: what was asked of LeadModule, about whom, and the answer.
import type { WireBackstage } from '../protocol/backstage.js';
import { Panel } from './panel.js';
import { timeOf } from './times.js';

export function Requests({ state }: { readonly state: WireBackstage }) {
  const { total, last } = state.requests;
  return (
    <Panel title="Requests" count={total > 0 ? total.toLocaleString('en') : ''}>
      {total === 0 && <p class="caption">Nothing was sent to LeadModule yet.</p>}
      {total > 0 && (
        <table class="tt tt--req">
          <thead>
            <tr>
              <th>Time</th>
              <th>Request</th>
              <th>Answer</th>
              <th class="num">ms</th>
            </tr>
          </thead>
          <tbody>
            {last.map(({ number, atMs, method, path, answer, about, ms }) => (
              <tr key={number}>
                <td class="t">{timeOf(atMs)}</td>
                <td title={path}>
                  <span class="verb">{method}</span> <span class="path">{path}</span>
                </td>
                <td title={`${answer} ${about}`}>
                  <span class="code">{answer.slice(0, 3)}</span>
                  {answer.slice(3)} {about && <span class="muted">{about}</span>}
                </td>
                <td class="num">{ms}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
