import type { Texts } from '../texts.js';

/** What is said of personal data; the keys are those of zh-CN.ts. */
export const privacy: Texts['privacy'] = {
  erased: 'erased',
  done: ({ name, count }) =>
    `${name} erased personal data in ${count} place${count === 1 ? '' : 's'} as demanded; everything else, and every signature, is as it was`,
  slack: {
    title: 'Personal data',
    submit: 'Erase',
    close: 'Close',
    names: ({ names }) => `Names: ${names}`,
    phones: ({ phones }) => `Phones: ${phones}`,
    requests: ({ count, open }) => `Requests they filed: ${count}, ${open} of them open`,
    contracts: ({ names }) => `Contact of: ${names}`,
    explain:
      'This cannot be undone. All requests, contracts, weekly reports and bundles are looked through: *erased* stands where the data stood, signatures and their chain stay as they are. Open requests are seen to when they are closed. Messages in Slack and downloaded files are not reached. If the person is to have their data, ask the operator for it first.',
    reason: 'On whose demand, and when',
    reasonHint: 'This is kept: do not say whose data it is',
    reasonNames: 'This is kept: leave out the name, number and Slack id of the person',
    texts: 'What others wrote',
    named: 'Erase texts that name the person, too',
    asked:
      ':white_check_mark: That is on record, and being done. `/service personal-data` without a person says how far it is.',
    ours: 'They are one of the desk: what they did stays on record under their name.',
    whom: 'Choose the person from the list that Slack offers after `@`: `/service personal-data @person`. People who are not in Slack are found on the server with `npm run personal-data`.',
    list: '*Demands to erase personal data*',
    none: 'Nobody has demanded yet that personal data is erased. Usage: `/service personal-data @person`',
    line: ({ when, name, reason, count }) =>
      `${when} ${name}: ${reason} (${count} request${count === 1 ? '' : 's'})`,
    waiting: ({ numbers }) => `Waits until they are closed: ${numbers}`,
    papers: ({ numbers }) => `Files in Slack and bundles still to go: ${numbers}`,
    failed: ({ numbers }) =>
      `:warning: Nothing erased, for the chain does not hold or they cannot be read: ${numbers}`,
    done: ({ when }) => `:white_check_mark: All done ${when}`,
  },
  held: {
    title: ({ name, company, when }) => `What the service desk of ${company} holds about ${name} (${when})`,
    why: 'What for:',
    kept: 'How long:',
    because: {
      is: 'you',
      wrote: 'written by you',
      identifies: 'has your telephone number, your Slack id or the title of your request in it',
      names: 'written by somebody else and names you',
    },
    kinds: {
      request: {
        what: 'Service requests',
        why: 'To receive and handle requests, and to keep every step and signature on record, so that complaints and quality can be traced.',
        kept: 'After closing as long as the archive keeps requests; when it is erased on demand, only a checksum stays that gives nothing away.',
      },
      record: {
        what: 'Other records',
        why: 'To keep on record what was agreed and done beside the requests, and by whom.',
        kept: 'As long as requests are kept; when it is erased on demand, only a checksum stays that gives nothing away.',
      },
      contract: {
        what: 'Contacts of contracts',
        why: 'The people agreed with the customer to be called, to sign, and to open the door.',
        kept: 'Until the customer names others, or on demand.',
      },
      profile: {
        what: 'Profile from Slack',
        why: 'To answer in your language and time zone, and to show your name and number.',
        kept: 'Brought up to date from Slack daily; erased on demand.',
      },
      weeklyReport: {
        what: 'Weekly service reports',
        why: 'To tell customer and headquarters about the week; titles of requests stand in them.',
        kept: 'As long as the contract; the titles are erased on demand.',
      },
      wish: {
        what: 'Wishes and requirements',
        why: 'To collect what customers want of the system, and to tell them what became of it.',
        kept: 'For good; your name, and words that nobody else wished for in the same way, are erased on demand.',
      },
      export: {
        what: 'Exports asked for',
        why: 'That you have asked for a file of requests; the file itself is not kept.',
        kept: 'Erased on demand.',
      },
    },
    elsewhere:
      'Outside of the desk: messages and files in channels are kept by the Slack workspaces they were written in; papers that were handed over, files that were downloaded and backups of the database are not in this list.',
  },
};
