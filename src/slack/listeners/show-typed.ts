import { readEnquiryNumber } from '../../domain/enquiry/kind.js';
import { yearOf } from '../../domain/record/number.js';
import { readNumber } from '../../domain/ticket/number.js';
import type { SlackContext } from '../context.js';
import type { Acting } from './acting.js';
import { enquiryShowAsked } from './enquiries.js';
import { numberMissing } from './information.js';
import { showAsked } from './verb.js';

/** The request that somebody means by a number, which may be its last figures. @returns undefined when it cannot be one */
export async function numberGiven(context: SlackContext, text: string): Promise<string | undefined> {
  const { zone } = await context.settings.load();
  return readNumber(text, yearOf(context.clock(), zone));
}

/** `/service show 42`, or `EQ-2026-000042` for a customer's message that became none. @param word by which they asked */
export async function showTyped(
  context: SlackContext,
  acting: Acting,
  text: string,
  word: string,
): Promise<void> {
  const enquiry = readEnquiryNumber(text);
  if (enquiry) return enquiryShowAsked(context, acting, enquiry);
  const number = await numberGiven(context, text);
  return number ? showAsked(context, acting, number) : numberMissing(context, acting, word);
}
