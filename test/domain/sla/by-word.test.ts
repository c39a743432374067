import { policySchema, DEFAULT_POLICY, targetsFor } from '../../../src/domain/sla/policy.js';
import { simulate } from '../../../src/domain/sla/simulate.js';
import { CATEGORIES } from '../../../src/domain/ticket/words.js';
import { checkSettings } from '../../../src/domain/settings/settings-file.js';
import { at, printedClock, run, steps } from './desk.js';

/** Words that every object answers to, and one that objects swallow. */
const STRANGE = ['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'];
/** Read from text, as files are: in a literal `__proto__` is no field. */
const json = (text: string): unknown => JSON.parse(text);

describe.each(STRANGE)('a severity or category called %s', (word) => {
  const filed = { at: at('10:00'), do: 'register', severity: word, category: word };

  it('has the targets that the policy gives it, and those of the policy where it gives none', () => {
    const given = json(`{"targets":{"repair":240},"severities":{"${word}":{"repair":60}},"metrics":{}}`);
    const named = { ...(given as object), events: [filed], until: at('10:10') };
    expect(printedClock(run(named), 'repair').dueAt).toBe(at('11:00'));
    const base = { targets: { repair: 240 }, events: [filed], until: at('10:10') };
    expect(printedClock(run(base), 'repair').dueAt).toBe(at('14:00'));
  });

  it('has the clocks that the policy names for it', () => {
    const given = json(`{"metrics":{"${word}":["response"]},"categories":{"${word}":{"response":45}}}`);
    const { clocks } = run({ ...(given as object), events: [filed], until: at('10:10') });
    expect(clocks.map(({ metric, dueAt }) => [metric, dueAt])).toEqual([['response', at('10:45')]]);
  });

  it('is neither more nor less than another one: the shorter target is the upgrade', () => {
    const given = json(`{"targets":{"repair":240},"severities":{"${word}":{"repair":60}}}`);
    const events = steps(
      ['10:00', 'register', { severity: word }],
      ['10:20', 'reclassify', { severity: word === 'toString' ? 'valueOf' : 'toString' }],
    );
    const shown = run({ ...(given as object), events, until: at('10:30') });
    expect(printedClock(shown, 'repair').dueAt).toBe(at('14:00'));
  });

  it('is refused where words are known: a metric, a day, a part of the settings', () => {
    const events = [filed];
    expect(simulate(json(`{"targets":{"${word}":5},"events":${JSON.stringify(events)}}`))).toMatchObject({
      faults: [expect.stringContaining(`targets.${word}`)],
    });
    const days = `{"calendar":{"days":{"${word}":["09:00-12:00"]},"week":{"mon":["09:00-12:00"]}},"events":[]}`;
    expect(simulate(json(days))).toMatchObject({
      faults: expect.arrayContaining([expect.stringContaining(`calendar.days.${word}`)]) as never,
    });
    const { version: _v, ...policy } = DEFAULT_POLICY;
    const rest = JSON.stringify(policy).slice(1);
    for (const part of ['severities', 'categories']) {
      const file = `{"version":1,"policies":[{"${part}":{"${word}":{"repair":5}},${rest}]}`;
      expect(checkSettings(json(file))).toMatchObject({
        faults: [{ field: `policies[0].${part}.${word}`, message: 'unknown field' }],
      });
    }
    for (const part of ['roster', 'groups', 'skills']) {
      expect(checkSettings(json(`{"version":1,"${part}":{"${word}":[]}}`))).toHaveProperty('faults');
    }
  });
});

it('the policy of a stored request keeps every word', () => {
  const stored = { ...DEFAULT_POLICY, ...(json('{"severities":{"__proto__":{"repair":60}}}') as object) };
  const policy = policySchema.parse(stored);
  expect(targetsFor(policy, { severity: '__proto__', category: 'fault' }).repair).toBe(60);
  expect(JSON.stringify(policySchema.parse(policy))).toBe(JSON.stringify(policy));
});

describe('the simulator', () => {
  it.each(CATEGORIES)('prints for %s the clocks of the default policy', (category) => {
    const { clocks } = run({ events: steps(['10:00', 'register', { category }]), until: at('10:01') });
    const named = Object.keys(targetsFor(DEFAULT_POLICY, { severity: 'general', category }));
    expect(clocks.map(({ metric }) => metric)).toEqual(
      ['response', 'solution', 'onsite', 'repair'].filter((metric) => named.includes(metric)),
    );
  });

  it('cancels and begins clocks by a category that is said later, also while it is resolved', () => {
    const events = steps(
      ['10:00', 'register', { category: 'fault' }],
      ['10:10', 'reclassify', { category: 'training' }],
      ['10:20', 'reclassify', { category: 'fault', targets: { onsite: 30 } }],
    );
    const shown = run({ events, until: at('10:30') });
    expect(printedClock(shown, 'repair')).toMatchObject({ state: 'running', dueAt: at('14:20') });
    const resolved = steps(
      ['10:00', 'register', { category: 'training' }],
      ['10:10', 'resolve'],
      ['10:20', 'reclassify', { category: 'fault' }],
      ['10:30', 'refuse'],
    );
    const again = run({ events: resolved, until: at('10:40') });
    expect(printedClock(again, 'repair')).toMatchObject({ state: 'running', dueAt: at('14:30') });
  });

  it('a target given by hand makes no clock that the category does not have', () => {
    const events = steps(
      ['10:00', 'register', { category: 'training' }],
      ['10:10', 'reclassify', { targets: { onsite: 30, response: 60 } }],
    );
    const { clocks } = run({ events, until: at('10:20') });
    expect(clocks.map(({ metric, dueAt }) => [metric, dueAt])).toEqual([['response', at('11:00')]]);
  });

  it('an unknown metric in a list is refused with its place', () => {
    const given = { metrics: { training: ['answer'] }, events: steps(['10:00', 'register']) };
    expect(simulate(given)).toMatchObject({
      faults: [expect.stringMatching(/^metrics\.training\[0\]: unknown/)],
    });
  });
});
