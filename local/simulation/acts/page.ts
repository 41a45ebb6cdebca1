// What people do through the add-on itself.
import type { Act } from './act.js';

/** A button of an open job, pressed by whoever sees one. */
function button(wish: 'stop' | 'pause' | 'resume'): Pick<Act, 'afterJob' | 'perform'> {
  return {
    afterJob: true,
    perform: ({ person, people }) => [person, ...people].some((one) => one.press(wish)),
  };
}

export const pageActs: readonly Act[] = [
  {
    name: 'close the sidebar',
    perform: ({ person, chance, later }) => {
      person.closeSidebar();
      later(60 + chance.int(0, 399), () => person.openSidebar());
      return true;
    },
  },
  { name: 'stop', ends: true, ...button('stop') },
  { name: 'pause', ...button('pause') },
  { name: 'resume', ...button('resume') },
  {
    name: 'take over',
    afterJob: true,
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
    afterJob: true,
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
