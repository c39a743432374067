import { enquiryKind } from '../../../src/domain/enquiry/kind.js';
import { filesOf, goesOn, isAbout, wordsOf } from '../../../src/domain/enquiry/enquiry.js';
import { verifyTold } from '../../../src/domain/record/chain.js';
import { asked, decided } from '../../../src/domain/record/decide.js';
import type { Person } from '../../../src/domain/people/person.js';
import { li, must, wang } from '../record/loans.js';
import { at, AT, heard, later, openedBy, tickedAt, zhao, type ToldEnquiry } from './heard.js';

const run = (record: ToldEnquiry, command: object, person: Person, minutes: number) =>
  decided(enquiryKind, record, command, person, at(`press:${minutes}:${JSON.stringify(command)}`, minutes));
const done = (...given: Parameters<typeof run>) => must(run(...given));
const told = ({ intents }: { intents: readonly { kind: string; message: string; lane: string }[] }) =>
  intents.map(({ kind, message, lane }) => `${kind} ${message} ${lane}`);
const { record: offered, intents } = openedBy(wang, heard('门诊工作站打不开'));
const { record: waiting } = openedBy(wang, heard('门诊工作站打不开', 5));

it('at once: under the message it is offered to be registered, and the desk sees it', () => {
  expect(offered.state).toMatchObject({ status: 'offered', author: { name: '王老师' } });
  expect(told({ intents })).toEqual(['post-card offer C0RENHE', 'post-card card C0DESK']);
  expect(intents[0]!.data).toEqual({ threadTs: '1.1' });
});

it('after some minutes: nobody is told anything before, and nothing at all when one of ours has answered', () => {
  expect(told(openedBy(wang, heard('打不开', 5)))).toEqual([]);
  expect(tickedAt(waiting, 4.9)).toBeUndefined();
  const late = tickedAt(waiting, 5)!;
  expect(told(late)).toEqual(['post-card offer C0RENHE', 'post-card card C0DESK']);
  const answered = done(waiting, { do: 'answer' }, li, 3);
  expect([answered.record.state.status, answered.intents]).toEqual(['answered', []]);
  expect(answered.record.nextInstantAt).toBeUndefined();
  expect(run(waiting, { do: 'answer' }, wang, 3)).toMatchObject({ refused: 'not-permitted' });
});

it('nobody presses: the front desk is asked, then who is above, ever less often, and never for what was missed meanwhile', () => {
  const rounds: [minutes: number, names: string[]][] = [];
  let record: ToldEnquiry = offered;
  for (const minutes of [10, 20, 30, 60, 120, 240]) {
    expect(tickedAt(record, minutes - 0.1)).toBeUndefined();
    const outcome = tickedAt(record, minutes)!;
    record = outcome.record as ToldEnquiry;
    const fact = record.history.at(-1)!;
    rounds.push([minutes, fact.type === 'chased' ? fact.to.map(({ name }) => name) : []]);
    expect(told(outcome).filter((one) => one.startsWith('direct')).length).toBe(rounds.at(-1)![1].length);
  }
  const all = ['赵前台', '钱主任', '孙总'];
  expect(rounds).toEqual([
    [10, ['赵前台']],
    [20, ['赵前台']],
    [30, all],
    [60, all],
    [120, all],
    [240, all],
  ]);
  // Nobody was there for five hours: asked once, and again when that is due.
  const back = tickedAt(offered, 300)!.record as ToldEnquiry;
  expect([back.state.chased, back.nextInstantAt]).toEqual([6, later(480)]);
});

