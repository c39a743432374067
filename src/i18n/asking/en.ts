import type { Texts } from '../texts.js';

/** How somebody of a customer is told when something is asked of them (English). */
export const asking: Texts['asking'] = {
  now: ({ by }) =>
    `*When something is asked of you: ${by}*\nA signature, a decision on a quotation or an answer is asked for in this way.`,
  by: { mention: 'mention me in the thread', direct: 'send me a direct message' },
  about: ({ number, title, channel }) =>
    `*${number}* ${title}\nThe whole story is in the request’s thread in ${channel}.`,
  answerHere:
    'Press “Reply to the engineer” to answer; if you have answered elsewhere, press “I have answered, go on”.',
  instead: '(A direct message to you could not be delivered, so you are told here.)',
};
