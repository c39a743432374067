import type { Texts } from '../texts.js';

/** What is said of policies and of what a change of them does to open requests, in English. */
export const policies: Texts['policies'] = {
  title: 'Service promises',
  close: 'Close',
  back: 'Back',
  next: 'Next',
  save: 'Save',
  precedence:
    'A contract names its promise in `/service setup`. Within a promise the times of a *severity* come before those of a *category*, and those before the basic ones. A contract with a calendar of its own keeps that.',
  edit: 'Edit',
  copy: 'New from this one',
  more: ({ count }) => `${count} more`,
  version: ({ name, id, version }) => `*${name}* (\`${id}\`, version ${version})`,
  usedBy: ({ contracts }) => `Used by: ${contracts}`,
  usedByMore: ({ contracts, count }) => `Used by: ${contracts} and ${count} more`,
  usedByNone: 'No contract uses it at present.',
  label: {
    name: 'Name',
    base: 'Basic times',
    warnAt: 'Warnings',
    pauses: 'Stand while we wait for the customer',
    supplierPauses: 'Stand while we wait for a supplier',
    maxPause: 'Longest pause',
    reopenWindow: 'May be reopened after the signature',
    calendar: 'Calendar',
    level: ({ no }) => `Escalation level ${no}`,
    stalled: 'Without progress, asked again',
    digest: 'Digest',
  },
  none: 'none',
  noTargets: 'no clocks',
  percent: ({ percent }) => `${percent} %`,
  days: ({ count }) => `${count} d`,
  calendarNamed: ({ name, version }) => `${name} (version ${version})`,
  firstCalendar: ({ name }) => `The first calendar of the desk (${name})`,
  atOnce: 'at once',
  after: ({ time }) => `after ${time}`,
  rung: ({ when, whom, repeat }) => `${when}: ${whom}; ${repeat}`,
  repeated: ({ times, time }) => `again ${times}× every ${time}`,
  once: 'asked once',
  digested: ({ pages, time }) => `more than ${pages} within ${time} become one`,
  target: {
    responsible: 'Responsible engineer',
    resident: 'Resident engineers',
    'on-duty': 'Whoever is on duty',
  },
  rota: ({ name }) => `Rota “${name}”`,
  form: {
    title: 'Edit promise',
    titleNew: 'New promise',
    name: 'Name (as the set-up of a channel shows it)',
    base: '*Basic times* in minutes; an empty one means that there is no such deadline',
    major: '*Major problems* in minutes; an empty one is as above',
    ofMajor: ({ metric }) => `Major: ${metric}`,
    categories: 'Times of single categories (one category a line, optional)',
    categoriesHint: ({ example }) => `For example: ${example}`,
    warnAt: 'Warn at what percentage of the time (100 must be among them)',
    pauses: 'Deadlines that stand while we wait for the customer',
    supplierPauses: 'Deadlines that stand while we wait for a supplier',
    maxPause: 'Longest pause (minutes, by the wall clock)',
    reopenWindow: 'Days after the signature in which it may be reopened',
    calendar: 'Calendar',
  },
  ladder: {
    title: 'Escalation',
    intro: 'Who is asked after a breach, level by level, until somebody takes it. Times in minutes.',
    level: ({ no }) => `*Level ${no}*`,
    to: 'Whom (roles, rotas)',
    people: 'People besides',
    wait: 'How long after the level before (level 1: after the breach)',
    repeat: 'Asked again every',
    repeats: 'How often again before the next level',
    add: 'Add a level',
    remove: 'Remove this level',
    stalled: 'Acknowledged or taken without progress: asked again after',
    digestPages: 'More than so many messages to one person become one',
    digestWindow: 'Within so many minutes',
  },
  confirm: {
    title: 'Confirm the change',
    submit: 'Save',
    changes: ({ name, version }) => `*${name}* becomes version ${version}:`,
    isNew: ({ name }) =>
      `A new promise, *${name}*. Once saved, choose it with \`/service setup\` in a customer’s channel.`,
    unchanged: ({ name, version }) => `*${name}* is as it was, version ${version}.`,
    line: ({ label, from, to }) => `• ${label}: ${from} → ${to}`,
    added: ({ label, to }) => `• ${label}: ${to} (new)`,
    removed: ({ label, from }) => `• ${label}: no more (was ${from})`,
    more: ({ count }) => `• ${count} more changes`,
    meanwhile: ({ version }) =>
      `:warning: Somebody has just saved version ${version}; yours is not saved yet. This is how yours differs from it: save again if that is what you want, or go back.`,
    effect: '*What it does to open requests*',
    counting: ':hourglass_flowing_sand: Counting…',
    countingSoFar: ({ done, total }) => `:hourglass_flowing_sand: Counting, ${done} of ${total} so far…`,
    recount: 'Count again',
    reach: 'For which requests',
    newOnly: 'New requests only',
    alsoOpen: 'Open requests too',
    meaning:
      'For open requests: a deadline that is still running gets the new time and the new rules for pauses, and what ran before the change counts by the old calendar. Deadlines that were met or missed, and breaches that happened, stay. The escalation levels hold from the next escalation on. Each request has the change in its history, and its customer is told when a deadline moves.',
  },
  tally: {
    none: 'No open request is affected.',
    follow: ({ requests }) =>
      requests === 1
        ? '1 open request follows this promise'
        : `${requests} open requests follow this promise`,
    onCalendar: ({ requests }) =>
      requests === 1
        ? '1 open request goes by this calendar'
        : `${requests} open requests go by this calendar`,
    earlier: ({ count }) => `${count} due earlier`,
    later: ({ count }) => `${count} later`,
    added: ({ count }) => `${count} with a deadline more`,
    dropped: ({ count }) => `${count} with a deadline less`,
    breached: ({ count, numbers }) => `${count} breach now (${numbers})`,
    inTime: ({ count }) => `${count} late no more (breaches that happened stay)`,
    unmoved: 'no deadline moves',
    more: ({ numbers, count }) => `${numbers} and ${count} more`,
    sentence: ({ head, parts }) => `${head}: ${parts}.`,
    separator: ', ',
  },
  done: {
    saved: ({ name, version }) =>
      `:white_check_mark: *${name}* is saved as version ${version}, for new requests.`,
    savedNew: ({ name }) =>
      `:white_check_mark: The new promise *${name}* is saved. Choose it with \`/service setup\` in a customer’s channel.`,
    applying: ({ name, version }) =>
      `:white_check_mark: Version ${version} of *${name}* is on its way to the open requests; you will be told when it is done.`,
    unchanged: 'Nothing has changed.',
  },
  applied: {
    what: ({ name, version }) => `“${name}”, version ${version}`,
    progress: ({ what, done, total }) =>
      `:hourglass_flowing_sand: ${what} is on its way to the open requests: ${done} of ${total} so far.`,
    finished: ({ what, done, total }) =>
      `:white_check_mark: ${what} has reached the open requests: ${done} of ${total} done.`,
    figures: ({ parts }) => `${parts}.`,
    failed: ({ count, numbers }) =>
      `:warning: ${count} could not be changed and keep the old promise: ${numbers}. Please look into the log.`,
  },
  faults: {
    name: 'Please give a name of at most 75 characters.',
    nameTaken: 'There is a promise of that name already; please choose another.',
    minutes:
      'Please give a number of minutes greater than 0, at most 5256000 (ten years); leave it empty for no such deadline.',
    category: ({ no }) =>
      `Line ${no} is not understood. Please write “category: deadline minutes, deadline minutes”, such as “Fault: Response 15, Repair 120”.`,
    categoryTwice: ({ no }) => `The category of line ${no} stands above already.`,
    categoryMinutes: ({ no }) => `Line ${no}: minutes are greater than 0, at most 5256000 (ten years).`,
    warnAt:
      'Please give percentages greater than 0 with commas between them, 100 among them, such as 50, 75, 100.',
    maxPause: 'Please give a number of minutes greater than 0, at most 5256000 (ten years).',
    reopenWindow: 'Please give a number of days greater than 0.',
    calendar: 'This calendar is no longer there; please choose another.',
    to: 'Please choose at least one role, rota or person, and at most 12.',
    wait: 'Please give a number of minutes, 0 or more, at most 525600 (a year).',
    repeat: 'Please give a number of minutes greater than 0, at most 525600 (a year).',
    repeats: 'Please give a whole number from 0 to 50.',
    digestPages: 'Please give a whole number from 1 to 1000.',
    stillCounting:
      'The effect has not been counted yet. Please submit when it has, or choose “New requests only”.',
    goneDraft: 'What you typed here has expired; please close this and type `/service policies` again.',
  },
};
