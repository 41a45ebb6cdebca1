// Ui and Browser: menus, dialogs and the sidebar of the open document.

import { Blocking, type ExecutionContext, type ServiceModule } from '../../kernel/emulated.js';
import { type EnumValue, enumeration } from '../../kernel/enums.js';
import { type Catalogue, ScriptError, scriptError } from '../../kernel/errors.js';
import {
  type ButtonName,
  type Dialog,
  type DialogAnswer,
  type Page,
  UserInterface,
} from '../../kernel/user-interface.js';
import type { World } from '../../kernel/world.js';
import { HtmlOutput } from '../html/html-output.js';
import { Menu } from './menu.js';

export const Button = enumeration('Base.Button', ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO']);
const ButtonSet = enumeration('Base.ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

const messages: Catalogue<'noUi' | 'html'> = {
  // davepar/gcalendarsync#93
  noUi: {
    en: 'Cannot call SpreadsheetApp.getUi() from this context.',
    de: 'SpreadsheetApp.getUi() kann in diesem Kontext nicht aufgerufen werden.',
  },
  html: { en: 'Invalid argument: userInterface', de: 'Ungültiges Argument: userInterface' },
};

class PromptResponse {
  constructor(private readonly answer: DialogAnswer) {}

  getSelectedButton(): EnumValue {
    return Button[this.answer.button];
  }

  getResponseText(): string {
    return this.answer.text ?? '';
  }
}

class Ui {
  constructor(
    private readonly screen: UserInterface,
    private readonly addOnName: string,
    private readonly isAddOn: boolean,
  ) {}

  // A published add-on's own top-level menu is moved under Extensions as well (concepts/menus).
  createMenu(caption: string): Menu {
    return new Menu(caption, this.isAddOn ? [EXTENSIONS, this.addOnName] : [], this.screen);
  }

  createAddonMenu(): Menu {
    return new Menu(this.addOnName, [EXTENSIONS], this.screen);
  }

  alert(...args: readonly unknown[]): Blocking {
    return ask(this.screen, dialogOf('alert', args), (answer) => Button[answer.button]);
  }

  prompt(...args: readonly unknown[]): Blocking {
    return ask(this.screen, dialogOf('prompt', args), (answer) => new PromptResponse(answer));
  }

  showSidebar(page: HtmlOutput): void {
    this.show('sidebar', page, page.getTitle());
  }

  showModalDialog(page: HtmlOutput, title: string): void {
    this.show('modal dialog', page, title);
  }

  showModelessDialog(page: HtmlOutput, title: string): void {
    this.show('modeless dialog', page, title);
  }

  showDialog(page: HtmlOutput): void {
    this.show('modal dialog', page, page.getTitle());
  }

  private show(kind: Page['kind'], page: HtmlOutput, title: string): void {
    if (!(page instanceof HtmlOutput)) throw new ScriptError(messages.html.en);
    const size = kind === 'sidebar' ? { width: 300, height: undefined } : sizeOf(page); // fixed width of sidebars
    this.screen.show({
      kind,
      title,
      html: page.getContent(),
      widthPixels: size.width,
      heightPixels: size.height,
    });
  }
}

/** The menu under which add-ons appear. */
const EXTENSIONS = 'Extensions';

const sizeOf = (page: HtmlOutput) => ({
  width: page.getWidth() ?? undefined,
  height: page.getHeight() ?? undefined,
});

/** (message), (message, buttons) or (title, message, buttons). */
function dialogOf(kind: Dialog['kind'], args: readonly unknown[]): Dialog {
  const [first, second, third] = args;
  const buttons = (args.length === 3 ? third : second) as EnumValue | undefined;
  return {
    kind,
    title: args.length === 3 ? String(first) : '',
    message: String(args.length === 3 ? second : first),
    buttons: (buttons ?? (kind === 'alert' ? ButtonSet.OK : ButtonSet.OK_CANCEL)).name.split(
      '_',
    ) as ButtonName[],
  };
}

function ask(screen: UserInterface, dialog: Dialog, then: (answer: DialogAnswer) => unknown): Blocking {
  return new Blocking({
    kind: 'ask',
    what: `${dialog.kind} "${dialog.title} ${dialog.message}"`,
    begin: () => screen.answerDialog(dialog),
    next: (given) => {
      const answer = typeof given === 'string' ? { button: given as ButtonName } : (given as DialogAnswer);
      if (answer.button !== 'CLOSE' && !dialog.buttons.includes(answer.button)) {
        throw new Error(`the dialog "${dialog.message}" has no button ${answer.button}`);
      }
      screen.dialogLog.push({ dialog, answer });
      return then(answer);
    },
  });
}

class Browser {
  constructor(private readonly screen: UserInterface) {}

  msgBox(...args: readonly unknown[]): Blocking {
    return ask(this.screen, dialogOf('alert', args), (answer) => answer.button.toLowerCase());
  }

  inputBox(...args: readonly unknown[]): Blocking {
    return ask(this.screen, dialogOf('prompt', args), (answer) =>
      answer.button === 'OK' || answer.button === 'YES' ? (answer.text ?? '') : 'cancel',
    );
  }
}

function screenOf(context: ExecutionContext): UserInterface {
  if (context.session instanceof UserInterface) return context.session;
  throw scriptError(messages, context.language, 'noUi');
}

export function uiServices(world: World): ServiceModule {
  const { options } = world;
  // Context.ui(): SpreadsheetApp.getUi() asks for it.
  world.makeUi = (context) => new Ui(screenOf(context), world.name, options.edition === 'addon');
  return {
    classes: {
      'Base.Ui': Ui,
      'Base.Menu': Menu,
      'Base.PromptResponse': PromptResponse,
      'Base.Browser': Browser,
    },
    globals: { Browser: (context) => new Browser(screenOf(context)) },
  };
}
