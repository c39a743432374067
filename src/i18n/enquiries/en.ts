import type { Texts } from '../texts.js';

/** Messages in a customer's channel that are no request yet (English). */
export const enquiries: Texts['enquiries'] = {
  offer:
    'Received. Register it as a service request? Then it has a number, a deadline and somebody in charge.',
  offerNobody: ({ due }) =>
    `No need to press anything: our front desk sees this message and will deal with it by ${due}.`,
  offerLate: ({ due }) =>
    `Sorry, our front desk has not dealt with this message by ${due}; it has been reminded. You can also register it with the button above.`,
  late: ({ who, due }) => `${who} Sorry, nobody has dealt with your message by ${due}.`,
  lateTold: ({ names }) => `Told now: ${names}.`,
  latePress:
    'You can also press “Register as a request” above: then it has a number, a deadline and somebody in charge at once.',
  register: 'Register as a request',
  decline: 'Not needed',
  registered: ({ number }) => `:white_check_mark: Registered as *${number}*.`,
  declined: ({ name }) => `${name} says that it need not be registered.`,
  dismissed: ({ name, remark }) =>
    `${name} (service desk): ${remark}\nThis message was not registered as a request.`,
  declinedByDesk: 'The service desk has answered, see below.',
  stillRegister: 'Register all the same',
  withdrawn: 'The message was deleted; nothing was registered.',
  title: 'Customer message, not registered yet',
  titleOver: 'Customer message',
  head: ({ customer, name, channel }) => `*${customer}* · ${name} wrote in ${channel}:`,
  notice: ({ customer, text, due }) => `${customer} · ${text} · not registered yet, ${due}`,
  noticeOver: ({ customer, text, outcome }) => `${customer} · ${text} · ${outcome}`,
  said: ({ name, text }) => `${name}: ${text}`,
  files: ({ count }) => `(${count} ${count === 1 ? 'file' : 'files'})`,
  deleted: '(deleted)',
  moreSaid: ({ count }) => `(${count} more)`,
  isDue: ({ due }) => `response due ${due}`,
  wasDue: ({ due }) => `response was due ${due}, late`,
  lateBy: ({ due, by }) => `response was due ${due}, ${by} late`,
  due: ({ due }) =>
    `If it is a request: ${due}. Please register it, or tell the customer why it need not be.`,
  asked: ({ names }) => `Reminded: ${names}`,
  dismiss: 'Not a request',
  outcome: {
    answered: ({ name }) => `${name} has answered.`,
    registered: ({ name, number }) => `Registered by ${name} as *${number}*.`,
    declined: ({ name }) => `The customer’s ${name} says that it need not be registered.`,
    dismissed: ({ name, remark }) => `${name} told the customer: ${remark}`,
    withdrawn: ({ name }) => `${name} has deleted the message.`,
  },
  separator: ', ',
  dismissTitle: 'Not a request',
  dismissSubmit: 'Tell the customer',
  close: 'Cancel',
  remark: 'Tell the customer why it need not be registered',
  remarkHint:
    'Goes below their message, for example: explained by phone, this is normal. They can still register it.',
  home: ({ total }) => `*Customer messages, not registered yet (${total})*`,
  homeLine: ({ customer, text, due }) => `*${customer}* ${text}\n${due}`,
  homeMore: ({ count }) => `${count} more: see the desk channel.`,
  over: 'This message has been dealt with.',
};
