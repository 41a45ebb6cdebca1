// How long each service call takes on the virtual clock, in seconds. One table; the numbers are means.
// A class alone ('Range') is the default of its members; what is not named takes 'other'.

/** Seconds by 'Class.member' or 'Class'. */
export type LatencyTable = Readonly<Record<string, number>>;

// Sources. JP: justin.poehnelt.com/posts/apps-script-key-value-stores (write + read of 100 B: Cache 63 ms, Properties
// 80 ms, Spreadsheet ~800 ms; halved here for one call). BP: Google's best-practices page (batching: a read after
// a write costs a round trip). ours: no public number.
export const typicalLatency: LatencyTable = {
  other: 0.001, // ours: calls that build objects stay inside the script's process
  Cache: 0.032, // JP
  Properties: 0.04, // JP
  Lock: 0.03, // ours: a lock is a remote call like Properties
  'Lock.hasLock': 0.001, // ours: known locally
  Range: 0.05, // ours, between JP's 400 ms for a cold write and the batched calls of BP
  'Range.getValues': 0.1, // ours
  'Range.setValues': 0.1, // ours
  'Range.getValue': 0.1, // ours
  'Range.setValue': 0.1, // ours
  'Range.getDisplayValues': 0.1, // ours
  Sheet: 0.03, // ours
  'Sheet.getRange': 0.001, // ours: local
  Spreadsheet: 0.03, // ours
  'SpreadsheetApp.flush': 0.4, // JP: half of a write and read
  'ScriptApp.getProjectTriggers': 0.2, // ours
  'ScriptApp.getUserTriggers': 0.2, // ours
  'ScriptApp.deleteTrigger': 0.3, // ours
  'ClockTriggerBuilder.create': 0.5, // ours
  'SpreadsheetTriggerBuilder.create': 0.5, // ours
  'Date.now': 0.00001, // ours: a script that spins on the clock must see it move
};

/** Seconds a member takes; the table's own key wins over its class. */
export function latencyOf(table: LatencyTable, label: string): number {
  const dot = label.indexOf('.');
  return table[label] ?? table[dot < 0 ? label : label.slice(0, dot)] ?? table['other'] ?? 0;
}
