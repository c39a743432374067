import type { Texts } from '../texts.js';

/** Handled on the spot: the resident engineer records what is done already (R13). */
export const onTheSpot: Texts['onTheSpot'] = {
  button: 'Handled on the spot',
  title: 'Handled on the spot',
  submit: 'Record, ask to sign',
  next: 'Next',
  close: 'Cancel',
  about:
    'A general problem that you have dealt with at the customer’s: filled in once, it is registered and done, and the customer is asked to sign. File and hand over what is major.',
  requesterName: 'Who reported it',
  problem: 'What was wrong',
  done: 'What was done',
  startedAt: 'Begun (reported, and taken up)',
  endedAt: 'Done',
  proposal: 'Dealt with at once, on the spot.',
  recorded: ({ number, customer }) =>
    `What was done at ${customer} is recorded as *${number}*; the customer is asked to sign.`,
  refusals: {
    'not-resident': (p) =>
      p['names']
        ? `What was handled on the spot is recorded by the engineers of the contract (${p['names']}); please file it with \`/service new\`.`
        : 'What was handled on the spot is recorded by engineers; please file it with `/service new`.',
    'handled-when': (p) =>
      `Please check the times: begun before it was done, done by now, and begun at most ${p['days']} days ago.`,
  },
};
