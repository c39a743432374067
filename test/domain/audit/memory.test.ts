import type { Finding } from '../../../src/domain/audit/finding.js';
import { recall, type Remembered } from '../../../src/domain/audit/memory.js';
import { tell, tidingsSchema } from '../../../src/domain/audit/tell.js';
import { ROSTER, zhao, zhou } from '../people/cast.js';
import { at, DESK } from '../ticket/requests.js';

const differs: Finding = {
  kind: 'ledger-differs',
  about: 'SR-2026-000042',
  deskChannel: DESK,
  differences: [{ metric: 'repair', cycle: 1, field: 'dueAt' }],
};
const late: Finding = {
  kind: 'clock-late',
  about: 'SR-2026-000043',
  deskChannel: DESK,
  since: at('09:00'),
};
const stuck: Finding = { kind: 'outbox-stuck', about: DESK, deskChannel: DESK, since: at('09:00'), count: 3 };

/** One run: what is remembered after it, and what was said where. */
function run(known: readonly Remembered[], seen: readonly Finding[], when: string, owing: string[] = []) {
  const recalled = recall(known, seen, at(when));
  const { findings, intents } = tell(recalled, ROSTER, 'zh-CN', new Set(owing), at(when));
  const said = intents.map(({ lane, kind, data }) => {
    const tidings = tidingsSchema.parse(data);
    const counts = [tidings.found, tidings.lasting, tidings.over].map(
      ({ named, more }) => named.length + more,
    );
    return [lane, kind, ...counts];
  });
  return { findings, said };
}

it('a finding is told once, again after an hour as long as it lasts, and when it is over', () => {
  const first = run([], [differs], '10:00');
  expect(first.said).toEqual([[DESK, 'post', 1, 0, 0]]);
  const second = run(first.findings, [differs], '10:01');
  expect(second.said).toEqual([]);
  const hour = run(second.findings, [differs], '11:00');
  expect(hour.said).toEqual([[DESK, 'post', 0, 1, 0]]);
  const after = run(hour.findings, [differs], '11:01');
  expect(after.said).toEqual([]);
  const over = run(after.findings, [], '11:02');
  expect(over.said).toEqual([[DESK, 'post', 0, 0, 1]]);
  expect(run(over.findings, [], '11:03')).toEqual({ findings: [], said: [] });
});

it('what catches up by itself between two runs is never told', () => {
  const first = run([], [late, stuck], '10:00');
  expect(first.said).toEqual([]);
  expect(first.findings).toHaveLength(2);
  expect(run(first.findings, [], '10:01').said).toEqual([]);
  expect(run(first.findings, [late], '10:01').said).toEqual([[DESK, 'post', 1, 0, 0]]);
});

it('several findings of one desk are one message; a finding tells what it is now', () => {
  const { findings } = run([], [late], '10:00');
  const recalled = recall(findings, [differs, { ...late, since: at('09:30') }], at('10:01'));
  const { intents } = tell(recalled, ROSTER, 'zh-CN', new Set(), at('10:01'));
  expect(intents).toHaveLength(1);
  expect(tidingsSchema.parse(intents[0]!.data).found.named).toEqual([
    { ...late, since: at('09:30') },
    differs,
  ]);
});

it('without a desk, and when the desk’s own lane is stuck, administrators and managers are told in person', () => {
  const people = [
    [zhou.id, 'direct', 1, 0, 0],
    [zhao.id, 'direct', 1, 0, 0],
  ];
  const { deskChannel: _none, ...nowhere } = differs;
  expect(run([], [nowhere], '10:00').said).toEqual(people);
  expect(run(run([], [stuck], '10:00').findings, [stuck], '10:01').said).toEqual(people);
});

it('nobody is told of their own lane, and the others of the roster are', () => {
  const own: Finding = { kind: 'outbox-stuck', about: zhou.id, since: at('09:00'), count: 1 };
  expect(run(run([], [own], '10:00').findings, [own], '10:01').said).toEqual([[zhao.id, 'direct', 1, 0, 0]]);
});

it('with an empty roster a finding is remembered all the same, and told when there is somebody', () => {
  const { deskChannel: _none, ...nowhere } = differs;
  const nobody = tell(recall([], [nowhere], at('10:00')), {}, 'zh-CN', new Set(), at('10:00'));
  expect(nobody.intents).toEqual([]);
  expect(nobody.findings).toHaveLength(1);
  expect(run(nobody.findings, [nowhere], '11:00').said).toEqual([
    [zhou.id, 'direct', 0, 1, 0],
    [zhao.id, 'direct', 0, 1, 0],
  ]);
});

it('nothing is repeated in a lane where the earlier message still waits; it is when that has gone out', () => {
  const { findings } = run([], [differs], '10:00');
  const waiting = run(findings, [differs], '11:00', [DESK]);
  expect(waiting.said).toEqual([]);
  expect(run(waiting.findings, [differs], '11:01').said).toEqual([[DESK, 'post', 0, 1, 0]]);
});

it('what a run did not look at is neither over nor told anew', () => {
  const { findings } = run(run([], [late], '10:00').findings, [late], '10:01');
  const recalled = recall(findings, [], at('10:02'), () => true);
  expect(recalled).toMatchObject({ found: [], lasting: [], over: [] });
  expect(recalled.findings).toEqual(findings);
});

it('of a thousand findings two hundred are kept and ten named; the others are counted', () => {
  const many = Array.from({ length: 1000 }, (_none, n) => ({ ...differs, about: `SR-2026-${100_000 + n}` }));
  const recalled = recall([], many, at('10:00'));
  expect([recalled.findings.length, recalled.unkept]).toEqual([200, 800]);
  const { intents } = tell(recalled, ROSTER, 'zh-CN', new Set(), at('10:00'));
  const { found } = tidingsSchema.parse(intents[0]!.data);
  expect([found.named.length, found.more]).toEqual([10, 190]);
});
