import { Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { newestPolicies, type Settings } from '../../src/domain/settings.js';
import { METRICS } from '../../src/domain/sla/terms.js';
import { ROLES } from '../../src/domain/people/person.js';
import { SEVERITIES } from '../../src/domain/ticket/words.js';

const HEAD = ` Settings of the service desk.
 Check:   npm run -s settings -- check FILE      (touches nothing)
 Import:  npm run -s settings -- import FILE     (shows what changes; with --yes it is done)
 A part that is left out (roster, say) stays as it is; a role that is left out of the roster is emptied.`;

/** What stands above each part. */
const COMMENTS: Readonly<Record<string, string>> = {
  version: ` Of the settings that this file was made from. When somebody has saved others since, the import
 refuses: export them again.`,
  companyName: ' The name on cards and reports.',
  zone: " The desk's own IANA time zone. A customer's channel has one of its own (/service setup).",
  deskLocale: ' The language of the desk: zh-CN or en.',
  roster: ` Who stands behind each role: ids as Slack has them, the names are for people.
 Roles: ${ROLES.join(', ')}.`,
  policies: ` What is promised. The first policy is proposed for a new channel. One that is changed becomes a new version,
 for new requests only: open ones keep theirs. All durations are minutes, reopenWindowDays are days.
   targets          how soon, by clock: ${METRICS.slice(0, 4).join(', ')}; a clock that is not named does not run
   severities       targets that differ for one severity (${SEVERITIES.join(', ')})
   pauses           clocks that stand while we wait for the customer; supplierPauses: for a supplier
   warnAt           when people are told, as parts of the target; 1 is the breach and must be there
   maxPauseMinutes  a pause ends by itself after that
   escalation       who is asked after a breach, level by level, until somebody takes it; when it is asked again`,
  calendar: ` When the clocks run: 24x7, or week, holidays (closed), workdays (open like a Monday) and days (hours of their own).
   calendar: { week: { mon: [09:00-12:00, 13:00-18:00] }, holidays: [2026-10-01], days: { 2026-11-25: [] } }`,
};

/**
 * @returns the settings as YAML that `readSettingsFile` reads back to the same: the newest version of each policy,
 * with a comment above each part
 */
export function writeSettingsFile(settings: Settings): string {
  const { version, companyName, zone, deskLocale, roster, calendar } = settings;
  const newest = newestPolicies(settings);
  const policies = newest.map(({ id, name, version: _counted, ...terms }) => ({
    id,
    ...(name === undefined ? {} : { name }),
    ...terms,
  }));
  const parts = { version, companyName, zone, deskLocale, roster, policies, calendar };
  const doc = new Document(parts, { aliasDuplicateObjects: false });
  doc.commentBefore = HEAD;
  if (!isMap(doc.contents)) throw new Error('settings are a map');
  for (const { key, value } of doc.contents.items) {
    if (!isScalar(key)) continue;
    key.commentBefore = COMMENTS[String(key.value)];
    key.spaceBefore = key.value !== 'version';
    onOneLine(value as Node, key.value === 'roster' ? 2 : 3);
  }
  const written = doc.get('policies');
  if (isSeq(written)) {
    written.items.forEach((item, index) => {
      (item as Node).commentBefore = ` version ${newest[index]!.version}`;
    });
  }
  return doc.toString({ lineWidth: 110 });
}

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
