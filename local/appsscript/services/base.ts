// Logger and MimeType. Logger.log itself is written by the realm (realm/guest.ts), which knows the script's objects.

import type { ExecutionContext, ServiceModule } from '../kernel/emulated.js';
import type { RunningExecution } from '../kernel/execution-host.js';
import type { World } from '../kernel/world.js';

class Logger {
  constructor(private readonly execution: () => RunningExecution | undefined) {}

  getLog(): string {
    return (this.execution()?.logLines() ?? []).map(({ text }) => `${text}\n`).join('');
  }

  /** Listed so that it counts as emulated: the realm writes the line. */
  log(): never {
    throw new Error('Logger.log is written by the realm');
  }

  clear(): void {
    this.execution()?.clearLog();
  }
}

const GOOGLE = 'application/vnd.google-apps';
const OPEN = 'application/vnd.oasis.opendocument';
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** Constants of the reference (developers.google.com/apps-script/reference/base/mime-type). */
class MimeType {
  readonly GOOGLE_APPS_SCRIPT = `${GOOGLE}.script`;
  readonly GOOGLE_DRAWINGS = `${GOOGLE}.drawing`;
  readonly GOOGLE_DOCS = `${GOOGLE}.document`;
  readonly GOOGLE_FORMS = `${GOOGLE}.form`;
  readonly GOOGLE_SHEETS = `${GOOGLE}.spreadsheet`;
  readonly GOOGLE_SITES = `${GOOGLE}.site`;
  readonly GOOGLE_SLIDES = `${GOOGLE}.presentation`;
  readonly FOLDER = `${GOOGLE}.folder`;
  readonly SHORTCUT = `${GOOGLE}.shortcut`;
  readonly BMP = 'image/bmp';
  readonly GIF = 'image/gif';
  readonly JPEG = 'image/jpeg';
  readonly PNG = 'image/png';
  readonly SVG = 'image/svg+xml';
  readonly PDF = 'application/pdf';
  readonly CSS = 'text/css';
  readonly CSV = 'text/csv';
  readonly HTML = 'text/html';
  readonly JAVASCRIPT = 'application/javascript';
  readonly PLAIN_TEXT = 'text/plain';
  readonly RTF = 'application/rtf';
  readonly OPENDOCUMENT_GRAPHICS = `${OPEN}.graphics`;
  readonly OPENDOCUMENT_PRESENTATION = `${OPEN}.presentation`;
  readonly OPENDOCUMENT_SPREADSHEET = `${OPEN}.spreadsheet`;
  readonly OPENDOCUMENT_TEXT = `${OPEN}.text`;
  readonly MICROSOFT_EXCEL = `${OFFICE}.spreadsheetml.sheet`;
  readonly MICROSOFT_EXCEL_LEGACY = 'application/vnd.ms-excel';
  readonly MICROSOFT_POWERPOINT = `${OFFICE}.presentationml.presentation`;
  readonly MICROSOFT_POWERPOINT_LEGACY = 'application/vnd.ms-powerpoint';
  readonly MICROSOFT_WORD = `${OFFICE}.wordprocessingml.document`;
  readonly MICROSOFT_WORD_LEGACY = 'application/msword';
  readonly ZIP = 'application/zip';
}

export function baseServices(world: World): ServiceModule {
  const executionOf = (context: ExecutionContext) =>
    [...world.running].find((execution) => execution.id === context.executionId);
  return {
    classes: { 'Base.Logger': Logger, 'Base.MimeType': MimeType },
    globals: {
      Logger: (context) => new Logger(() => executionOf(context)),
      MimeType: () => new MimeType(),
    },
  };
}
