// A person with the document open: menus, dialogs, the sidebar's calls, selection, closing.

import type { Execution } from './kernel/execution.js';
import { authorizationRequired } from './kernel/permissions.js';
import type { ExecutionRecord } from './kernel/record.js';
import { type DialogHandler, type MenuEntry, type Page, UserInterface } from './kernel/user-interface.js';
import type { User } from './kernel/users.js';
import type { World } from './kernel/world.js';
import { isCallablePath } from './realm/program.js';
import { selectRanges } from './services/spreadsheet/index.js';
import { type ServerAnswer, SidebarCalls } from './sidebar-calls.js';
import { Acts } from './spreadsheet/acts.js';
import type { SheetDocument } from './spreadsheet/document.js';
import { AuthModes, type TriggerRuns, type UserAct } from './trigger-runs.js';

export class UserSession {
  /** What is on the screen. */
  readonly screen: UserInterface;
  /** What the person does to the document: acts.type('Sheet1', 'A2', 'Jane'), acts.sort(…); fires onEdit and onChange. */
  readonly acts: Acts;
  private readonly calls: SidebarCalls;
  private isOpen = true;

  constructor(
    private readonly world: World,
    readonly user: User,
    readonly document: SheetDocument,
    private readonly triggers: TriggerRuns,
    private readonly onClose: () => void,
  ) {
    this.screen = new UserInterface(user, () => world.clock.now());
    this.acts = new Acts(document, user.email, (act) => this.acted(act));
    this.calls = new SidebarCalls(world, this.screen, document);
  }

  /** Runs onOpen; menus are there afterwards. */
  async opened(): Promise<void> {
    this.document.customFunctions.reopen();
    this.document.calculation.update();
    await Promise.all(this.triggers.opened(this.user, this.document, this.screen).map((run) => run.done));
  }

  openedNow(): void {
    this.document.customFunctions.reopen();
    this.document.calculation.update();
    this.triggers.opened(this.user, this.document, this.screen);
  }

  /** Installs the add-on from the store's page inside the document: onInstall in FULL mode, and it is enabled here. */
  install(): Execution | undefined {
    this.world.enabledIn.add(this.document.id);
    if (!this.world.project.declares('onInstall')) return undefined;
    return this.start('onInstall', () => [{ authMode: AuthModes.FULL }], 'menu');
  }

  // ---- menus --------------------------------------------------------------------------------------------------
  menuItems(): readonly MenuEntry[] {
    return this.screen.menus;
  }

  /** Clicks a menu item by its captions; 'Extensions' in front may be left out. */
  click(path: readonly string[]): Promise<ExecutionRecord> {
    return this.startClick(path).done;
  }

  /** As click, at once: direct driver only. */
  clickNow(path: readonly string[]): ExecutionRecord {
    return this.startClick(path).record();
  }

  /** As click, but gives the execution itself: to look at it or kill it while it runs. */
  startClick(path: readonly string[]): Execution {
    const functionName = this.screen.menuFunction(path);
    if (functionName === undefined) throw new Error(`no menu item ${path.join(' ▸ ')}`);
    // "Use in this document" is what a first click does for an add-on (concepts/editor-auth-lifecycle).
    this.world.enabledIn.add(this.document.id);
    return this.start(functionName, () => [], 'menu');
  }

  private start(functionName: string, args: () => readonly unknown[], origin: 'menu'): Execution {
    if (!isCallablePath(functionName)) throw new Error(`not a function name: ${functionName}`);
    const request = {
      functionName,
      args,
      origin,
      authMode: 'FULL',
      user: this.user,
      document: this.document,
      session: this.screen,
      limitSeconds: this.world.limits.executionSeconds,
    } as const;
    // The menu would open the consent screen instead of running anything.
    if (!this.user.authorized) {
      return this.world.refuse(request, authorizationRequired(this.world.options.language).message);
    }
    return this.world.start(request);
  }

  // ---- dialogs and pages --------------------------------------------------------------------------------------
  /** Who answers alerts and prompts from now on. */
  answerDialogs(handler: DialogHandler): void {
    this.screen.answerDialog = handler;
  }

  get sidebar(): Page | undefined {
    return this.screen.page?.kind === 'sidebar' ? this.screen.page : undefined;
  }

  get page(): Page | undefined {
    return this.screen.page;
  }

  /** The page closes itself or the person closes it. */
  closePage(): void {
    this.screen.page = undefined;
    this.screen.changed();
  }

  /** google.script.run.fn(...args) of the open page, to its success or failure handler. */
  callServer(functionName: string, ...args: readonly unknown[]): Promise<ServerAnswer> {
    return this.calls.call(functionName, args);
  }

  /** As callServer, at once: direct driver only. */
  callServerNow(functionName: string, ...args: readonly unknown[]): ServerAnswer {
    return this.calls.callNow(functionName, args);
  }

  // ---- the sheet ----------------------------------------------------------------------------------------------
  /** Selects a range or several ('A2:C5', "'Sheet 2'!A:A"). */
  select(notation: string | readonly string[]): void {
    const notations = typeof notation === 'string' ? [notation] : notation;
    if (!selectRanges(this.screen, this.document, notations))
      throw new Error(`cannot select ${notations.join(', ')}`);
  }

  private acted(act: UserAct): void {
    this.triggers.acted(this.user, this.document, this.screen, act);
  }

  /** Leaves the document; its page is gone, executions go on. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.closePage();
    this.onClose();
  }
}
