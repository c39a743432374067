import { z } from 'zod';
import { LOCALES } from './people/person.js';
import { rosterSchema } from './people/roster.js';
import { DEFAULT_DESK_POLICY, deskPolicySchema, type DeskPolicy } from './sla/escalation.js';
import { calendarSchema } from './sla/calendar.js';

/** What the desk itself decides (design.md, convention 6): one document, changed with its version as guard. */
export const settingsSchema = z.object({
  version: z.number().int(),
  companyName: z.string(),
  /** The desk's own zone: the year of a number, the hours of the desk's messages. */
  zone: z.string(),
  deskLocale: z.enum(LOCALES),
  roster: rosterSchema,
  policies: z.array(deskPolicySchema).min(1),
  calendar: calendarSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  version: 0,
  companyName: 'Yingda',
  zone: 'Asia/Shanghai',
  deskLocale: 'zh-CN',
  roster: {},
  policies: [DEFAULT_DESK_POLICY],
  calendar: '24x7',
};

/** @returns the newest version of a policy; the first policy when there is none of that id. */
export function policyOf(settings: Settings, id: string) {
  const versions = settings.policies.filter((policy) => policy.id === id);
  return versions.sort((a, b) => b.version - a.version)[0] ?? settings.policies[0]!;
}

/** @returns the newest version of each policy, in the order of the desk; the first is proposed for a new channel. */
export function newestPolicies(settings: Settings): DeskPolicy[] {
  return [...new Set(settings.policies.map(({ id }) => id))].map((id) => policyOf(settings, id));
}
