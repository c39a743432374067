import { plainName, plainPhone, type Subject } from './subject.js';

/** Somebody of a customer's, as one place names them. */
export interface Sighting {
  readonly personId?: string | undefined;
  readonly name: string;
  readonly phone?: string | undefined;
  readonly customerId: string;
  readonly customerName: string;
}

/** Somebody as all places together name them. */
export interface Candidate {
  readonly personId?: string | undefined;
  readonly names: readonly string[];
  readonly phones: readonly string[];
  readonly companies: readonly { readonly id: string; readonly name: string }[];
}

const SLACK_ID = /^[UW][A-Z0-9]{5,}$/;
/** Fewer digits are an extension, or no number. */
const LEAST_DIGITS = 6;

interface Gathered {
  readonly personId?: string | undefined;
  readonly names: Map<string, string>;
  readonly phones: Map<string, string>;
  readonly companies: Map<string, string>;
}

/** Gathers who there is, and says whom a Slack id, a telephone number or a name means. */
export class WhoIsMeant {
  private readonly people = new Map<string, Gathered>();

  add({ personId, name, phone, customerId, customerName }: Sighting): void {
    const key = personId ?? `${customerId} ${plainName(name)}`;
    const known = this.people.get(key) ?? {
      personId,
      names: new Map(),
      phones: new Map(),
      companies: new Map(),
    };
    if (name.trim()) known.names.set(plainName(name), name);
    if (phone?.trim()) known.phones.set(plainPhone(phone), phone);
    if (customerId) known.companies.set(customerId, customerName);
    this.people.set(key, known);
  }

  /**
   * @param company a part of its name, to tell people of one name apart
   * @returns one when it is clear who is meant
   */
  candidates(who: string, company?: string): Candidate[] {
    const meant = [...this.people.values()].filter(
      (one) => isMeant(one, who.trim()) && isOf(one, company?.trim()),
    );
    // Without a Slack id they are taken for the one of that name who has one, in the same company.
    const isSame = (one: Gathered, other: Gathered): boolean =>
      [...one.names.keys()].some((name) => other.names.has(name)) &&
      [...one.companies.keys()].some((id) => other.companies.has(id));
    const withId = meant.filter(({ personId }) => personId !== undefined);
    return meant
      .filter((one) => one.personId !== undefined || !withId.some((other) => isSame(one, other)))
      .map(({ personId, names, phones, companies }) => ({
        ...(personId === undefined ? {} : { personId }),
        names: [...names.values()],
        phones: [...phones.values()],
        companies: [...companies].map(([id, name]) => ({ id, name })),
      }));
  }
}

function isMeant({ personId, names, phones }: Gathered, who: string): boolean {
  if (SLACK_ID.test(who)) return personId === who;
  const digits = plainPhone(who);
  const isPhone = digits.length >= LEAST_DIGITS && !/\p{L}{3}/u.test(who.replace(/转|分机|ext/gi, ''));
  return isPhone ? phones.has(digits) : names.has(plainName(who));
}

const isOf = ({ companies }: Gathered, company: string | undefined): boolean =>
  company === undefined ||
  [...companies.values()].some((name) => plainName(name).includes(plainName(company)));

export const subjectOf = ({ personId, names, phones, companies }: Candidate): Subject => ({
  ...(personId === undefined ? {} : { personId }),
  names: [...names],
  phones: [...phones],
  customerIds: companies.map(({ id }) => id),
});
