import { mayNotSignFor, signersOf } from '../../../src/domain/contract/signers.js';
import type { Contract } from '../../../src/domain/contract/contract.js';
import { MAY, signsForCustomer } from '../../../src/domain/ticket/may.js';
import { dependsOnContract } from '../../../src/domain/ticket/decide.js';
import { VERBS } from '../../../src/domain/ticket/lifecycle.js';
import { li, sun, wang } from '../people/cast.js';
import { Story } from '../ticket/requests.js';

type Contacts = Contract['contacts'];
const own = { name: '王主任', personId: wang.id, maySign: true };
const dean = { name: '赵院长', personId: 'U0DEAN', maySign: true };
const lead = { name: '钱处长', personId: 'U0LEAD', maySign: true, lead: true };
const nurse = { name: '刘护士长', personId: wang.id, maySign: false };
const absent = { name: '孙主任', maySign: true };

const resolved = (contacts: Contacts) =>
  new Story({ contract: { contacts } }).must('10:05', li, 'acknowledge').must('10:30', li, 'resolve');
const quoted = (contacts: Contacts) =>
  new Story({ contract: { acceptedDay: '2019-05-06', contacts } })
    .must('10:05', li, 'acknowledge')
    .must('11:00', sun, 'quote');

it('the customer’s signatures are those that stand on the paper for them, and each asks the contract', () => {
  const signatures = VERBS.filter(signsForCustomer);
  expect(signatures).toEqual(['confirm', 'accept-quote', 'decline-quote']);
  expect(signatures.every(dependsOnContract)).toBe(true);
  expect(signatures.every((verb) => MAY[verb].join() === 'customer')).toBe(true);
});

it.each<[string, Contacts, boolean]>([
  ['nobody is named', [], true],
  ['people are named and none of them signs', [nurse], true],
  ['they are one of those named', [dean, own], true],
  ['somebody else is named', [dean], false],
  ['somebody else is named, and they are named as not signing', [dean, nurse], false],
  ['who is named has no account in Slack', [absent], true],
  ['one of several who are named has an account', [absent, dean], false],
])('a result is signed when %s: %#', (_when, contacts, signs) => {
  const story = resolved(contacts);
  const outcome = story.tell('10:40', wang, 'confirm');
  expect('refused' in outcome ? outcome.refused : 'signed').toBe(signs ? 'signed' : 'not-a-signer');
  expect(story.ticket.status).toBe(signs ? 'confirmed' : 'resolved');
});

it.each(['accept-quote', 'decline-quote'])(
  '%s is for those who sign, and for nobody while they cannot be reached',
  (verb) => {
    for (const contacts of [[dean], [absent], [dean, nurse]]) {
      expect(quoted(contacts).tell('11:10', wang, verb)).toMatchObject({ refused: 'not-a-signer' });
    }
    for (const contacts of [[], [nurse], [absent, own]]) quoted(contacts).must('11:10', wang, verb);
  },
);

it('a refusal names those who can sign, the lead first', () => {
  const story = resolved([absent, dean, lead, nurse]);
  expect(story.tell('10:40', wang, 'confirm')).toMatchObject({ data: { names: '钱处长, 赵院长' } });
  expect(signersOf({ contacts: [dean, lead, nurse] }).map(({ name }) => name)).toEqual(['钱处长', '赵院长']);
});

it('a lead whom the contract marks as not signing does not', () => {
  const contacts = [dean, { ...nurse, lead: true }];
  expect(mayNotSignFor(wang, { contacts }, 'result')).toMatchObject({ refused: 'not-a-signer' });
});

it('whoever may not sign sends a result back, and answers, all the same', () => {
  const story = resolved([dean]).must('10:35', wang, 'reply', { text: '已经好了' });
  expect(story.ticket.status).toBe('resolved');
  story.must('10:40', wang, 'refuse');
  expect(story.ticket.status).toBe('assigned');
});

it('what was signed before the contract named anybody stays signed', () => {
  const story = resolved([]).must('10:40', wang, 'confirm');
  const { signature, signatures } = story.ticket;
  expect(signature?.by.id).toBe(wang.id);
  expect(signatures.at(-1)).toMatchObject({ act: 'customer', by: { id: wang.id } });
  expect(mayNotSignFor(wang, { contacts: [dean] }, 'result')).toBeDefined();
});
