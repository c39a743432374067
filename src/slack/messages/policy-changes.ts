import type { DeskPolicy } from '../../domain/sla/escalation.js';
import type { Texts } from '../../i18n/texts.js';
import { policyLines, type PolicyNames } from './policy-words.js';

/** Lines of differences that fit a section; a form changes few values at once. */
const MOST_LINES = 40;

/** @returns what differs between two versions of a policy, a line each in mrkdwn; empty when they say the same */
export function policyChanges(before: DeskPolicy, after: DeskPolicy, names: PolicyNames, t: Texts): string[] {
  const [old, next] = [before, after].map(
    (policy) => new Map(policyLines(policy, names, t).map(({ label, value }) => [label, value])),
  ) as [Map<string, string>, Map<string, string>];
  const labels = [...new Set([...old.keys(), ...next.keys()])];
  const lines = labels.flatMap((label) => {
    const [from, to] = [old.get(label), next.get(label)];
    if (from === to) return [];
    if (from === undefined) return [t.policies.confirm.added({ label, to: to ?? '' })];
    if (to === undefined) return [t.policies.confirm.removed({ label, from })];
    return [t.policies.confirm.line({ label, from, to })];
  });
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), t.policies.confirm.more({ count: lines.length - MOST_LINES })];
}
