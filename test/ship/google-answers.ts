// What the stand-in answers: the Apps Script API (projects, content, versions, deployments), the one call to Drive
// that makes a spreadsheet, and who is logged in. Shapes after Google's reference; the error shape is the one that
// Google's APIs share: {error: {code, message, errors, status}}.
import { parse } from 'acorn';

export interface ScriptFile {
  readonly name: string;
  readonly type: 'SERVER_JS' | 'HTML' | 'JSON';
  readonly source: string;
}

export interface ScriptProject {
  files: readonly ScriptFile[];
  readonly versions: { versionNumber: number; description: string }[];
  readonly deployments: {
    deploymentId: string;
    deploymentConfig: { versionNumber?: number; description: string };
  }[];
  readonly parentId?: string;
}

export interface Refusal {
  readonly status: number;
  readonly message: string;
}

/** What the stand-in knows. */
export interface Books {
  readonly scripts: Map<string, ScriptProject>;
  /** Names of the spreadsheets made in Drive. */
  readonly spreadsheets: string[];
  /** Asked before each answer: the person's settings, rights and bad luck. `request` is "METHOD /path". */
  refuse: (request: string) => Refusal | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** The files of a script as Apps Script makes it. */
export const EMPTY_SCRIPT: readonly ScriptFile[] = [
  { name: 'appsscript', type: 'JSON', source: '{\n  "timeZone": "Etc/UTC",\n  "dependencies": {}\n}' },
  { name: 'Code', type: 'SERVER_JS', source: 'function myFunction() {\n  \n}\n' },
];

/** A script with only its HEAD deployment, which carries no version. */
export function newScript(files: readonly ScriptFile[], parentId?: string): ScriptProject {
  const head = { deploymentId: 'AKheadDeployment', deploymentConfig: { description: '' } };
  return { files, versions: [], deployments: [head], ...(parentId === undefined ? {} : { parentId }) };
}

const ok = (body: unknown): Answer => ({ status: 200, body });

function refused({ status, message }: Refusal): Answer {
  return {
    status,
    body: { error: { code: status, message, errors: [{ message, domain: 'global', reason: 'stand-in' }] } },
  };
}

function syntaxError(files: readonly ScriptFile[]): string | undefined {
  for (const file of files) {
    if (file.type !== 'SERVER_JS') continue;
    try {
      parse(file.source, { ecmaVersion: 2020, sourceType: 'script' });
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const line = (error as SyntaxError & { loc: { line: number } }).loc.line;
      return `Syntax error: SyntaxError: ${error.message} line: ${line} file: ${file.name}`;
    }
  }
  return undefined;
}

function putContent(script: ScriptProject, files: readonly ScriptFile[]): Answer {
  if (!files.some((file) => file.type === 'JSON' && file.name === 'appsscript'))
    return refused({ status: 400, message: 'The manifest file appsscript is missing.' });
  const wrong = syntaxError(files);
  if (wrong) return refused({ status: 400, message: wrong });
  script.files = files;
  return ok({ files });
}

interface DeploymentConfig {
  readonly versionNumber: number;
  readonly description: string;
}

type Body = {
  readonly files?: readonly ScriptFile[];
  readonly name?: string;
  readonly parentId?: string;
  readonly description?: string;
  readonly versionNumber?: number;
  readonly deploymentConfig?: DeploymentConfig;
};

function ofScript(
  script: ScriptProject,
  method: string,
  what: string,
  id: string | undefined,
  body: Body,
): Answer {
  switch (`${method} ${what}`) {
    case 'GET content':
      return ok({ files: script.files });
    case 'PUT content':
      return putContent(script, body.files ?? []);
    case 'GET versions':
      return ok({ versions: [...script.versions].reverse() });
    case 'POST versions': {
      const version = { versionNumber: script.versions.length + 1, description: body.description ?? '' };
      script.versions.push(version);
      return ok(version);
    }
    case 'GET deployments':
      return ok({ deployments: script.deployments });
    case 'POST deployments': {
      const { versionNumber, description } = body as DeploymentConfig;
      const deployment = {
        deploymentId: `AKdeployment${script.deployments.length}`,
        deploymentConfig: { versionNumber, description },
      };
      script.deployments.push(deployment);
      return ok(deployment);
    }
    case 'PUT deployments': {
      const deployment = script.deployments.find((one) => one.deploymentId === id);
      if (!deployment || !body.deploymentConfig)
        return refused({ status: 404, message: 'Requested entity was not found.' });
      deployment.deploymentConfig = body.deploymentConfig;
      return ok(deployment);
    }
    default:
      return refused({ status: 404, message: `The stand-in has no ${method} ${what}.` });
  }
}

/** One answer. `line` is "METHOD /path". */
export function answer(google: Books, line: string, body: Body): Answer {
  const refusal = google.refuse(line);
  if (refusal) return refused(refusal);
  const [method = '', path = ''] = line.split(' ');
  if (path === '/oauth2/v2/userinfo') return ok({ id: '1', email: 'pat@sales.example' });
  if (line === 'POST /drive/v3/files') {
    google.spreadsheets.push(body.name ?? '');
    return ok({ id: `sheet-${google.spreadsheets.length}` });
  }
  if (line === 'POST /v1/projects') {
    const scriptId = `1new-script-made-by-the-stand-in-number-${google.scripts.size + 1}-of-this-test`;
    google.scripts.set(scriptId, newScript([EMPTY_SCRIPT[0] as ScriptFile], body.parentId));
    return ok({ scriptId });
  }
  const [, , , scriptId = '', what = '', id] = path.split('/');
  const script = google.scripts.get(scriptId);
  if (!script) return refused({ status: 404, message: 'Requested entity was not found.' });
  return ofScript(script, method, what, id, body);
}
