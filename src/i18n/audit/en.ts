import type { Texts } from '../texts.js';

export const audit: Texts['audit'] = {
  found: ':mag: *The desk has found something wrong with itself*',
  lasting: ':mag: *Still so*',
  over: ':white_check_mark: *No longer so*',
  clockLate: ({ number, when }) =>
    `• *${number}*: its clock should have fired at ${when} and did not. Watch this request yourselves, and tell an administrator.`,
  clockAside: ({ number }) =>
    `• *${number}*: letting its clock run fails, and is tried again every minute. Watch this request yourselves, and tell an administrator.`,
  ledgerDiffers: ({ number, what }) =>
    `• *${number}*: the stored clocks are not those that its history gives (${what}). Check them, and tell an administrator.`,
  recordGone: ({ number }) =>
    `• *${number}*: it is not in the database any more. Find out who took it out; \`npm run archive -- restore\` puts back what has a bundle.`,
  chainBroken: ({ number, where, why }) =>
    `• *${number}*: its chain of custody does not hold${where}: ${why}. Find out who changed the database; \`/service verify\` shows the chain.`,
  unreadable: ({ number, reason }) =>
    `• *${number}*: it cannot be read or replayed (${reason}), and its clocks, if it is open, will not fire. Watch this request yourselves, and tell an administrator.`,
  bundlesLate: ({ when, count }) =>
    `• The archive: ${count} closed request${count === 1 ? ' waits' : 's wait'} for ${count === 1 ? 'its' : 'their'} bundle, the longest since ${when}. The log says why (\`writing the bundle\`); look at the place that \`ARCHIVE_URL\` names.`,
  groupEmpty: ({ role }) =>
    `• The Slack user group of “${role}” is empty: add people to it in Slack, or choose another with \`/service roles\`.`,
  groupLost: ({ role, reason }) =>
    `• Slack does not tell who is in the user group of “${role}” (${reason}); those known last have the role. Choose another with \`/service roles\`.`,
  levelEmpty: ({ policy, level }) =>
    `• Policy *${policy}*: nobody stands behind level ${level} of its escalation now. Give the role or the rota people: \`/service roles\`, \`/service oncall\`.`,
  residentMissing: ({ channel }) =>
    `• The contract of ${channel} promises a resident engineer and names nobody. Name one with \`/service setup\` in that channel.`,
  daysUnknown: ({ calendar, year }) =>
    `• Calendar *${calendar}*: the public holidays of ${year} are not known, so its clocks will run on them. Give it their days with \`/service calendars\`, or by file.`,
  outboxStuck: ({ lane, when, count }) => `• ${lane}: messages waiting to be sent since ${when}: ${count}.`,
  more: ({ count }) => `And ${count} more.`,
};
