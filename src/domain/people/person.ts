import { z } from 'zod';

/** Words for what people are in the desk (requirements.md, "The people"). `admin` may set the desk up. */
export const ROLES = ['front-desk', 'tech-head', 'engineer', 'quality', 'manager', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** A person as facts remember them: the name is kept as it was when they acted. */
export const personRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  teamId: z.string().optional(),
});
export type PersonRef = z.infer<typeof personRefSchema>;

/**
 * Whoever acts, as the domain sees them. Staff have roles; a customer belongs to the companies in whose
 * channels they have acted. Nobody is both: a role of ours wins.
 */
export interface Person extends PersonRef {
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly customerIds: readonly string[];
  /** True for a member of another workspace (Slack Connect): no commands, no shortcuts, no sure ephemerals. */
  readonly external: boolean;
}

/** The desk itself: the clock, the weekly job. It may do what only the desk does (`tick`). */
export const SYSTEM: PersonRef = { id: 'system', name: 'system' };

export const isStaff = (person: Person): boolean => person.roles.length > 0;

export const refOf = (person: PersonRef): PersonRef => ({
  id: person.id,
  name: person.name,
  ...(person.teamId ? { teamId: person.teamId } : {}),
});

/** Slack's locale words (`zh-CN`, `zh-TW`, `en-US`, …) to the languages spoken here; English where it is none of them. */
export function localeFrom(slackLocale: string | undefined, fallback: Locale): Locale {
  if (!slackLocale) return fallback;
  const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0]!;
  return LOCALES.find((locale) => languageOf(locale) === languageOf(slackLocale)) ?? 'en';
}
