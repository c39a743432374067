import { commitment } from '../../../src/domain/custody/commitment.js';
import { askedOfCustomer, requesterOf } from '../../../src/domain/ticket/asked-of-customer.js';
import type { Contract } from '../../../src/domain/contract/contract.js';
import { li, qian, sun, wang } from '../people/cast.js';
import { inStatus } from './in-status.js';
import { FILING, Story, type Told } from './requests.js';

const contact = (name: string, more: object = {}): Contract['contacts'][number] => ({
  name,
  maySign: false,
  ...more,
});
const CHEN = { id: 'U0CUSTCHEN' };
const phoned = { ...FILING.requester, name: '陈护士', personId: undefined };

describe('who of the customer a request is for', () => {
  const of = (told: Told) => requesterOf(new Story(told).ticket)?.id;

  it('is who filed it, whatever name stands in the form', () => {
    expect(of({})).toBe(wang.id);
    expect(of({ filing: { requester: { ...FILING.requester, name: '李护士长' } } })).toBe(wang.id);
  });

  it('is who wrote the message that one of ours registered', () => {
    expect(of({ by: sun, filing: { source: { channel: 'C0RENHESVC', ts: '1.2' } } })).toBe(wang.id);
  });

  it('is nobody in Slack when somebody has phoned', () => {
    expect(of({ by: sun, filing: { requester: phoned } })).toBeUndefined();
  });

  it('is the contract’s contact of that name, if there is one only, and it is known who that is in Slack', () => {
    const with_ = (contacts: Contract['contacts']) =>
      of({ by: sun, filing: { requester: phoned }, contract: { contacts } });
    expect(with_([contact('陈护士', { personId: CHEN.id }), contact('王主任')])).toBe(CHEN.id);
    expect(with_([contact('陈护士')])).toBeUndefined();
    expect(with_([contact('陈护士', { personId: CHEN.id }), contact('陈护士')])).toBeUndefined();
  });

  it('is nobody any more once their data was erased', () => {
    const { ticket } = inStatus('archived');
    const gone = commitment('salt', 'id', wang.id);
    expect(requesterOf({ ...ticket, requester: { ...ticket.requester, personId: gone } })).toBeUndefined();
  });

  it('is who filed it where an older version has not noted more', () => {
    const { ticket } = new Story();
    const { personId: _none, ...requester } = ticket.requester;
    expect(requesterOf({ ...ticket, requester })?.id).toBe(wang.id);
    expect(
      requesterOf({ ...new Story({ by: sun, filing: { requester: phoned } }).ticket })?.id,
    ).toBeUndefined();
  });
});

/** Who is mentioned with the newest fact of a type. */
const asked = (story: Story, given: Parameters<typeof askedOfCustomer>[2] = {}) =>
  story.facts.flatMap((fact) => askedOfCustomer(story.ticket, fact, given).map(({ id }) => id));

it.each([
  ['an answer', () => inStatus('waiting')],
  ['a decision about a quotation', () => inStatus('arrived').must('10:50', li, 'quote')],
  ['a signature', () => inStatus('resolved')],
])('the requester is asked for %s', (_what, story) => {
  expect(asked(story())).toEqual([wang.id]);
});

it.each([
  ['wait for a supplier', () => inStatus('arrived').must('10:50', li, 'wait', { waitingFor: 'supplier' })],
  ['acknowledge', () => inStatus('acknowledged')],
  ['propose', () => inStatus('proposed')],
  ['depart', () => inStatus('departed')],
  ['arrive', () => inStatus('arrived')],
  ['reply', () => inStatus('assigned').must('10:50', sun, 'reply')],
  ['resume', () => inStatus('waiting').must('10:50', li, 'resume')],
  ['archive', () => inStatus('archived')],
  ['waive', () => inStatus('arrived').must('10:50', li, 'quote').must('10:51', qian, 'waive')],
  ['uphold a pause', () => inStatus('waiting').must('10:50', wang, 'dispute').must('10:55', qian, 'uphold')],
])('nobody is asked when we %s', (_what, story) => {
  expect(asked(story())).toEqual([]);
});

