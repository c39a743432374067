import type { Texts } from '../texts.js';

/** The form in which a request is filed (R19, R20). */
export const filing: Texts['filing'] = {
  title: 'Service request',
  submit: 'File',
  submitFor: ({ customer }) => `File for ${customer}`,
  forWhom: ({ customer, contract }) => `For *${customer}* (${contract})`,
  otherCustomer: ({ customer }) =>
    `*${customer}* is chosen. Please look at site and system, and submit again.`,
  close: 'Cancel',
  contract: 'Customer and contract',
  requesterName: 'Contact person',
  requesterPhone: 'Phone',
  site: 'Site',
  siteOther: 'Another place (say which below)',
  siteWhere: 'Where exactly: floor, room, or the other place',
  siteWhereMissing: 'Please say which place it is.',
  system: 'System',
  systemOfPiece: ({ system }) => `System: *${system}* (that of the equipment)`,
  systemHint: ({ systems }) => `Systems of the contract: ${systems}`,
  category: 'Category',
  severity: 'Severity',
  channelOfReceipt: 'Received by',
  item: ({ no }) => `Item ${no}`,
  itemPlaceholder: 'One problem an item: what happens, since when, with what effect',
  addItem: 'Add an item',
  removeItem: 'Remove this item',
  files: 'Files',
  wholeKept: ({ max }) =>
    `:page_facing_up: The message is long: its first ${max} characters stand here, all of it is kept with the request.`,
  filesKept: ({ count }) =>
    `:paperclip: ${count === 1 ? 'The file' : `The ${count} files`} of the message will be kept with the request.`,
  done: ({ number, customer }) => `The request of ${customer} is registered as *${number}*.`,
  already: ({ number }) => `This message is already registered as *${number}*; there is nothing left to do.`,
};
