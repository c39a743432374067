import type { Ticket } from '../ticket.js';
import { isSame } from '../../custody/canonical.js';
import { contentHashOf, whatOf } from './content.js';
import { keysWithoutSalt, recordedKeys } from './erased-keys.js';
import { firstHash, nextHash, signatureHash } from './links.js';
import type { Seal, Signature } from '../../custody/signature.js';
import { signatureOf, told } from './sign.js';
import type { Standing } from './standing.js';
import { veiled } from './veil.js';
import type { Anchor, Break, Verdict } from '../../custody/verdict.js';

/** Fields of a request that its history gives. */
export const BY_HISTORY = [
  'status',
  'receivedAt',
  'cycle',
  'category',
  'severity',
  'mode',
  'responsible',
  'acknowledgedBy',
  'proposal',
  'waiting',
  'quotation',
  'resolution',
  'signature',
  'unanswered',
  'closedAt',
  'handover',
  'experts',
  'terms',
  'mergedInto',
  'mergedIn',
  'links',
] as const satisfies readonly (keyof Ticket & keyof Standing)[];

/**
 * Tells the history of a request anew from its filing and holds every signature against what it gives at that fact, so
 * that what happened later does not matter; then the seal, the stored state, and what was seen of it before.
 * @param anchor where the chain stood when it was last found whole, if it ever was
 */
export function verifyChain(ticket: Ticket, anchor?: Anchor): Verdict {
  const { seal, history } = ticket;
  const hidden = veiled(ticket);
  const { signatures } = hidden;
  if (!seal) {
    if (anchor) return { ok: false, broken: 1, why: 'cut-off' };
    return signatures.length > 0
      ? { ok: false, broken: 1, why: 'signature-added' }
      : { ok: true, sealed: false };
  }
  let hash = firstHash(hidden, seal.from, seal.before);
  let held = seal.before?.signatures ?? 0;
  let anchored = anchor === undefined || isSame(anchor, endOf(seal));
  for (const { index, fact, standing, signings } of told(hidden, seal.from)) {
    hash = nextHash(hash, fact);
    anchored ||= index + 1 === anchor?.facts && hash === anchor.hash;
    for (const { act, content } of signings) {
      const expected = signatureOf(fact, {
        act,
        round: standing.cycle,
        what: whatOf(content, hidden),
        contentHash: contentHashOf(content, hidden, standing, { facts: index + 1, hash }),
        after: signatures[held - 1],
      });
      const why = differs(signatures[held], expected);
      if (why) return { ok: false, broken: held + 1, why };
      held += 1;
    }
  }
  const broken = held + 1;
  if (signatures.length > held) return { ok: false, broken, why: 'signature-added' };
  if (!isWhole(seal, history.length, hash)) return { ok: false, broken, why: 'history-changed' };
  if (!anchored) return { ok: false, broken, why: 'cut-off' };
  const at = standingNow(ticket, seal.from);
  const recorded = recordedKeys(ticket);
  if (keysWithoutSalt(ticket).some((key) => !recorded.has(key))) {
    return { ok: false, broken, why: 'erased-unrecorded' };
  }
  const field = BY_HISTORY.find((one) => !agrees(one, ticket, at));
  if (field) return { ok: false, broken, why: 'state-changed', field };
  const erased = history.findLast(({ type }) => type === 'erased');
  return {
    ok: true,
    sealed: true,
    ...(seal.from > 0 ? { since: history[seal.from]?.recordedAt } : {}),
    ...(erased ? { erasedAt: erased.recordedAt } : {}),
  };
}

const endOf = ({ before }: Seal): Anchor | undefined => before && { facts: before.facts, hash: before.hash };

/** What a request is by its whole history, as it stands there. */
function standingNow(ticket: Ticket, from: number): Standing | undefined {
  let standing: Standing | undefined;
  for (const telling of told(ticket, from)) ({ standing } = telling);
  return standing;
}

function differs(stored: Signature | undefined, expected: Signature): Break | undefined {
  if (!stored) return 'signature-missing';
  if (isSame(stored, expected)) return undefined;
  if (signatureHash(stored) !== stored.hash) return 'signature-changed';
  // It is as it was given: then it is another one, or what it was given for is not what it was.
  return stored.no === expected.no ? 'content-changed' : 'signature-missing';
}

const isWhole = (seal: Seal, facts: number, hash: string): boolean =>
  seal.facts === facts && seal.hash === hash;

function agrees(field: (typeof BY_HISTORY)[number], ticket: Ticket, standing: Standing | undefined): boolean {
  if (!standing) return false;
  if (field === 'responsible' && standing.responsibleUnknown) return true;
  return isSame(ticket[field], standing[field]);
}