it('the promised time passes: the customer is told once, whenever that is noticed, and the offer promises it no longer', () => {
  const toCustomer = (outcome: { intents: readonly { kind: string; message: string; lane: string }[] }) =>
    told(outcome).filter((one) => one.endsWith('C0RENHE'));
  const broken = ['update-card offer C0RENHE', 'post-card late C0RENHE'];
  const walked = (minutes: readonly number[]) => {
    let record: ToldEnquiry = offered;
    return minutes.map((minute) => {
      const outcome = tickedAt(record, minute)!;
      record = outcome.record as ToldEnquiry;
      return toCustomer(outcome);
    });
  };
  expect(walked([10, 20, 30, 60, 120])).toEqual([[], [], broken, [], []]);
  expect(walked([300, 480])).toEqual([broken, []]);
  expect(tickedAt(offered, 30)!.intents.find(({ message }) => message === 'late')?.data).toEqual({
    threadTs: '1.1',
  });
});

it('the desk finds that it is none: the customer is told why, and may register it all the same', () => {
  const asked1 = tickedAt(offered, 10)!.record as ToldEnquiry;
  expect(run(asked1, { do: 'dismiss', remark: '属正常现象' }, wang, 11)).toMatchObject({
    refused: 'not-permitted',
  });
  const dismissed = done(asked1, { do: 'dismiss', remark: '已电话说明，属正常现象' }, zhao, 11);
  expect(told(dismissed)).toEqual([
    'update-card offer C0RENHE',
    'post-card answer C0RENHE',
    'update-card card C0DESK',
    'update-card asked U0ZHAO',
  ]);
  expect(dismissed.record.nextInstantAt).toBeUndefined();
  expect(run(dismissed.record as ToldEnquiry, { do: 'decline' }, wang, 12)).toMatchObject({
    refused: 'record-not-now',
  });
  const registered = made(dismissed.record as ToldEnquiry, 'SR-2026-000042', 15);
  expect(registered?.record.state).toMatchObject({ status: 'registered', request: 'SR-2026-000042' });
});

/** A request says that it was made of it. */
function made(record: ToldEnquiry, request: string, minutes: number) {
  const errand = {
    ...{ to: { kind: 'enquiry', id: record.id }, from: { kind: 'ticket', id: request }, do: 'registered' },
    ...{
      given: { request },
      by: { id: wang.id, name: wang.name },
      side: 'customer' as const,
      at: later(minutes),
    },
  };
  const outcome = asked(enquiryKind, record, errand, at(`errand:${request}`, minutes));
  return outcome && must(outcome);
}

it('of two requests that are made of it the first is named', () => {
  const first = made(offered, 'SR-2026-000042', 2)!.record as ToldEnquiry;
  expect(first.state).toMatchObject({
    status: 'registered',
    request: 'SR-2026-000042',
    endedBy: { name: '王老师' },
  });
  expect(made(first, 'SR-2026-000043', 3)).toBeUndefined();
});

it('that it has become a request is said once under it, by the offer itself or, where none was made yet, in its place', () => {
  expect(told(made(offered, 'SR-2026-000042', 2)!)).toEqual([
    'update-card offer C0RENHE',
    'update-card card C0DESK',
  ]);
  const early = made(waiting, 'SR-2026-000042', 2)!;
  expect(told(early)).toEqual(['post-card offer C0RENHE']);
  expect(early.intents[0]!.data).toEqual({ threadTs: '1.1' });
});

it('customers decline for themselves, of their company alone', () => {
  const stranger = { ...wang, id: 'U0SMITH', customerIds: ['harbour'] };
  expect(run(offered, { do: 'decline' }, stranger, 1)).toMatchObject({ refused: 'record-not-found' });
  expect(run(offered, { do: 'decline' }, li, 1)).toMatchObject({ refused: 'not-permitted' });
  expect(done(offered, { do: 'decline' }, wang, 1).record.state.status).toBe('declined');
  expect(enquiryKind.mayNotOpen(stranger, heard('x'))).toMatchObject({ refused: 'not-for-colleagues' });
  expect(enquiryKind.mayNotOpen(li, heard('x'))).toMatchObject({ refused: 'not-for-colleagues' });
});

