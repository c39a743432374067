import type { Ticket } from '../ticket.js';
import { asFiled } from './as-filed.js';
import { canonical } from '../../custody/canonical.js';
import { sha256 } from '../../custody/sha256.js';
import type { ContentName } from '../../custody/signature.js';
import type { Standing } from './standing.js';

/** Forms of content get another version when their parts change: what was signed by an older one stays verifiable. */
const VERSIONS = { plain: 1, salted: 2 } as const;

const PARTS = {
  request: (ticket: Ticket) => asFiled(ticket),
  classification: (_: Ticket, { category, severity }: Standing) => ({ category, severity }),
  responsible: (_: Ticket, { responsible }: Standing) => responsible,
  mode: (_: Ticket, { mode }: Standing) => mode,
  solution: (_: Ticket, { proposal }: Standing) => proposal,
  visit: (_: Ticket, { departedAt, arrivedAt }: Standing) => ({ departedAt, arrivedAt }),
  quotation: (_: Ticket, { quotation }: Standing) => quotation,
  result: (_: Ticket, { resolution }: Standing) => resolution,
  confirmation: (_: Ticket, { signature }: Standing) => signature,
  signedOff: (_: Ticket, { signedOff }: Standing) => signedOff,
} as const;

const DONE = [
  'request',
  'classification',
  'responsible',
  'mode',
  'solution',
  'quotation',
  'visit',
  'result',
] as const;

/** What each content consists of: what stands on the paper above the line that is signed. */
const CONTENT: Readonly<Record<ContentName, readonly (keyof typeof PARTS)[]>> = {
  request: ['request', 'classification'],
  responsibility: ['request', 'classification', 'responsible'],
  assignment: ['request', 'classification', 'responsible'],
  'work-order': ['request', 'classification', 'responsible', 'mode', 'solution'],
  solution: ['request', 'classification', 'mode', 'solution'],
  quotation: ['request', 'classification', 'quotation'],
  result: [...DONE, 'confirmation'],
  explanation: [...DONE, 'confirmation'],
  'remote-work': [...DONE, 'confirmation'],
  file: [...DONE, 'confirmation', 'signedOff'],
};

/** As a signature keeps it: `result/2`; of a request of before there were salts, `result/1`. */
export const whatOf = (name: ContentName, { salts }: Pick<Ticket, 'salts'>): string =>
  `${name}/${salts ? VERSIONS.salted : VERSIONS.plain}`;

/**
 * Exactly what is signed, written down in one way only.
 * @param ticket under its veil, as is what stands in `standing`: what is personal is signed as its commitment
 * @param sealed how many facts had happened, and the hash over them: whoever signs, signs the history up to there
 */
export function contentOf(
  name: ContentName,
  ticket: Ticket,
  standing: Standing,
  sealed: { readonly facts: number; readonly hash: string },
): string {
  const parts = CONTENT[name].map((part) => [part, PARTS[part](ticket, standing)] as const);
  return canonical({
    what: whatOf(name, ticket),
    number: ticket.id,
    round: standing.cycle,
    history: sealed,
    ...Object.fromEntries(parts),
  });
}

export const contentHashOf = (...content: Parameters<typeof contentOf>): string =>
  sha256(contentOf(...content));
