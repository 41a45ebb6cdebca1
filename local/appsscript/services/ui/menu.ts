// Menu: built item by item, shown by addToUi.

import type { MenuEntry, UserInterface } from '../../kernel/user-interface.js';

export class Menu {
  private readonly entries: MenuEntry[] = [];

  constructor(
    private readonly caption: string,
    /** Menus above it, outermost first. */
    private readonly above: readonly string[],
    private readonly screen: UserInterface,
  ) {}

  addItem(caption: string, functionName: string): this {
    this.entries.push({ kind: 'item', caption, functionName });
    return this;
  }

  addSeparator(): this {
    this.entries.push({ kind: 'separator' });
    return this;
  }

  addSubMenu(menu: Menu): this {
    this.entries.push({ kind: 'menu', caption: menu.caption, entries: menu.entries });
    return this;
  }

  addToUi(): void {
    const own: MenuEntry = { kind: 'menu', caption: this.caption, entries: [...this.entries] };
    const outermost = this.above.reduceRight<MenuEntry>(
      (inner, caption) => ({ kind: 'menu', caption, entries: [inner] }),
      own,
    );
    this.screen.addMenu(outermost);
  }
}
