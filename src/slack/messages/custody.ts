import { signedLater } from '../../domain/forms/signature-of.js';
import { legible } from '../../domain/privacy/legible.js';
import { shortHash, type ContentName, type Signature } from '../../domain/custody/signature.js';
import type { Verdict } from '../../domain/custody/verdict.js';
import type { Locale } from '../../domain/people/person.js';
import type { Ticket } from '../../domain/ticket/ticket.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { context, section, type Block, type Message } from './blocks.js';
import { typed, when } from './mrkdwn.js';
import { whereText } from './where-broken.js';

/** Signatures that a message names, the newest; with the longest names they fill it. */
const MOST_SIGNATURES = 24;
/** Signatures in one block. */
const A_BLOCK = 6;

export interface CustodyTold {
  readonly ticket: Ticket;
  readonly verdict: Verdict;
  readonly locale: Locale;
}

/** Whether the chain of a request holds, and who has signed what, when (R34). */
export function custodyMessage({ ticket: stored, verdict, locale }: CustodyTold): Message {
  const t = textsIn(locale);
  const ticket = legible(stored, t.privacy.erased);
  const text = verdictText(ticket, verdict, locale, t);
  const { signatures, seal } = ticket;
  const named = signatures.slice(-MOST_SIGNATURES);
  const left = signatures.length - named.length;
  const lines = named.map((signature) => line(signature, ticket, locale, t));
  const blocks: Block[] = [];
  for (let from = 0; from < lines.length; from += A_BLOCK) {
    blocks.push(section(lines.slice(from, from + A_BLOCK).join('\n')));
  }
  return {
    text,
    blocks: [
      section(text),
      ...erasedText(ticket, verdict, locale, t),
      ...(left > 0 ? [context(t.custody.earlier({ count: left }))] : []),
      ...blocks,
      ...(seal ? [context(t.custody.seal({ facts: seal.facts, hash: shortHash(seal.hash) }))] : []),
    ],
  };
}

function verdictText(ticket: Ticket, verdict: Verdict, locale: Locale, t: Texts): string {
  const { id: number } = ticket;
  const count = ticket.signatures.length;
  if (!verdict.ok) {
    return t.custody.broken({
      number,
      where: whereText(verdict, t.custody),
      why: t.custody.why[verdict.why],
    });
  }
  if (!verdict.sealed) return t.custody.unsealed({ number });
  const { since } = verdict;
  return since
    ? t.custody.holdsSince({ number, count, when: when(since, ticket.terms.zone, locale) })
    : t.custody.holds({ number, count });
}

/** That something was erased, and what of the chain of before was, where there was one. */
function erasedText({ terms, seal }: Ticket, verdict: Verdict, locale: Locale, t: Texts): Block[] {
  if (!verdict.ok || !verdict.sealed || !verdict.erasedAt) return [];
  const { before } = seal ?? {};
  const old = before && t.custody.erasedBefore({ facts: before.facts, hash: shortHash(before.hash) });
  return [
    context(
      [t.custody.erased({ when: when(verdict.erasedAt, terms.zone, locale) }), old].filter(Boolean).join(' '),
    ),
  ];
}

/**
 * What somebody signed as. A customer who files a request signs what they ask for, and receives nothing for the company: as in
 * the register (R35), its receiver is one of ours.
 */
export function signedAs({ act, factId }: Signature, { history }: Pick<Ticket, 'history'>, t: Texts): string {
  const isFiled = act === 'received' && history.find(({ id }) => id === factId)?.side === 'customer';
  return isFiled ? t.custody.filed : t.custody.act[act];
}

function line(signature: Signature, ticket: Ticket, locale: Locale, t: Texts): string {
  const { terms, cycle } = ticket;
  const { no, what, by, at, hash, round } = signature;
  const content = t.custody.content[what.split('/')[0] as ContentName] ?? typed(what, 40);
  const later = signedLater(ticket, signature);
  const instant = (one: Date) => when(one, terms.zone, locale);
  const said = t.custody.line({
    no,
    act: signedAs(signature, ticket, t),
    content,
    name: typed(by.name, 60),
    when: later ? t.custody.signedLater({ stated: instant(at), recorded: instant(later) }) : instant(at),
    hash: shortHash(hash),
  });
  return cycle > 1 ? `${said} ${t.custody.round({ round })}` : said;
}
