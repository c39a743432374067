import { mayNot, maySee } from '../../../src/domain/ticket/may.js';
import { ROLES, type Person } from '../../../src/domain/people/person.js';
import { VERBS, type Verb } from '../../../src/domain/ticket/lifecycle.js';
import { STATUSES } from '../../../src/domain/ticket/words.js';
import { inStatus } from './in-status.js';
import {
  chen,
  HARBOUR,
  li,
  qian,
  ref,
  RENHE,
  smith,
  stranger,
  sun,
  wang,
  wu,
  zhao,
  zhou,
} from '../people/cast.js';

const request = { id: 'SR-2026-000042', customerId: RENHE, responsible: ref(li) };
const unowned = { id: 'SR-2026-000042', customerId: RENHE, responsible: undefined };

/** The columns of the table: every role, the customer's own company, another company, and nobody's. */
const PEOPLE: readonly (readonly [string, Person])[] = [
  ['engineer 李工', li],
  ['engineer Chen', chen],
  ['tech-head', qian],
  ['front-desk', sun],
  ['quality', wu],
  ['manager', zhao],
  ['admin', zhou],
  ['own customer', wang],
  ['other customer', smith],
  ['stranger', stranger],
];
/** While 李工 is responsible: may (+), another is responsible (r), may not (.), is told that there is no such number (-). */
// prettier-ignore
const TABLE: Readonly<Record<Verb, string>> = {
  //            李工 Chen head desk qual mana admi own other stranger
  acknowledge:  '+    +    +    +    .    +    .    .    -    -',
  accept:       '.    .    +    .    .    .    .    .    -    -',
  assign:       '+    r    +    .    .    +    .    .    -    -',
  propose:      '+    r    +    .    .    .    .    .    -    -',
  depart:       '+    r    +    .    .    .    .    .    -    -',
  arrive:       '+    r    +    .    .    .    .    .    -    -',
  wait:         '+    r    +    .    .    .    .    .    -    -',
  resume:       '+    r    +    +    .    .    .    +    -    -',
  resolve:      '+    r    +    .    .    .    .    .    -    -',
  confirm:      '.    .    .    .    .    .    .    +    -    -',
  'sign-off':   '+    r    +    .    .    .    .    .    -    -',
  refuse:       '.    .    .    .    .    .    .    +    -    -',
  archive:      '.    .    +    +    +    .    .    .    -    -',
  reopen:       '.    .    +    +    +    +    .    +    -    -',
  cancel:       '.    .    +    +    .    +    .    +    -    -',
  note:         '+    +    +    +    +    +    +    .    -    -',
  reply:        '+    +    +    +    +    +    +    +    -    -',
  reclassify:   '+    r    +    +    .    +    .    .    -    -',
  take:         '+    +    +    +    +    +    +    .    -    -',
  handover:     '+    r    +    .    .    +    .    .    -    -',
  convene:      '.    .    +    .    .    +    .    .    -    -',
  plan:         '+    r    +    .    .    +    .    .    -    -',
  'close-plan': '+    r    +    .    .    +    .    .    -    -',
  correct:      '.    .    +    .    +    +    .    .    -    -',
  dispute:      '.    .    .    .    .    .    .    +    -    -',
  uphold:       '.    .    +    .    .    +    .    .    -    -',
  annul:        '.    .    +    .    .    +    .    .    -    -',
  quote:        '+    r    +    +    .    .    .    .    -    -',
  'accept-quote': '.    .    .    .    .    .    .    +    -    -',
  'decline-quote': '.    .    .    .    .    .    .    +    -    -',
  waive:        '.    .    +    .    .    +    .    .    -    -',
  replace:      '+    r    +    .    .    .    .    .    -    -',
  merge:        '+    r    +    +    .    +    .    .    -    -',
  link:         '+    +    +    +    +    +    .    .    -    -',
  unlink:       '+    +    +    +    +    +    .    .    -    -',
  split:        '+    r    +    +    .    +    .    .    -    -',
  wish:         '+    +    +    +    +    +    .    +    -    -',
};
const MARKS: Record<string, string | undefined> = {
  '+': undefined,
  r: 'not-responsible',
  '.': 'not-permitted',
  '-': 'not-found',
};

const ROWS = VERBS.flatMap((verb) =>
  PEOPLE.map(([name, person], column) => [name, verb, MARKS[marksOf(verb)[column]!], person] as const),
);
function marksOf(verb: Verb): string[] {
  return TABLE[verb].split(/\s+/);
}

it('every verb has a row, every row a mark for everybody, every role a column', () => {
  expect(Object.keys(TABLE)).toEqual(VERBS);
  for (const verb of VERBS) {
    expect(marksOf(verb)).toHaveLength(PEOPLE.length);
    for (const mark of marksOf(verb)) expect(Object.keys(MARKS)).toContain(mark);
  }
  expect(new Set(PEOPLE.flatMap(([, { roles }]) => roles))).toEqual(new Set(ROLES));
});

it.each(ROWS)('%s, while 李工 is responsible: %s → %s', (_, verb, expected, person) => {
  const refusal = mayNot(person, verb, request);
  expect(refusal?.refused).toBe(expected);
  if (expected === 'not-responsible') expect(refusal!.data['name']).toBe('李工');
});

it.each(ROWS)('%s, while nobody is responsible: %s is as for any engineer', (_, verb, whileLi, person) => {
  const refusal = mayNot(person, verb, unowned);
  expect(refusal?.refused).toBe(whileLi === 'not-responsible' ? undefined : whileLi);
});

it.each(VERBS)(
  'a customer of another company, and a stranger, are told that there is no such number: %s',
  (verb: Verb) => {
    for (const person of [smith, stranger]) {
      for (const ticket of [request, unowned]) {
        expect(mayNot(person, verb, ticket)).toEqual({
          refused: 'not-found',
          data: { number: 'SR-2026-000042' },
        });
      }
    }
  },
);

it.each(STATUSES)('another company reads the same refusal whatever is the state: %s', (status) => {
  const story = inStatus(status);
  const refusals = VERBS.map((verb) => story.tell('12:00', smith, verb));
  for (const refusal of refusals) {
    expect(refusal).toEqual({ refused: 'not-found', data: { number: 'SR-2026-000042' } });
  }
  expect(refusals).toHaveLength(VERBS.length);
});

it('a customer sees their own company’s requests, staff see all, a stranger none', () => {
  expect([wang, smith, stranger, li, zhou].map((person) => maySee(person, request))).toEqual([
    true,
    false,
    false,
    true,
    true,
  ]);
  expect(maySee(smith, { customerId: HARBOUR })).toBe(true);
});

it('somebody of ours who is also in a customer’s channel is ours: they cannot sign for the customer', () => {
  const resident: Person = { ...li, customerIds: [RENHE] };
  expect(mayNot(resident, 'confirm', request)?.refused).toBe('not-permitted');
});