it.each([
  ['answered', inStatus('waiting'), (story: Story) => story.must('10:50', wang, 'resume')],
  [
    'decided',
    inStatus('arrived').must('10:50', li, 'quote'),
    (story: Story) => story.must('10:55', wang, 'accept-quote'),
  ],
  ['signed', inStatus('resolved'), (story: Story) => story.must('11:10', wang, 'confirm')],
  ['sent back', inStatus('resolved'), (story: Story) => story.must('11:10', wang, 'refuse')],
])('who has %s before the message goes is not asked any more', (_what, story, act) => {
  const facts = [...story.facts];
  act(story);
  expect(facts.flatMap((fact) => askedOfCustomer(story.ticket, fact))).toEqual([]);
});

it('a reminder asks again until it is done; what we are reminded of ourselves asks nobody of the customer', () => {
  const story = inStatus('resolved');
  story.sweepUntil('Sun 10:00');
  const reminders = story.all('step-asked').filter(({ step }) => step === 'confirm');
  expect(reminders.length).toBeGreaterThan(0);
  expect(askedOfCustomer(story.ticket, reminders[0]!)).toEqual([{ id: wang.id }]);
  story.must('Sun 10:01', wang, 'confirm');
  expect(askedOfCustomer(story.ticket, reminders[0]!)).toEqual([]);
  const ours = story.all('step-asked').filter(({ step }) => step !== 'confirm');
  expect(ours.flatMap((fact) => askedOfCustomer(story.ticket, fact))).toEqual([]);
});

it('of two quotations and of two results only the newest asks', () => {
  const story = inStatus('resolved');
  const first = story.facts[0]!;
  story.must('11:10', wang, 'refuse').must('11:20', li, 'resolve');
  expect(askedOfCustomer(story.ticket, first)).toEqual([]);
  expect(asked(story)).toEqual([wang.id]);
});

it.each([
  ['a quotation', () => inStatus('arrived').must('10:50', li, 'quote')],
  ['a result', () => inStatus('resolved')],
])(
  '%s asks those whom the contract lets sign, and the requester alone when they are one of them',
  (_what, life) => {
    const story = life();
    const signer = contact('陈院长', { personId: CHEN.id, maySign: true });
    const requester = contact('王主任', { personId: wang.id, maySign: true });
    expect(asked(story, { contacts: [contact('王主任', { personId: wang.id }), signer] })).toEqual([CHEN.id]);
    expect(asked(story, { contacts: [signer, requester] })).toEqual([wang.id]);
    // Nobody of them is in Slack: the requester passes it on.
    expect(asked(story, { contacts: [contact('陈院长', { maySign: true })] })).toEqual([wang.id]);
    // For an answer whoever filed is asked, whoever may sign.
    expect(asked(inStatus('waiting'), { contacts: [signer] })).toEqual([wang.id]);
  },
);

it('whoever has done it themselves is not asked', () => {
  const story = inStatus('arrived', { by: sun, filing: { requester: { ...phoned, personId: li.id } } });
  expect(asked(story.must('10:50', li, 'wait'))).toEqual([]);
  expect(asked(story.must('10:51', li, 'resume').must('10:52', qian, 'quote'))).toEqual([li.id]);
});

it('under a request that was merged in its own requester is asked, but nobody twice', () => {
  const story = inStatus('resolved');
  const other = new Story({
    number: 'SR-2026-000007',
    filing: { requester: { ...FILING.requester, personId: CHEN.id } },
  });
  expect(asked(story, { under: other.ticket })).toEqual([CHEN.id]);
  expect(asked(story, { under: new Story({ number: 'SR-2026-000008' }).ticket })).toEqual([]);
  const caller = new Story({ by: sun, filing: { requester: phoned } });
  expect(asked(story, { under: caller.ticket })).toEqual([]);
});
