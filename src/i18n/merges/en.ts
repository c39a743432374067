import type { Texts } from '../texts.js';

/** Merging requests. */
export const merges: Texts['merges'] = {
  into: 'Into which request',
  intoHint:
    'This request is closed and the customer is told; what is written in its thread later goes to the other.',
  none: 'This customer has no other open request to merge it into.',
  cardInto: ({ number, title }) => `:twisted_rightwards_arrows: *Merged into ${number}* · ${title}`,
  cardIn: ({ requests }) => `:twisted_rightwards_arrows: *Merged into this request:*\n${requests}`,
  line: ({ number, title, requester }) => `• ${number} · ${title} (${requester})`,
  more: ({ count }) => `and ${count} more`,
  merged: ({ name, into, title }) =>
    `:twisted_rightwards_arrows: ${name} has merged this request into *${into}* (${title}); it is closed here.`,
  mergedCustomer: ({ into, title }) =>
    `:twisted_rightwards_arrows: This is the same problem as *${into}* (${title}), so we deal with both there, by the promise of the one that came first. You will hear the result here too, and whatever you write here still reaches us.`,
  mergedIn: ({ name, number, title, requester }) =>
    `:twisted_rightwards_arrows: ${name} has merged *${number}* (${title}, ${requester}) into this request; the clock goes by the one that came first.`,
  mergedInCustomer: ({ number, title, requester }) =>
    `:twisted_rightwards_arrows: *${number}* (${title}), filed by ${requester}, is the same problem; we deal with it here.`,
  under: ({ number }) => `:twisted_rightwards_arrows: From *${number}*, into which this request was merged:`,
  through: ({ number }) => ` (written under ${number})`,
  refusals: {
    'being-merged': (p) =>
      `${p['other']} is just being merged into ${p['number']}; please try again in a moment.`,
    'merged-into': (p) => `${p['number']} was merged into ${p['into']}; please go on with ${p['into']}.`,
    'merge-with-itself': (p) => `${p['number']} cannot be merged into itself; please choose another request.`,
    'merge-elsewhere': (p) =>
      `${p['number']} is another customer’s; only requests of the same customer can be merged.`,
    'merge-into-closed': (p) =>
      `${p['number']} is “${p['status']}” and takes nothing in any more; reopen it first if the problem is back.`,
  },
};
