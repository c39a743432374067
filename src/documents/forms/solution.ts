import type { TaskSheet } from '../../domain/forms/task-sheet.js';
import type { ReplacedOn } from '../../domain/forms/work-done.js';
import { unsolvableParts } from '../../domain/ticket/unsolvable.js';
import { printable, printableLines } from '../printable.js';
import type { FormLabels } from './labels/form-labels.js';

/** What was proposed, and what was done, as the customer has signed it (R26, R37, R38). @returns undefined when nothing is known yet */
export function solution(data: TaskSheet, labels: FormLabels): string | undefined {
  const { proposal, solution: result, itemOutcomes = [], replaced = [], beside = {} } = data;
  const parts = [
    ...(proposal
      ? [labels.proposal(labels.modes[proposal.mode] ?? proposal.mode) + printableLines(proposal.text)]
      : []),
    ...(result
      ? [labels.outcome(labels.outcomes[result.outcome] ?? result.outcome) + printableLines(result.text)]
      : []),
    ...itemOutcomes.map(({ no, outcome, text }) => {
      const elsewhere = beside.goesOn?.find((one) => one.no === no);
      const became = elsewhere ? labels.goesOn(elsewhere.number) : (labels.outcomes[outcome] ?? outcome);
      return [labels.itemOutcome(no, became), ...(text ? [printableLines(text)] : [])].join(' — ');
    }),
    ...[...(beside.replaced ?? []), ...replaced].map((one) => replacedLine(one, labels)),
    ...(result?.unsolvable ? unsolvableParts(result.unsolvable) : []).map(({ part, text }) =>
      labels.unsolvable(part, printableLines(text)),
    ),
  ];
  return parts.length > 0 ? parts.join('\n') : undefined;
}

/** R4, R39: which equipment, old and new serial number, what proves its origin, and who pays. */
function replacedLine(
  { label, oldSerial, newSerial, model, proof, free }: ReplacedOn,
  labels: FormLabels,
): string {
  const fresh = [newSerial, model].filter((part) => part !== undefined).join(' · ');
  const said = labels.replaced({
    label: printable(label),
    old: printable(oldSerial ?? '—'),
    fresh: printable(fresh),
    cost: labels.cost[free ? 'free' : 'charged'],
  });
  return proof ? `${said}\n${labels.proof({ proof: printable(proof) })}` : said;
}
