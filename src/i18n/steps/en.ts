import type { Texts } from '../texts.js';

export const steps: Texts['steps'] = {
  waitsFor: {
    acknowledge: 'to be acknowledged',
    dispatch: 'engineer to be named',
    propose: 'solution to be proposed',
    work: 'being worked on',
    supplier: 'waiting for the supplier',
    'decide-dispute': 'pause to be decided on',
    'decide-quotation': 'customer to decide on the quotation',
    answer: 'customer to answer',
    confirm: 'customer to sign',
    'sign-off': 'engineer to sign',
    accept: 'technical department to sign for receipt',
    archive: 'to be archived',
  },
  toDo: {
    acknowledge: 'Please acknowledge it.',
    dispatch: ':bust_in_silhouette: Nobody is responsible yet: please name the engineer.',
    propose: 'Please propose a solution.',
    work: 'Please go on with it.',
    supplier:
      ':hourglass: Still waiting for the supplier: please chase them, and resume when they have answered.',
    'decide-dispute': ':raised_hand: The customer does not agree to the pause: please uphold it or void it.',
    'decide-quotation': ':receipt: The customer has not decided on the quotation yet.',
    answer: ':hourglass: The customer has not answered yet.',
    confirm: ':lower_left_fountain_pen: The customer has not confirmed and signed the result yet.',
    'sign-off': ':lower_left_fountain_pen: The customer has confirmed: please sign the work.',
    accept: ':lower_left_fountain_pen: Please sign for this request for the technical department.',
    archive: ':file_cabinet: The customer has signed: please archive it.',
  },
  customer: {
    'decide-quotation': ':receipt: The quotation waits for your decision; we go on when you accept it.',
    answer: ':hourglass: We are waiting for your answer and go on as soon as we have it.',
    confirm:
      ':lower_left_fountain_pen: The result waits for you: sign it if all is well, or send it back with the reason.',
  },
  reminder: ({ text, round }) => `${text} (reminder ${round})`,
  asked: ({ text, people }) => `${text} (asked: ${people})`,
  nobody: ({ text }) => `${text} (nobody can be asked now)`,
  callCustomer: 'Please telephone the customer.',
  mineFirst: 'Waiting for you',
  onCard: ({ steps: what }) => `Next: ${what}`,
  since: ({ what, when }) => `${what} (since ${when})`,
  separator: ', ',
};