it('all lines that a customer writes are one: words, files, what is said under it; what they take back is not in it', () => {
  const say = { do: 'say', ts: '2.2', text: '两台都是', fileIds: ['F1', 'F2'] };
  const more = done(offered, say, wang, 1).record as ToldEnquiry;
  const ours = done(more, { do: 'say', ts: '3.3', text: '在看', fileIds: ['F9'] }, li, 2)
    .record as ToldEnquiry;
  expect([wordsOf(ours.state), filesOf(ours.state)]).toEqual(['门诊工作站打不开\n两台都是', ['F1', 'F2']]);
  // One line that is registered by itself leaves the others to be decided on.
  expect([isAbout(offered.state, '1.1'), isAbout(ours.state, '1.1'), isAbout(ours.state, '2.2')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(run(ours, { do: 'edit', ts: '2.2', text: '三台' }, li, 3)).toMatchObject({
    refused: 'not-permitted',
  });
  const edited = done(ours, { do: 'edit', ts: '2.2', text: '三台都是' }, wang, 3).record as ToldEnquiry;
  const deleted = done(edited, { do: 'edit', ts: '1.1' }, wang, 4).record as ToldEnquiry;
  expect([deleted.state.status, wordsOf(deleted.state)]).toEqual(['offered', '三台都是']);
  const gone = done(deleted, { do: 'edit', ts: '2.2' }, wang, 5);
  expect([gone.record.state.status, told(gone)[0]]).toEqual(['withdrawn', 'update-card offer C0RENHE']);
  // Nothing is lost of it: every wording stands in the history, and the chain holds.
  expect(JSON.stringify(gone.record.history)).toContain('两台都是');
  expect(verifyTold(enquiryKind, gone.record as ToldEnquiry)).toMatchObject({ ok: true });
});

it('what was written beside the first message and is changed after registering is told to the request', () => {
  const more = done(offered, { do: 'say', ts: '2.2', text: '两台', fileIds: [] }, wang, 1)
    .record as ToldEnquiry;
  const request = made(more, 'SR-2026-000042', 2)!.record as ToldEnquiry;
  const note = done(request, { do: 'edit', ts: '2.2', text: '三台' }, wang, 3).intents.at(-1)!;
  expect(note).toMatchObject({ kind: 'errand', lane: 'record:ticket/SR-2026-000042' });
  expect(note.data).toMatchObject({ do: 'note', given: { text: '“两台” → “三台”' } });
  expect(told(done(request, { do: 'edit', ts: '1.1', text: '一台' }, wang, 3))).not.toContainEqual(
    expect.stringContaining('errand'),
  );
});

it('goes on: under it whoever writes, beside it the same person, as long as they have not stopped', () => {
  const { state } = offered;
  const minutes = (many: number) => new Date(AT.getTime() + many * 60_000);
  expect(goesOn(state, { by: 'U0OTHER', threadTs: '1.1', at: minutes(600) })).toBe(true);
  expect(goesOn(state, { by: wang.id, threadTs: '9.9', at: minutes(1) })).toBe(false);
  expect(goesOn(state, { by: wang.id, at: minutes(5) })).toBe(true);
  expect(goesOn(state, { by: wang.id, at: minutes(5.1) })).toBe(false);
  expect(goesOn(state, { by: 'U0OTHER', at: minutes(1) })).toBe(false);
});

it('its words for lists are of what is open, and never a person', () => {
  const keys = (record: ToldEnquiry) => enquiryKind.listed(record).keys;
  expect(keys(waiting)).toEqual(['waiting', 'customer:renhe', 'open', 'open:C0RENHE', 'message:C0RENHE:1.1']);
  expect(keys(offered)).toContain('undecided');
  const over = done(offered, { do: 'decline' }, wang, 1).record as ToldEnquiry;
  expect(keys(over)).toEqual(['declined', 'customer:renhe', 'message:C0RENHE:1.1']);
  expect([enquiryKind.isClosed(over.state), enquiryKind.isClosed(waiting.state)]).toEqual([true, false]);
});
