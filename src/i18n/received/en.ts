import type { Texts } from '../texts.js';

/** When something was received, and when it was registered (R2, R20, R35). */
export const received: Texts['received'] = {
  when: 'Received when',
  whenHint: 'When the call, fax or mail came: the clocks run from then.',
  reference: 'Number of the fax or mail',
  lateReason: 'Why it is registered only now',
  askReason: ({ hours }) =>
    `:hourglass: That was more than ${hours} hours ago. Please say why it is registered only now, and submit again.`,
  registeredAt: ({ received: at, when }) => `${at} (registered ${when})`,
  goesOn: ({ received: at, number, since }) => `${at} (goes on from ${number}; its clocks run from ${since})`,
  doneIn: ({ number }) => `Dealt with in ${number}`,
  late: ({ reason }) => `Registered late: ${reason}`,
  withReference: ({ channel, reference }) => `${channel}, number ${reference}`,
  receipt: 'Receipt',
  corrected: ({ name, from, to, reason }) =>
    `:pencil2: ${name} corrected when it was received: ${from} → ${to}; the clocks run from there. Reason: ${reason}`,
  itemContact: ({ name, phone }) => `Contact: ${name} ${phone}`.trimEnd(),
  contactOf: ({ no }) => `Contact and phone for item ${no}, if another`,
  contactHint: 'For example: Nurse Li 010-8888 6666',
  badContact: 'Please write a name and a phone number, such as: Nurse Li 010-8888 6666.',
  registeredOn: ({ day }) => `registered ${day}`,
  inRegister: ({ reference, text }) => `(number ${reference}) ${text}`,
};
