import type { PolicyDraft } from '../../domain/terms/policy-draft.js';
import { textsIn } from '../../i18n/texts.js';
import { refusalText } from '../answer.js';
import type { SlackContext } from '../context.js';
import type { Recognised } from '../who.js';
import { forbidden } from './policies.js';

/** @returns why it cannot go on, in the person's language, when it cannot */
export async function draftOf(
  context: SlackContext,
  recognised: Recognised,
  draftId: string,
): Promise<PolicyDraft | string> {
  const { locale, id } = recognised.person;
  const refusal = forbidden(recognised);
  if (refusal) return refusalText(refusal, locale);
  const draft = await context.policyDrafts.load(draftId);
  return draft?.by === id ? draft : textsIn(locale).policies.faults.goneDraft;
}
