import type { Texts } from '../texts.js';

/** What is said of the desk's calendars, in English. */
export const calendars: Texts['calendars'] = {
  title: 'Calendars',
  close: 'Close',
  back: 'Back',
  edit: 'Edit',
  add: 'New calendar',
  heading: ({ name, id, version }) => `*${name}* (\`${id}\`, version ${version})`,
  precedence:
    'Clocks run by the calendar of the contract (`/service setup`), else by that of its service promise, else by the first one. Times are local times wherever the contract is.',
  hours: ({ hours }) => `Open: ${hours}`,
  neverOpen: 'on single days only',
  country: ({ country, years }) => `Public holidays: ${country}, ${years}`,
  countryOnly: ({ country }) => `Public holidays: ${country}`,
  unknownYears: ({ years }) =>
    `:warning: The public holidays of ${years} are not known yet; until they are, clocks run on them`,
  coming: ({ days }) => `Next: ${days}`,
  kind: { closed: 'closed', 'make-up': 'make-up working day', special: 'other hours' },
  comingDay: ({ days, kind }) => `${days} ${kind}`,
  separator: ', ',
  more: ({ count }) => `${count} more; see and edit them in the settings file.`,
  form: {
    title: 'Edit calendar',
    titleNew: 'New calendar',
    next: 'Next',
    save: 'Save',
    name: 'Name',
    hoursHint:
      'Such as 09:00-12:00, 13:00-18:00; at night 22:00-06:00; all day 00:00-24:00; empty when closed',
    country: 'Public holidays of which country or region',
    noCountry: 'No public holidays',
    often: 'Often chosen',
    countries: ({ from, to }) => `${from} – ${to}`,
    closed: 'Further closed days',
    closedHint: 'Such as 2026-05-04, 2026-12-28..2026-12-31; they go before public holidays',
    makeUp: 'Further working days (hours of a Monday)',
    makeUpHint: 'Such as 2026-10-10; a public holiday that you work belongs here too',
    special: 'Days with hours of their own (one a line)',
    specialHint: 'Such as 2026-11-25: 09:00-12:00; they go before everything else',
    tooMany: ({ what, count }) =>
      `${what}: ${count} entries are too many for this form and stay as they are; edit them in the settings file.`,
  },
  confirm: {
    changes: ({ name, version }) => `*${name}* becomes version ${version}:`,
    isNew: ({ name }) =>
      `A new calendar, *${name}*. Once saved, choose it with \`/service setup\` in a customer’s channel, or in a service promise.`,
    unchanged: ({ name }) => `*${name}* is as it was.`,
    line: ({ label, from, to }) => `• ${label}: ${from} → ${to}`,
    added: ({ label, days }) => `• ${label}: ${days} added`,
    removed: ({ label, days }) => `• ${label}: ${days} removed`,
    publicYear: ({ country, year, holidays, workdays }) =>
      `• ${country} ${year}: ${holidays} days of public holidays, ${workdays} make-up working days`,
    publicChanged: ({ country, year, days }) => `• ${country} ${year}, changed: ${days}`,
    more: ({ count }) => `• ${count} more changes`,
    meaning:
      'With “New requests only”, open requests keep the calendar they were registered with. With “Open requests too”, what is left of a running deadline counts by the new calendar, and the time before the change by the old one. Deadlines that were met or missed, and breaches that happened, stay. Each request has the change in its history, and its customer is told when a deadline moves.',
    changedMeanwhile: ({ version }) =>
      `:warning: Somebody has saved version ${version} meanwhile; this is how yours differs from it. Please confirm again.`,
    again: 'You can still change it below; what stands there is saved.',
  },
  label: {
    name: 'Name',
    country: 'Public holidays',
    closed: 'Closed days',
    makeUp: 'Make-up working days',
    special: 'Days with hours of their own',
  },
  none: 'none',
  shut: 'closed',
  done: {
    saved: ({ name, version }) =>
      `:white_check_mark: Calendar *${name}* is saved as version ${version}, for new requests.`,
    applying: ({ name, version }) =>
      `:white_check_mark: Version ${version} of calendar *${name}* is on its way to the open requests; you will be told when it is done.`,
    unchanged: 'Nothing has changed.',
  },
  faults: {
    nameTaken: 'There is a calendar of that name already; please choose another.',
    hours: ({ part }) =>
      `“${part}” is not understood; please write 09:00-12:00, 13:00-18:00, or nothing when closed.`,
    overlap: 'These hours overlap; please check them.',
    night: 'The night overlaps the hours of the next day; please check them.',
    neverOpen: 'At least one day must have hours.',
    days: ({ part }) => `“${part}” is not understood; please write 2026-05-04 or 2026-05-01..2026-05-05.`,
    special: ({ part }) =>
      `“${part}” is not understood; please write one day a line, such as 2026-11-25: 09:00-12:00.`,
    dayOverlap: ({ day }) =>
      `The hours of ${day} overlap those of the night before or of the next day; please check them.`,
    country: ({ day }) =>
      `The make-up day ${day} overlaps the night before or the next day; please write its hours under “Days with hours of their own”.`,
    countryUnknown: 'The public holidays of this country are not known; please choose another.',
    tooLong: ({ count }) => `Please use at most ${count} characters, or edit the days in the settings file.`,
  },
};
