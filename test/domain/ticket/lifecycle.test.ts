import { isRefusal } from '../../../src/domain/refusal.js';
import { LIFECYCLE, VERBS, type Verb } from '../../../src/domain/ticket/lifecycle.js';
import { STATUSES, type Status } from '../../../src/domain/ticket/words.js';
import { chen, li, qian, sun, wang, zhao } from '../people/cast.js';
import { inStatus } from './in-status.js';

/** Somebody who may use the verb, so that only the status can say no. */
const MAY: Record<Verb, typeof li> = {
  acknowledge: li,
  accept: qian,
  assign: qian,
  propose: li,
  depart: li,
  arrive: li,
  wait: li,
  resume: li,
  resolve: li,
  confirm: wang,
  'sign-off': li,
  refuse: wang,
  archive: sun,
  reopen: wang,
  cancel: sun,
  note: li,
  reply: li,
  reclassify: qian,
  take: zhao,
  handover: li,
  convene: qian,
  plan: li,
  'close-plan': li,
  correct: qian,
  dispute: wang,
  uphold: qian,
  annul: qian,
  quote: li,
  'accept-quote': wang,
  'decline-quote': wang,
  waive: qian,
  replace: li,
  merge: sun,
  link: sun,
  unlink: sun,
  split: sun,
  wish: li,
};

/** By status: what is allowed (+), what is refused as already done (=), or not in this state (.), what goes on elsewhere (>); in the order of `VERBS`. */
const TABLE: Record<Status, string> = {
  //             ack acc ass pro dep arr wai res rsv con sof ref arc reo can not rep rec tak han con pla clo cor dis uph ann quo acc dec wve rep mer lin unl spl wis
  registered:
    '+   +   +   .   .   .   .   .   .   .   .   .   .   .   +   +   +   +   +   +   +   +   +   .   .   .   .   .   .   .   .   .   +   +   +   .   +',
  acknowledged:
    '=   +   +   +   +   .   +   .   +   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   .   +   +   +   +   +   +   +   +   +   +   .   +',
  assigned:
    '=   +   +   +   +   .   +   .   +   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   .   +   +   +   +   +   +   +   +   +   +   .   +',
  proposed:
    '=   +   +   +   +   +   +   .   +   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   .   +   +   +   +   +   +   +   +   +   +   .   +',
  departed:
    '=   +   +   +   =   +   +   .   +   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   .   +   +   +   +   +   +   +   +   +   +   .   +',
  arrived:
    '=   +   +   +   =   =   +   .   +   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   .   +   +   +   +   +   +   +   +   +   +   .   +',
  waiting:
    '=   +   +   =   =   =   =   +   +   .   .   .   .   .   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   +   .   +',
  resolved:
    '=   +   .   =   =   =   .   .   =   +   .   +   .   .   .   +   +   .   .   .   .   .   .   +   .   +   +   .   .   .   .   .   .   +   +   +   +',
  confirmed:
    '=   +   .   =   =   =   .   .   =   =   =   .   +   +   .   +   +   .   .   .   .   .   .   +   .   .   .   .   .   .   .   .   .   +   +   +   +',
  unanswered:
    '=   +   .   =   =   =   .   .   =   +   .   .   +   +   .   +   +   .   .   .   .   .   .   +   .   .   .   .   .   .   .   .   .   +   +   +   +',
  archived:
    '=   +   .   =   =   =   .   .   =   =   =   .   =   +   .   +   +   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   +   +   +   +',
  cancelled:
    '.   .   .   .   .   .   .   .   .   .   .   .   .   .   =   +   +   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   +   +   .   +',
  merged:
    '>   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >   >',
};
/** What answers something that is not there in any of these lives. */
const WITHOUT_REASON: Partial<Record<Verb, string>> = {
  take: 'nothing-to-take',
  plan: 'no-plan-open',
  'close-plan': 'no-plan-open',
  uphold: 'nothing-disputed',
  annul: 'nothing-disputed',
  'accept-quote': 'no-quotation-open',
  'decline-quote': 'no-quotation-open',
  waive: 'nothing-to-waive',
  replace: 'unknown-equipment',
  unlink: 'nothing-linked',
  split: 'nothing-left-undone',
};
const withoutReason = (status: Status, verb: Verb): string | undefined =>
  verb === 'quote' && status === 'waiting' ? 'resume-first' : WITHOUT_REASON[verb];
