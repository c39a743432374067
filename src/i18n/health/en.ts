import type { Texts } from '../texts.js';

/** What `/service health` says; the keys are those of zh-CN.ts. */
export const health: Texts['health'] = {
  title: 'Health',
  allWell: ':white_check_mark: All is well: nothing undelivered, nothing overdue.',
  overdue: ({ count }) => `:warning: ${count} documents owe messages that are more than a minute late.`,
  undeliverable: 'Not delivered:',
  line: ({ owner, message, lane, error, when }) => `• ${owner} “${message}” → ${lane}: ${error} (${when})`,
  jobs: 'Jobs:',
  jobLine: ({ name, when }) => `• ${name}: last run ${when}`,
  never: 'not yet',
  walk: ({ walked, chains, since }) =>
    `Chains of custody: ${walked} of ${chains} looked at since ${since}, open and closed.`,
  walkedBefore: ({ when }) => `No chain was looked at longer ago than ${when}.`,
  neverWalked: 'Those left have not been looked at yet since this began.',
  audited: ({ when }) => `Last audit: ${when}, nothing found.`,
  notAudited: 'Not audited yet.',
  bundled: 'Archive: every closed request has its bundle.',
  archive: ({ count }) =>
    `Archive: ${count} closed request${count === 1 ? ' is' : 's are'} waiting for a bundle.`,
  withoutBundle: ({ count }) =>
    `:warning: ${count} closed request${count === 1 ? ' has' : 's have'} no bundle and wait${count === 1 ? 's' : ''} for none: closed before there was an archive. An administrator has them made with \`npm run archive -- catch-up\`.`,
  noArchive: ({ count }) =>
    `:warning: No archive is configured (\`ARCHIVE_URL\`); closed requests without a bundle: ${count}.`,
  findings: ({ when }) => `Found by the auditor (last run ${when}):`,
};
