import { LOCALES } from '../../../src/domain/people/person.js';
import { DEFAULT_DESK_POLICY, deskPolicySchema } from '../../../src/domain/sla/escalation.js';
import { METRICS } from '../../../src/domain/sla/terms.js';
import { textsIn } from '../../../src/i18n/texts.js';
import { policyTermsModal, readPolicyTerms } from '../../../src/slack/modals/policy-terms.js';
import { policyNames, policyOf } from '../../house/extreme-policies.js';
import { FILLS } from '../../house/extremes.js';
import { typedIn } from './typed-in.js';

const names = policyNames(FILLS['one word']!);
const form = (policy = DEFAULT_DESK_POLICY, locale: (typeof LOCALES)[number] = 'zh-CN') =>
  policyTermsModal({ policy, isNew: false, draftId: 'draft:1' }, names, locale);
const read = (changes: Record<string, unknown>, policy = DEFAULT_DESK_POLICY, taken: string[] = []) =>
  readPolicyTerms(typedIn(form(policy), changes), { policy, taken, names }, 'zh-CN');
const faults = textsIn('zh-CN').policies.faults;

it.each(LOCALES)('a form that is submitted as it opened changes nothing, in %s', (locale) => {
  for (const policy of [
    DEFAULT_DESK_POLICY,
    policyOf(FILLS['Chinese']!),
    policyOf(FILLS['mentions and links']!, true),
    deskPolicySchema.parse({
      ...DEFAULT_DESK_POLICY,
      targets: { response: 1 / 3, repair: 75 / 60 },
      severities: { general: { repair: 300 } },
      warnAt: [1 / 3, 1, 1.5],
    }),
  ]) {
    const { name } = policy;
    const clean = name === undefined ? policy : { ...policy, name: name.trim() };
    const values = typedIn(form(clean, locale));
    const opened = readPolicyTerms(values, { policy: clean, taken: [], names }, locale);
    expect(opened).toEqual({ ok: clean });
  }
});

it('what is typed becomes the policy; an empty target is no deadline, an empty one of a major problem is the basic one', () => {
  const said = read({
    name: '  重点用户 ',
    'target-response': '１５',
    'target-onsite': null,
    'major-repair': '120',
    categories: '使用咨询：方案 480',
    warnAt: '50, 75，100%',
    pauses: [],
    maxPause: '1440',
    reopenWindow: '30',
    calendar: { value: 'calendar:office' },
  });
  expect(said).toEqual({
    ok: {
      ...DEFAULT_DESK_POLICY,
      name: '重点用户',
      targets: { response: 15, solution: 120, repair: 240, handover: 60, experts: 60 },
      severities: { major: { repair: 120 } },
      categories: { question: { solution: 480 } },
      warnAt: [0.5, 0.75, 1],
      pauses: [],
      maxPauseMinutes: 1440,
      reopenWindowDays: 30,
      calendar: 'office',
    },
  });
});

it('after how many reminders what is not answered is closed is edited; empty is never, and nothing else is taken', () => {
  const some = read({ closeUnanswered: '３' });
  expect(some).toEqual({ ok: { ...DEFAULT_DESK_POLICY, closeUnanswered: { afterReminders: 3 } } });
  if (!('ok' in some)) throw new Error('refused');
  expect(read({ closeUnanswered: null }, some.ok)).toEqual({ ok: DEFAULT_DESK_POLICY });
  for (const wrong of ['0', '21', '2.5', 'x'])
    expect(read({ closeUnanswered: wrong })).toEqual({ errors: { closeUnanswered: faults.closeUnanswered } });
});

it('which clocks a category has, and when the emergency plan opens, are edited; empty is all of them, and with the repair', () => {
  const some = read({ metrics: '培训：响应，到场\n其他：无', emergencyPlan: '360' });
  expect(some).toMatchObject({
    ok: { metrics: { training: ['response', 'onsite'], other: [] }, emergencyPlan: 360 },
  });
  const none = read({ metrics: '', emergencyPlan: '' });
  expect('ok' in none && [none.ok.metrics, none.ok.emergencyPlan]).toEqual([undefined, undefined]);
  const { metrics: _m, emergencyPlan: _p, ...before } = DEFAULT_DESK_POLICY;
  for (const policy of [before, { ...before, emergencyPlan: 'repair' as const }]) {
    expect(read({}, policy)).toEqual({ ok: policy });
  }
});

it('targets of another severity that only a file knows are kept', () => {
  const policy = { ...DEFAULT_DESK_POLICY, severities: { general: { repair: 300 }, major: { repair: 60 } } };
  expect(read({ 'major-repair': '' }, policy)).toMatchObject({
    ok: { severities: { general: { repair: 300 } } },
  });
});

it.each<[string, unknown, string]>([
  ...METRICS.flatMap((metric) =>
    ['0', '-5', '两小时', '5256001', '1e3'].flatMap((typed): [string, unknown, string][] => [
      [`target-${metric}`, typed, faults.minutes],
      [`major-${metric}`, typed, faults.minutes],
    ]),
  ),
  ['name', '', faults.name],
  ['name', '字'.repeat(76), faults.name],
  ['categories', '故障处理 15', faults.category({ no: 1 })],
  ['categories', '故障处理：响应 15\n故障处理：响应 20', faults.categoryTwice({ no: 2 })],
  ['categories', '故障处理：响应 0', faults.categoryMinutes({ no: 1 })],
  ['metrics', '培训 响应', faults.categoryMetrics({ no: 1 })],
  ['metrics', '培训：响应\n培训：方案', faults.categoryTwice({ no: 2 })],
  ['emergencyPlan', '0', faults.minutes],
  ['emergencyPlan', '四小时', faults.minutes],
  ['warnAt', '50, 75', faults.warnAt],
  ['warnAt', '', faults.warnAt],
  ['warnAt', '一半, 100', faults.warnAt],
  ['warnAt', '0, 100', faults.warnAt],
  ['warnAt', '100, 10001', faults.warnAt],
  ['maxPause', '', faults.maxPause],
  ['maxPause', '0', faults.maxPause],
  ['reopenWindow', '', faults.reopenWindow],
  ['reopenWindow', '-1', faults.reopenWindow],
  ['calendar', { value: 'calendar:gone' }, faults.calendar],
])('%s cannot be %j: it is said there and nowhere else', (field, typed, sentence) => {
  expect(read({ [field]: typed })).toEqual({ errors: { [field]: sentence } });
});

it('a time for a clock that its category does not have would be promised to nobody: it is said at the list', () => {
  expect(read({ categories: '培训：到场 60' })).toEqual({
    errors: { metrics: faults.metricsIdle({ category: '培训', metric: '到场' }) },
  });
});

it('everything that is wrong is told at once, each at its field', () => {
  const wrong = { name: '', 'target-response': '-', 'major-onsite': '0', warnAt: '50', maxPause: 'x' };
  expect(read(wrong)).toEqual({
    errors: {
      name: faults.name,
      'target-response': faults.minutes,
      'major-onsite': faults.minutes,
      warnAt: faults.warnAt,
      maxPause: faults.maxPause,
    },
  });
});

it('two policies of one name could not be told apart in the set-up of a channel', () => {
  expect(read({ name: '标准' }, DEFAULT_DESK_POLICY, ['标准'])).toEqual({
    errors: { name: faults.nameTaken },
  });
});
