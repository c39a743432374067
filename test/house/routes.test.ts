import { LOCALES } from '../../src/domain/people/person.js';
import { ACTIONS, VIEWS } from '../../src/slack/routes.js';
import { VIEW } from '../../src/slack/ids.js';
import { everythingSaid, type Said } from './everything-said.js';
import { FILLS } from './extremes.js';

interface Element {
  readonly type?: string;
  readonly action_id?: string;
  readonly dispatch_action?: boolean;
  readonly element?: Element;
}

/** Ids that Slack hands back as soon as somebody presses or chooses: all but those of inputs that wait for the form. */
function pressable(given: unknown): string[] {
  if (typeof given !== 'object' || given === null) return [];
  const { type, action_id: id, dispatch_action: dispatched } = given as Element;
  if (type === 'input' && !dispatched) return [];
  return [...(id ? [id] : []), ...Object.values(given).flatMap(pressable)];
}

/** The ids of modals that can be submitted. */
const submittable = ({ view }: Said): string[] =>
  view && 'submit' in view && view.callback_id ? [view.callback_id] : [];

const said = (await Promise.all(LOCALES.map((locale) => everythingSaid(locale, FILLS['one word']!)))).flat();
const sorted = (ids: Iterable<string>) => [...new Set(ids)].sort();

it('whatever can be pressed or chosen has a route, and every route something to press', () => {
  const pressed = sorted(said.flatMap(({ message, view }) => pressable(message?.blocks ?? view?.blocks)));
  expect(pressed).toEqual(sorted(Object.keys(ACTIONS)));
});

it('whatever can be submitted has a route, and every route something to submit', () => {
  expect(sorted(said.flatMap(submittable))).toEqual(sorted(Object.keys(VIEWS)));
});

it('a modal without a route cannot be submitted', () => {
  const shown = said.filter(({ view }) => view?.callback_id === VIEW.show);
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.flatMap(submittable)).toEqual([]);
});

it('what is chosen in a form is answered as that form is read, and by no other', () => {
  const forms = new Map<string, Set<string>>();
  for (const { view } of said) {
    const inputs = (view?.blocks ?? []).filter((block) => (block as Element).type === 'input');
    for (const id of inputs.flatMap(pressable)) {
      forms.set(id, (forms.get(id) ?? new Set()).add(String(view!.callback_id)));
    }
  }
  expect([...forms.keys()]).toContain('on-the-spot:equipment');
  expect([...forms].filter(([, of]) => of.size > 1)).toEqual([]);
});

it('buttons, menus that act at once and inputs that wait are told apart', () => {
  const input = (id: string, more = {}) => ({
    type: 'input',
    element: { type: 'x', action_id: id },
    ...more,
  });
  const blocks = [
    { type: 'actions', elements: [{ type: 'button', action_id: 'a' }] },
    { type: 'section', accessory: { type: 'button', action_id: 'b' } },
    input('waits'),
    input('c', { dispatch_action: true }),
  ];
  expect(pressable(blocks)).toEqual(['a', 'b', 'c']);
});
