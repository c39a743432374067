import type { types } from '@slack/bolt';
import type { DeskPolicy } from '../../domain/sla/escalation.js';
import type { Locale } from '../../domain/people/person.js';
import { targetsWithoutMetric } from '../../domain/sla/policy.js';
import type { Category } from '../../domain/ticket/words.js';
import { textsIn } from '../../i18n/texts.js';
import { categoryMetricsText, readCategoryMetrics } from '../parse/category-metrics.js';
import { categoryTargetsText, readCategoryTargets } from '../parse/category-targets.js';
import { minutesText, readNumberText } from '../parse/minutes.js';
import { textInput, type Read } from './inputs.js';
import type { FieldErrors } from './modal.js';

/** What a policy says of single categories: their times, which clocks they have, and when the emergency plan opens. */
export function categoryInputs(policy: DeskPolicy, locale: Locale): types.InputBlock[] {
  const t = textsIn(locale);
  const { form } = t.policies;
  const two = categoryMetricsText({ question: ['response', 'solution'], training: ['response'] }, locale);
  return [
    textInput({
      id: 'categories',
      label: form.categories,
      hint: form.categoriesHint({
        example: categoryTargetsText({ fault: { response: 15, repair: 120 } }, locale),
      }),
      optional: true,
      multiline: true,
      max: 3000,
      initial: categoryTargetsText(policy.categories ?? {}, locale),
    }),
    textInput({
      id: 'metrics',
      label: form.metrics,
      hint: form.metricsHint({ example: two.split('\n').join(t.policies.thenLine) }),
      optional: true,
      multiline: true,
      max: 3000,
      initial: categoryMetricsText(policy.metrics ?? {}, locale),
    }),
    textInput({
      id: 'emergencyPlan',
      label: form.emergencyPlan,
      hint: form.emergencyPlanHint,
      optional: true,
      max: 30,
      initial: minutesText(typeof policy.emergencyPlan === 'number' ? policy.emergencyPlan : undefined),
    }),
  ];
}

/** @returns those parts of the policy, unchecked where only its schema can tell, with what is wrong at which field */
export function readCategories(
  read: Read,
  known: Pick<DeskPolicy, 'emergencyPlan'>,
  locale: Locale,
): { given: Record<string, unknown>; errors: FieldErrors } {
  const t = textsIn(locale);
  const { faults } = t.policies;
  const errors: FieldErrors = {};
  const categories = readCategoryTargets(read.text('categories'));
  if ('fault' in categories) errors['categories'] = faults[categories.fault]({ no: categories.line });
  const metrics = readCategoryMetrics(read.text('metrics'));
  if ('fault' in metrics) errors['metrics'] = faults[metrics.fault]({ no: metrics.line });
  const given = {
    ...('ok' in categories && filled('categories', categories.ok)),
    ...('ok' in metrics && filled('metrics', metrics.ok)),
  };
  const [idle] = errors['metrics'] ? [] : targetsWithoutMetric(given);
  if (idle) {
    const category = t.category[idle.category as Category];
    errors['metrics'] = faults.metricsIdle({ category, metric: t.metric[idle.metric] });
  }
  // No number means with the repair clock, which a policy says in a word or by saying nothing.
  const kept = known.emergencyPlan === 'repair' ? known.emergencyPlan : undefined;
  const emergencyPlan = readNumberText(read.text('emergencyPlan')) ?? kept;
  return { given: { ...given, ...(emergencyPlan === undefined ? {} : { emergencyPlan }) }, errors };
}

/** A part that says nothing is left out. */
export const filled = (key: string, value: object): Record<string, object> =>
  Object.keys(value).length > 0 ? { [key]: value } : {};