const MARKS: Record<string, string> = {
  '+': 'done',
  '=': 'already-done',
  '.': 'not-in-this-state',
  '>': 'merged-into',
};
const ROWS = STATUSES.flatMap((status) => {
  const marks = TABLE[status].trim().split(/\s+/);
  return VERBS.map((verb, index) => [status, verb, MARKS[marks[index]!]!] as const);
});

it.each(ROWS)('a request that is %s: %s → %s', (status, verb, expected) => {
  const story = inStatus(status);
  const before = story.ticket;
  // Naming 李工 again, or answering what nobody asked, is refused by the verb itself.
  const more = verb === 'assign' ? { engineer: { id: chen.id, name: chen.name } } : {};
  const outcome = story.tell('11:30', MAY[verb], verb, more);
  const byVerb = expected === 'done' ? (withoutReason(status, verb) ?? expected) : expected;
  expect(isRefusal(outcome) ? outcome.refused : 'done').toBe(byVerb);
  if (isRefusal(outcome)) {
    expect(story.ticket).toBe(before);
    if (outcome.refused === 'already-done') expect(outcome.data['name']).toMatch(/李工|孙前台|王主任/);
    if (outcome.refused === 'not-in-this-state') expect(outcome.data).toMatchObject({ status, verb });
  } else {
    // What is first owed to another document is a fact once that has it.
    expect(outcome.facts.length + (outcome.record.errands?.length ?? 0)).toBeGreaterThan(0);
    expect(LIFECYCLE[status]).toContain(verb);
  }
});

it('the second of two who press at once is told by name who was first', () => {
  const story = inStatus('registered').must('10:05:00', li, 'acknowledge');
  expect(story.tell('10:05:01', chen, 'acknowledge')).toEqual({
    refused: 'already-done',
    data: { verb: 'acknowledge', name: '李工', number: 'SR-2026-000042' },
  });
});

it('the second of two who reopen at once is told by name who was first', () => {
  const story = inStatus('confirmed').must('12:00', wang, 'reopen');
  expect(story.tell('12:00:01', sun, 'reopen')).toMatchObject({
    refused: 'already-done',
    data: { name: '王主任' },
  });
});

it('what was done in an earlier cycle is not done in this one', () => {
  const story = inStatus('confirmed').must('12:00', wang, 'reopen');
  expect(story.tell('12:01', wang, 'confirm')).toMatchObject({ refused: 'not-in-this-state' });
  expect(isRefusal(story.tell('12:02', chen, 'acknowledge'))).toBe(false);
});

it('what was undone is not called done', () => {
  const resumed = inStatus('waiting').must('10:50', li, 'resume').must('11:00', li, 'resolve');
  expect(resumed.tell('11:01', li, 'wait')).toMatchObject({ refused: 'not-in-this-state' });
  const accepted = inStatus('resolved')
    .must('11:10', wang, 'refuse')
    .must('11:20', li, 'resolve')
    .must('11:30', wang, 'confirm');
  expect(accepted.tell('11:31', wang, 'refuse')).toMatchObject({ refused: 'not-in-this-state' });
});

it('nobody is told that the clock was quicker: a wait that ended by itself is over, not done by a person', () => {
  const story = inStatus('waiting');
  story.sweepUntil('Fri 10:00');
  expect(story.ticket.status).toBe('arrived');
  expect(story.tell('Fri 10:01', li, 'resume')).toMatchObject({ refused: 'not-in-this-state' });
});
