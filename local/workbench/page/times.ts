// Times of the workbench's clock, in the zone of the document.

/** '14:32:08' */
export function timeOf(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}
