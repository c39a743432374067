import { Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { newestCalendars, newestPolicies, type Settings } from '../../src/domain/settings/settings.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { ROLES } from '../../src/domain/people/person.js';
import { CATEGORIES, SEVERITIES } from '../../src/domain/ticket/words.js';

const HEAD = ` Settings of the service desk.
 Check:   npm run -s settings -- check FILE      (touches nothing)
 Import:  npm run -s settings -- import FILE     (shows what changes; with --yes it is done)
 A part that is left out (roster, say) stays as it is; a role that is left out of the roster is emptied.`;

/** How deep a part is written in lines of its own. */
const DEPTHS: Readonly<Record<string, number>> = { roster: 2, groups: 1, calendars: 4, skills: 1 };

/** What stands above each part. */
const COMMENTS: Readonly<Record<string, string>> = {
  version: ` Of the settings that this file was made from. When somebody has saved others since, the import
 refuses: export them again.`,
  companyName: ' The name on cards and reports.',
  letterhead:
    ' Address and phone on reports and forms, below the name; the logo is set with settings -- logo FILE.',
  zone: " The desk's own IANA time zone. A customer's channel has one of its own (/service setup).",
  deskLocale: ' The language of the desk: zh-CN or en.',
  roster: ` Who stands behind each role: ids as Slack has them, the names are for people.
 Roles: ${ROLES.join(', ')}.`,
  groups: ` Roles whose people are those of a user group in Slack, by the group's id (engineer: S0123ABCD); they stand in
 no roster. Who is in them is asked of Slack within the hour.`,
  policies: ` What is promised. The first policy is proposed for a new channel. One that is changed becomes a new version,
 for new requests only: open ones keep theirs unless the import is told --apply-to-open. All durations are minutes,
 reopenWindowDays are days.
   targets          how soon, by clock: ${METRICS.join(', ')}; a clock that is not named does not run
   categories       targets that differ for one category (${CATEGORIES.join(', ')})
   severities       targets that differ for one severity (${SEVERITIES.join(', ')}), whatever the category
   pauses           clocks that stand while we wait for the customer; supplierPauses: for a supplier
   warnAt           when people are told, as parts of the target; 1 is the breach and must be there
   maxPauseMinutes  a pause ends by itself after that
   calendar         the id of a calendar below; without it the first
   escalation       who is asked after a breach, level by level, until somebody takes it; when it is asked again`,
  calendars: ` When the clocks run. The first calendar is that of policies that name none (calendar: ID); a channel may have
 one of its own (/service setup). One that is changed becomes a new version, for new requests only.
   hours      24x7, or week, holidays (closed), workdays (make-up days, open like a Monday), days (hours of their own)
   country    whose public holidays and make-up days hold besides, such as CN; what hours says of a day goes before
   - { id: office, country: CN, hours: { week: { mon: [09:00-12:00, 13:00-18:00] }, days: { 2026-11-25: [] } } }`,
  reminderDays:
    ' How many days before a resident period, a warranty or own terms of equipment end the desk is reminded.',
  plainMessages:
    ' After how many minutes without an answer of ours a message in a customer channel is offered to be registered; off: never.',
  skills: ' What people know, by id: the expert group of a major problem is chosen by it.',
};

/**
 * @returns the settings as YAML that `readSettingsFile` reads back to the same: the newest version of each policy and calendar,
 * with a comment above each part
 */
export function writeSettingsFile(settings: Settings): string {
  const { version, companyName, letterhead, zone, deskLocale, groups, skills, reminderDays, plainMessages } =
    settings;
  const own = ROLES.filter((role) => settings.roster[role] && !groups[role]);
  const roster = Object.fromEntries(own.map((role) => [role, settings.roster[role]]));
  const newest = { policies: newestPolicies(settings), calendars: newestCalendars(settings) };
  const policies = newest.policies.map(({ version: _counted, ...policy }) => namedFirst(policy));
  const calendars = newest.calendars.map(({ version: _counted, publicDays: _derived, ...calendar }) =>
    namedFirst(calendar),
  );
  const parts = {
    version,
    companyName,
    ...(letterhead && { letterhead }),
    zone,
    deskLocale,
    roster,
    groups,
    policies,
    calendars,
    ...(reminderDays && { reminderDays }),
    ...(plainMessages !== undefined && { plainMessages }),
    skills,
  };
  const doc = new Document(parts, { aliasDuplicateObjects: false });
  doc.commentBefore = HEAD;
  if (!isMap(doc.contents)) throw new Error('settings are a map');
  for (const { key, value } of doc.contents.items) {
    if (!isScalar(key)) continue;
    key.commentBefore = COMMENTS[String(key.value)];
    key.spaceBefore = key.value !== 'version';
    onOneLine(value as Node, DEPTHS[String(key.value)] ?? 3);
  }
  for (const part of ['policies', 'calendars'] as const) {
    const written = doc.get(part);
    if (!isSeq(written)) continue;
    written.items.forEach((item, index) => {
      (item as Node).commentBefore = ` version ${newest[part][index]!.version}`;
    });
  }
  return doc.toString({ lineWidth: 110 });
}

/** Id and name are what a reader looks for. */
const namedFirst = <T extends { id: string; name?: string | undefined }>({ id, name, ...rest }: T) => ({
  id,
  ...(name === undefined ? {} : { name }),
  ...rest,
});

/** What lies deeper than this is short: people, targets of a severity; lists of words too. */
function onOneLine(node: Node, depth: number): void {
  if (isSeq(node)) {
    node.flow = depth <= 0 || node.items.every(isScalar);
    for (const item of node.items) onOneLine(item as Node, depth - 1);
  } else if (isMap(node)) {
    node.flow = depth <= 0 || node.items.length === 0;
    for (const { value } of node.items) onOneLine(value as Node, depth - 1);
  }
}
