import type { Ticket } from '../ticket.js';
import { FILES, itemKey, PLACE, requesterKey } from './salts.js';
import { hiding, isTheirs, personHidden, saltsOf, veiledFacts } from '../../record/veiled-facts.js';

/**
 * A request as its hashes have it: everything personal replaced by its commitment. What has been erased stands there as
 * its commitment already, so that a request is the same under the veil before and after. Whether something is erased is
 * known by its salt, which is gone, never by what it looks like. Requests of before there were salts have no veil.
 */
export function veiled(ticket: Ticket): Ticket {
  if (!ticket.salts) return ticket;
  const salts = saltsOf(ticket.salts);
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
    items: ticket.items.map(({ contact, ...item }) => {
      const one = hidden(itemKey(item.no));
      const asks = contact && { name: one('name', contact.name), phone: one('phone', contact.phone) };
      return { ...item, text: one('text', item.text), ...(asks ? { contact: asks } : {}) };
    }),
    files: ticket.files.map(({ id, name: called, url }) => ({
      id: files('id', id),
      name: files('file', called),
      ...(url === undefined ? {} : { url: files('file', url) }),
    })),
    site: place('text', ticket.site),
    system: place('text', ticket.system),
    history: veiledFacts(ticket.history, ticket.salts),
    signatures: ticket.signatures.map((signature) =>
      theirs.has(signature.factId) ? { ...signature, by: person(signature.by) } : signature,
    ),
  };
}
