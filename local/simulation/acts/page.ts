// What people do through the add-on itself.
import type { Act } from './act.js';

export const pageActs: readonly Act[] = [
  {
    name: 'close the sidebar',
    perform: ({ person, chance, later }) => {
      person.closeSidebar();
      later(60 + chance.int(0, 399), () => person.openSidebar());
      return true;
    },
  },
  { name: 'stop', ends: true, perform: ({ person }) => person.press('stop') },
  { name: 'pause', perform: ({ person }) => person.press('pause') },
  { name: 'resume', perform: ({ person }) => person.press('resume') },
  {
    name: 'take over',
    perform: ({ people }) => people.some((person) => person.takeOver()),
  },
  {
    name: 'replace the key',
    ends: true,
    perform: ({ stage, person }) => {
      person.saveKey(stage.story.keys.at(-1) ?? '');
      return true;
    },
  },
  // Google disables triggers now and then, and their owner may; the open sidebar and the next Run must do.
  {
    name: 'disable the triggers',
    perform: ({ stage }) => {
      const armed = stage.host.triggers().filter(({ disabled }) => !disabled);
      for (const trigger of armed) {
        trigger.disabled = true;
        trigger.cancel();
      }
      return armed.length > 0;
    },
  },
];
