import type { Texts } from '../texts.js';

export const roles: Texts['roles'] = {
  address: 'Address',
  phone: 'Phone',
  letterheadHint: 'Stands with the company’s name at the head of reports and forms.',
  companyName: 'Company name, as customers read it',
  deskLocale: 'Language of the desk',
  plainMessages: 'When a customer just writes in their channel',
  plainMessagesHint:
    'The message is offered to be registered, and the front desk sees to it; greetings and thanks apart.',
  atOnce: 'Offer to register it at once',
  afterMinutes: ({ minutes }) => `When none of us has answered for ${minutes} min`,
  notOffered: 'Offer nothing (only :ticket: and the form)',
  title: 'Desk settings',
  submit: 'Save',
  close: 'Cancel',
  saved: 'The desk settings are saved.',
  youAdminister: 'No administrator was chosen, so you are one.',
  group: ({ role }) => `${role}: a Slack user group instead`,
  groupHint: 'With a group chosen, its members count and the people above do not.',
  noGroup: 'No user group',
};
