import type { Texts } from '../texts.js';

export const unanswered: Texts['unanswered'] = {
  lastCall: ({ when }) =>
    `:warning: If we hear nothing from you by ${when}, we close this request as not answered, as agreed; it can be reopened.`,
  lastCallDesk: ({ when }) =>
    `:warning: If nothing is heard from the customer by ${when}, it is closed as not answered.`,
  closes: ({ when }) => `closed at ${when} if not answered`,
  not: {
    confirm: 'The customer has not signed',
    'decide-quotation': 'The customer has not decided on the quotation',
    answer: 'The customer has not answered',
  },
  onThread: {
    confirm: ({ count }) =>
      `:no_bell: Reminded ${count}×, we have no signature of yours for the result: closed as not answered, as agreed, and not taken as signed. You can still sign it; if it is not solved, please reopen it.`,
    'decide-quotation': ({ count }) =>
      `:no_bell: Reminded ${count}×, we have no decision of yours on the quotation: closed as not answered, as agreed, and the quotation is withdrawn. Please reopen it if it is still needed.`,
    answer: ({ count }) =>
      `:no_bell: Reminded ${count}×, we have no answer of yours: closed as not answered, as agreed. Please reopen it if it is still needed.`,
  },
  onDesk: ({ what, count, policy, version }) =>
    `:no_bell: ${what}, reminded ${count}×: closed by promise “${policy}”, version ${version}; not taken as signed.`,
  onCard: ({ what, count, when }) =>
    `:no_bell: *${what}*, reminded ${count}×: closed as agreed on ${when}, not taken as signed`,
  archive: ':file_cabinet: The customer has not answered, and it was closed as agreed: please archive it.',
  printed: ({ names, count, days, at }) =>
    `Not answered: ${names}, asked ${count}× (${days}); closed as agreed on ${at}`,
  inRegister: ' (closed as agreed, not answered by the customer)',
  between: ', ',
  inPolicy: ({ count }) => `closed after ${count} reminder${count === 1 ? '' : 's'}, never taken as signed`,
  never: 'not closed',
  why: {
    rule: ({ count, made }) =>
      `:no_bell: Not answered by the customer after ${count} reminder${count === 1 ? '' : 's'}, it is closed by the promise, and not taken as signed (${made} so far).`,
    closes: ({ made, when }) =>
      `:no_bell: The customer was reminded ${made}×; not answered by ${when}, it is closed by the promise, and not taken as signed.`,
    closed: ({ what, count, times, when }) =>
      `:no_bell: ${what}, reminded ${count}× (${times}): closed by the promise on ${when}, not taken as signed.`,
  },
  inReport: ({ count }) => `${count} closed as not answered`,
};
