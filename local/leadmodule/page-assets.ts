// The style and the script of the human pages, served as files of their own so that the policy allows nothing inline.

export const PAGE_CSS = `
:root { color-scheme: light dark; --line: light-dark(#dfe3e8, #3a4048); --soft: light-dark(#f5f7f9, #20242a); --quiet: light-dark(#5b6470, #a3adb8); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 0 1.25rem 3rem; font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 0 1.5rem; align-items: baseline; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.3rem; margin: .8rem 0; }
h2 { font-size: 1rem; margin: 1.8rem 0 0; }
nav { display: flex; gap: 1rem; }
code, pre { font: .85em/1.5 ui-monospace, monospace; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; overflow-x: auto; }
.note, .none { color: var(--quiet); margin: 0 0 .4rem; font-size: .85rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-size: .85rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { background: var(--soft); white-space: nowrap; font-weight: 600; }
tbody tr:last-child td { border-bottom: 0; }
td code { white-space: nowrap; }
.n { font-variant-numeric: tabular-nums; }
.state[data-state="completed"], .state[data-state="delivered"], .state[data-state^="20"] { color: light-dark(#0b6b3a, #6fd39b); }
.state[data-state="failed"], .state[data-state="given up"], .state[data-state="refused"], .state[data-state="inactive"],
.state[data-state^="4"], .state[data-state^="5"], .state[data-state^="dropped"] { color: light-dark(#a8261c, #ff9b8f); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .5rem 0; }
dd { margin: 0; }
form { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; }
form input[inputmode] { width: 7rem; }
`;

export const PAGE_JS = `
const live = document.getElementById('live');
async function refresh() {
  if (document.hidden) return;
  try {
    const answer = await fetch('/live');
    if (answer.ok) live.innerHTML = await answer.text();
  } catch { /* the sandbox was stopped: what was last seen stays */ }
}
setInterval(refresh, 1000);
document.addEventListener('visibilitychange', refresh);
`;
