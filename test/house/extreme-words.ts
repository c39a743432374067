import { CUSTOMERS_STEPS, DISPATCH_RULES, GROUNDS } from '../../src/domain/ticket/words.js';
import type { Fill } from './extremes.js';

const RECEIVED = { from: new Date('2026-11-20T01:00:00Z'), to: new Date('2026-11-20T02:00:00Z') };

const received = (fill: Fill) => [
  { type: 'registered', channelOfReceipt: 'fax', receivedAt: RECEIVED.from, reason: fill(500) },
  { type: 'receipt-corrected', ...RECEIVED, reason: fill(2500) },
];

/** Somebody was named on whatever grounds, or has it by a rule. */
const dispatched = (fill: Fill) => {
  const engineer = { id: 'U0ENGCHEN1', name: fill(80) };
  return [
    ...GROUNDS.map((grounds) => ({ type: 'assigned', engineer, grounds, text: fill(2500) })),
    ...DISPATCH_RULES.map((rule) => ({
      type: 'dispatched-by-rule',
      engineer,
      rule,
      policy: { name: fill(75), version: 12 },
    })),
  ];
};

/** As often reminded as a promise can say. */
export const unanswered = (fill: Fill) => ({
  ...{ step: 'confirm', at: RECEIVED.to },
  reminded: Array.from({ length: 20 }, () => RECEIVED.from),
  policy: { name: fill(75), version: 12 },
});

/** The last reminder of each of the customer's steps, and that they did not answer it. */
const notAnswered = (fill: Fill) =>
  CUSTOMERS_STEPS.flatMap((step) => [
    { type: 'step-asked', step, round: 20, to: [], closesAt: RECEIVED.to },
    { type: 'closed-unanswered', ...unanswered(fill), step },
  ]);

/** Messages of people, whole, and what became of them; `cause#1` is the receipt, made from the longest message there is. */
export const aboutWords = (fill: Fill) => [
  { type: 'registered', channelOfReceipt: 'slack', text: fill(40_000) },
  { type: 'words-changed', of: 'cause#1', text: fill(40_000), side: 'customer' },
  { type: 'words-changed', of: 'cause#1', text: '', side: 'customer' },
  { type: 'words-deleted', of: 'cause#1', side: 'customer' },
  ...received(fill),
  ...dispatched(fill),
  ...notAnswered(fill),
];
