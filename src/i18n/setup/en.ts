import type { Texts } from '../texts.js';

export const setup: Texts['setup'] = {
  title: 'Set up this channel',
  submit: 'Save',
  close: 'Cancel',
  customerName: 'Customer (company)',
  contractName: 'Contract or project',
  site: 'Site address',
  systems: 'Systems (one a line)',
  acceptedDay: 'Day of acceptance',
  deskChannel: 'Our desk channel',
  locale: 'Language with this customer',
  engineers: 'Resident or responsible engineers',
  zone: 'Time zone',
  policy: 'Service promise',
  calendar: 'Calendar (working hours)',
  asPolicySays: 'As the service promise says',
  done: ({ channel, desk }) => `${channel} is set up; its desk is ${desk}.`,
  missing: 'Still missing:',
  nothingMissing: 'Everything is in place.',
  noManager: 'Nobody is in management, so nobody receives escalations. Set them with `/service roles`.',
  noTechHead: 'There is no technical head to assign requests. Set one with `/service roles`.',
  noEngineer: 'There are no engineers to respond. Set them with `/service roles`.',
  noFrontDesk: 'There is no front desk to register calls and faxes. Set one with `/service roles`.',
  noResident:
    'Nobody is resident with this customer, though the contract promises free resident service. Choose who is with `/service setup`, under “Resident or responsible engineers”.',
  notInGroup: ({ name }) => `${name} is not in the Slack user group of the engineers; add them there.`,
  notInDesk: ({ channel }) => `Yingda is not in ${channel}; type \`/invite @Yingda\` there.`,
  notInCustomer: 'Yingda is not in this channel; type `/invite @Yingda`, and the card is posted.',
  deskIsShared: ({ channel }) =>
    `${channel} is shared with another company, which reads internal notes there; choose a channel of your own people.`,
  badZone: 'There is no such time zone; write a name such as Asia/Shanghai.',
};
