// Version history: snapshots that share unchanged cells with the document. Properties of scripts are no part of it.

import type { SheetDocument, Version } from './document.js';

/** Remembers the document as it is now, newest last. */
export function takeVersion(document: SheetDocument, label: string): Version {
  const version: Version = { label, takenAtMs: document.now(), state: document.fork() };
  document.versions = [...document.versions, version];
  return version;
}

/** Puts the document back to a version; what it replaces is kept as a version. */
export function restoreVersion(document: SheetDocument, version: Version): void {
  takeVersion(document, 'Before restoring');
  document.adopt(version.state);
}
