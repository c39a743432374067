import { z } from 'zod';

/** A person of a customer's whose data is looked for: by any of this. Names count within their company alone. */
export const subjectSchema = z.object({
  personId: z.string().optional(),
  names: z.array(z.string()),
  phones: z.array(z.string()),
  customerIds: z.array(z.string()),
});
export type Subject = z.infer<typeof subjectSchema>;

/** A name, or what people write in place of one, as it is compared. */
export const plainName = (name: string): string =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** The digits of a telephone number, without the country's 86 and the leading zero: so people write the same one differently. */
export const plainPhone = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(00)?86(?=\d{9,})/, '')
    .replace(/^0+/, '');

/** Shorter ones (extensions, parts) would be found in anything. */
const LEAST_DIGITS = 6;

const isPhoneOf = ({ phones }: Subject, phone: string): boolean =>
  plainPhone(phone).length >= LEAST_DIGITS && phones.some((one) => plainPhone(one) === plainPhone(phone));

const isNameOf = ({ names, customerIds }: Subject, name: string, customerId: string): boolean =>
  customerIds.includes(customerId) && names.some((one) => plainName(one) === plainName(name));

/**
 * Whether it is theirs: by id; without one, by name in their company, or by telephone while no name is known. A telephone
 * alone is not enough beside a name: whole wards share one.
 */
export function isSubject(
  subject: Subject,
  { personId, name, phone }: { personId?: string | undefined; name: string; phone?: string | undefined },
  customerId: string,
): boolean {
  if (personId !== undefined && subject.personId !== undefined) return personId === subject.personId;
  if (subject.names.length > 0) return isNameOf(subject, name, customerId);
  return phone !== undefined && isPhoneOf(subject, phone);
}

/** Whether a text has their Slack id or telephone number in it: then nothing else is to be asked. */
export function identifies(subject: Subject, text: string): boolean {
  const { personId, phones } = subject;
  if (personId !== undefined && text.includes(personId)) return true;
  return phones.some((phone) => {
    const digits = plainPhone(phone);
    return (
      text.includes(phone) ||
      (digits.length >= LEAST_DIGITS && digitRuns(text).some((run) => run.endsWith(digits)))
    );
  });
}

/** Whether it has one of their names in it. */
export const names = (subject: Subject, text: string): boolean =>
  subject.names.some((name) => plainName(name).length > 1 && plainName(text).includes(plainName(name)));

/** Telephone numbers in a text, with what people write between their digits. */
const digitRuns = (text: string): string[] =>
  (text.normalize('NFKC').match(/[+\d][\d\s\-–().]*\d/g) ?? []).map((run) => run.replace(/\D/g, ''));

/** Why something is about a person. */
export type Because =
  /** They asked, or acted: name, Slack id, telephone. */
  | 'is'
  /** They wrote it. */
  | 'wrote'
  /** It has their Slack id or telephone number in it, or the title of their request. */
  | 'identifies'
  /** Somebody else wrote it and named them. */
  | 'names';

/** Why texts are about somebody who did not write them. */
export function whyIn(texts: readonly string[], subject: Subject): Because | undefined {
  if (texts.some((one) => identifies(subject, one))) return 'identifies';
  return texts.some((one) => names(subject, one)) ? 'names' : undefined;
}
