import type { types } from '@slack/bolt';
import type { Locale } from '../../domain/people/person.js';
import type { DeskPolicy } from '../../domain/sla/escalation.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, context, divider, section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { nameOf, policyText, type PolicyNames } from '../messages/policy-words.js';
import { modal } from './modal.js';

/** Policies on a page; each may fill a section. */
const PAGE = 10;
const TEXT_LENGTH = 2500;

/** Contracts that have a policy: the first by name, and how many there are besides. */
export interface UsedBy {
  readonly named: readonly string[];
  readonly more: number;
}

interface Listed {
  readonly policies: readonly DeskPolicy[];
  readonly names: PolicyNames;
  readonly usedBy: ReadonlyMap<string, UsedBy>;
  /** How many come before the first of this page. */
  readonly from: number;
  readonly locale: Locale;
}

/** Which policies the page from `from` on shows. */
export const pageOf = <T>(all: readonly T[], from: number): T[] => all.slice(from, from + PAGE);

/** `/service policies`: what is promised, in words, with what can be done about it. */
export function policyListModal({ policies, names, usedBy, from, locale }: Listed): types.ModalView {
  const t = textsIn(locale);
  const shown = pageOf(policies, from);
  const next = from + shown.length;
  return modal({
    callbackId: VIEW.policies,
    title: t.policies.title,
    close: t.policies.close,
    blocks: [
      context(t.policies.precedence),
      ...shown.flatMap((policy) => [divider(), ...one(policy, names, usedBy.get(policy.id), t)]),
      ...(next < policies.length
        ? actions('page', [
            button(ACTION.policyPage, t.policies.more({ count: policies.length - next }), String(next)),
          ])
        : []),
    ],
  });
}

function one(policy: DeskPolicy, names: PolicyNames, usedBy: UsedBy | undefined, t: Texts): Block[] {
  const { id, version } = policy;
  const head = t.policies.version({ name: typed(nameOf(policy), 100), id: typed(id, 100), version });
  return [
    section(`${head}\n${clipLines(policyText(policy, names, t), TEXT_LENGTH)}`),
    context(usedByText(usedBy, t)),
    ...actions(`policy:${id}`.slice(0, 255), [
      button(ACTION.policyEdit, t.policies.edit, id),
      button(ACTION.policyCopy, t.policies.copy, id),
    ]),
  ];
}

/** Whole lines, as many as fit. */
function clipLines(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, text.lastIndexOf('\n', max - 2))}\n…`;
}

function usedByText(usedBy: UsedBy | undefined, { policies: t }: Texts): string {
  if (!usedBy || usedBy.named.length === 0) return t.usedByNone;
  const contracts = usedBy.named.map((name) => typed(name, 100)).join(t.separator);
  return usedBy.more > 0 ? t.usedByMore({ contracts, count: usedBy.more }) : t.usedBy({ contracts });
}
