import type { Fact } from '../ticket/facts.js';
import type { Ticket } from '../ticket/ticket.js';
import { commitment, type Kind } from './commitment.js';
import { FILES, isTheirs, itemKey, PLACE, requesterKey } from './salts.js';
import { withTexts } from './texts.js';

/**
 * A request as its hashes have it: everything personal replaced by its commitment. What has been erased stands there as
 * its commitment already, so that a request is the same under the veil before and after. Whether something is erased is
 * known by its salt, which is gone, never by what it looks like. Requests of before there were salts have no veil.
 */
export function veiled(ticket: Ticket): Ticket {
  if (!ticket.salts) return ticket;
  const salts = saltsOf(ticket);
  const hidden = hiding(salts);
  const person = personHidden(salts);
  const theirs = new Set(ticket.history.filter(isTheirs).map(({ id }) => id));
  const asked = hidden(requesterKey(ticket));
  const { name, phone, personId } = ticket.requester;
  const files = hidden(FILES);
  const place = hidden(PLACE);
  return {
    ...ticket,
    requester: {
      name: asked('name', name),
      phone: asked('phone', phone),
      ...(personId === undefined ? {} : { personId: asked('id', personId) }),
    },
    filedBy: isTheirs(ticket.history[0]) ? person(ticket.filedBy) : ticket.filedBy,
    items: ticket.items.map((item) => ({ ...item, text: hidden(itemKey(item.no))('text', item.text) })),
    files: ticket.files.map(({ id, name: called, url }) => ({
      id: files('id', id),
      name: files('file', called),
      ...(url === undefined ? {} : { url: files('file', url) }),
    })),
    site: place('text', ticket.site),
    system: place('text', ticket.system),
    history: veiledFacts(ticket),
    signatures: ticket.signatures.map((signature) =>
      theirs.has(signature.factId) ? { ...signature, by: person(signature.by) } : signature,
    ),
  };
}

/** Facts of its history from this one on as their hashes have them. */
export function veiledFacts(ticket: Pick<Ticket, 'history' | 'salts'>, from = 0): Fact[] {
  const facts = ticket.history.slice(from);
  if (!ticket.salts) return facts;
  const person = personHidden(saltsOf(ticket));
  return facts.map((fact) => ({ ...textsVeiled(fact), by: isTheirs(fact) ? person(fact.by) : fact.by }));
}

type Salts = ReadonlyMap<string, string>;

const saltsOf = ({ salts = [] }: Pick<Ticket, 'salts'>): Salts =>
  new Map(salts.map(({ of, salt }) => [of, salt]));

const hiding = (salts: Salts) => (key: string) => {
  const salt = salts.get(key);
  return (kind: Kind, value: string) => (salt === undefined ? value : commitment(salt, kind, value));
};

const personHidden =
  (salts: Salts) =>
  <P extends { id: string; name: string }>(ref: P): P => {
    const hide = hiding(salts)(ref.id);
    return { ...ref, id: hide('id', ref.id), name: hide('name', ref.name) };
  };

function textsVeiled({ salt, ...fact }: Fact): Fact {
  return salt === undefined
    ? (fact as Fact)
    : withTexts(fact as Fact, (text) => commitment(salt, 'text', text));
}
