import { mayNot, maySee } from '../../../src/domain/people/may.js';
import type { Person } from '../../../src/domain/people/person.js';
import { LIFECYCLE, VERBS, type Verb } from '../../../src/domain/ticket/lifecycle.js';
import { STATUSES } from '../../../src/domain/ticket/words.js';
import { inStatus } from '../ticket/in-status.js';
import { chen, HARBOUR, li, qian, ref, RENHE, smith, stranger, sun, wang, wu, zhao, zhou } from './cast.js';

const PEOPLE: Record<string, Person> = {
  'engineer 李工': li,
  'engineer Chen': chen,
  'tech-head': qian,
  'front-desk': sun,
  quality: wu,
  manager: zhao,
  admin: zhou,
  'own customer': wang,
};
/** In the order of `VERBS`: may (+), another is responsible (r), may not (.). */
const RESPONSIBLE_IS_LI: Record<string, string> = {
  //               ack ass pro dep arr wai res rsv con ref arc reo can not rep rec tak han con pla clo cor dis uph ann
  'engineer 李工':
    ' +   +   +   +   +   +   +   +   .   .   .   .   .   +   +   +   +   +   .   +   +   .   .   .   .',
  'engineer Chen':
    ' +   r   r   r   r   r   r   r   .   .   .   .   .   +   +   r   +   r   .   r   r   .   .   .   .',
  'tech-head':
    '     +   +   +   +   +   +   +   +   .   .   +   +   +   +   +   +   +   +   +   +   +   +   .   +   +',
  'front-desk':
    '    +   .   .   .   .   .   +   .   .   .   +   +   +   +   +   +   +   .   .   .   .   .   .   .   .',
  quality:
    '         .   .   .   .   .   .   .   .   .   .   +   +   .   +   +   .   +   .   .   .   .   +   .   .   .',
  manager:
    '         +   +   .   .   .   .   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   +   .   +   +',
  admin:
    '           .   .   .   .   .   .   .   .   .   .   .   .   .   +   +   .   +   .   .   .   .   .   .   .   .',
  'own customer':
    '  .   .   .   .   .   .   +   .   +   +   .   +   +   .   +   .   .   .   .   .   .   .   +   .   .',
};
const MARKS: Record<string, string | undefined> = {
  '+': undefined,
  r: 'not-responsible',
  '.': 'not-permitted',
};
const request = { id: 'SR-2026-000042', customerId: RENHE, responsible: ref(li) };
const unowned = { id: 'SR-2026-000042', customerId: RENHE, responsible: undefined };

const ROWS = Object.keys(PEOPLE).flatMap((name) =>
  VERBS.map(
    (verb, index) => [name, verb, MARKS[RESPONSIBLE_IS_LI[name]!.trim().split(/\s+/)[index]!]] as const,
  ),
);

it.each(ROWS)('%s, while 李工 is responsible: %s → %s', (name, verb, expected) => {
  const refusal = mayNot(PEOPLE[name]!, verb, request);
  expect(refusal?.refused).toBe(expected);
  if (expected === 'not-responsible') expect(refusal!.data['name']).toBe('李工');
});

it.each(ROWS)('%s, while nobody is responsible: %s is as for any engineer', (name, verb, whileLi) => {
  const refusal = mayNot(PEOPLE[name]!, verb, unowned);
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
  expect(LIFECYCLE[status].length).toBeGreaterThan(0);
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
