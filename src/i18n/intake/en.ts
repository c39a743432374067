import type { Texts } from '../texts.js';

/** The pinned card of a customer's channel (English). */
export const intake: Texts['intake'] = {
  title: 'After-sales service',
  head: ({ company, contract }) => `*${company}* after-sales service · ${contract}`,
  promise: ({ targets }) => `*Our promise* for faults: ${targets}`,
  promiseOfMajor: ({ targets, major }) =>
    `*Our promise* for faults: ${targets}; for major problems: ${major}`,
  promiseOfMajorAlone: ({ major }) => `*Our promise* for major problems: ${major}`,
  target: ({ metric, time }) => `${metric.toLowerCase()} ${time}`,
  targetBetween: ', ',
  hours: ({ hours }) => `*Service hours*: ${hours}; the times above count in them`,
  roundTheClock: '*Service hours*: day and night, holidays included',
  holidaysApart: ({ hours }) => `${hours} (except public holidays)`,
  onDuty: ({ names }) => `*On duty now*: ${names}`,
  engineers: ({ names }) => `*Your engineers*: ${names}`,
  nameBetween: ', ',
  andMore: ({ names, count }) => `${names} and others, ${count} in all`,
  motto: 'Every request gets a response, every response gets an answer.',
  button: 'File a service request',
  alsoReaction: 'Or react to any message with :ticket: and we will offer to register it.',
  fromMessage: 'Shall this message become a service request?',
  fromMessageButton: 'Register as a request',
};
