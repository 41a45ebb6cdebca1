// Whose script is this? A push replaces every file of the project, so before the first push into a project that setup
// did not make, its files are looked at: somebody's own macros must not be lost.

export interface RemoteFile {
  /** As clasp writes it: Code.js, Sidebar.html, appsscript.json. */
  readonly name: string;
  readonly source: string;
}

export type Owner = 'nobody' | 'LeadModule' | 'somebody';

const OURS = ['Code.js', 'Sidebar.html'];

/** What the Apps Script editor puts into a new project. */
const isBlank = (source: string) => /^(functionmyFunction\(\){})?$/.test(source.replace(/\s/g, ''));

export function ownerOf(files: readonly RemoteFile[]): Owner {
  const code = files.filter((file) => file.name !== 'appsscript.json');
  if (code.every((file) => isBlank(file.source))) return 'nobody';
  const main = code.find((file) => file.name === 'Code.js');
  const ours = code.every((file) => OURS.includes(file.name)) && main?.source.includes('enrichSelectedRows');
  return ours ? 'LeadModule' : 'somebody';
}
