import type { Contract } from '../contract/contract.js';
import { inUse } from '../contract/equipment.js';
import { canonical } from '../custody/canonical.js';
import { sha256 } from '../custody/sha256.js';
import { veiled } from '../ticket/custody/veil.js';
import type { Fact, FactType } from '../ticket/facts.js';
import type { ItemOutcome } from '../ticket/item-outcomes.js';
import type { Ticket } from '../ticket/ticket.js';
import type { TaskSheetForm } from '../ticket/form.js';
import { askedToSign, type AskedAct, type AskedToSign } from './asked-to-sign.js';
import { dispatchOf, type Dispatch } from './dispatch-of.js';
import { allSignedLater, cycleOf, signatureOf, type SignedAct, type SignedBy } from './signature-of.js';
import { workDone, type WorkDone } from './work-done.js';

/** What stands on a task sheet, on-site (R37) or remote (R38); what is not known yet is absent and left to be written. */
export interface TaskSheet {
  readonly form: TaskSheetForm;
  /** The number of the request. */
  readonly number: string;
  /** In which its instants are read: that of the contract. */
  readonly zone: string;
  readonly dispatcher?: SignedBy | undefined;
  readonly dispatch?: Dispatch | undefined;
  readonly grounds: Pick<
    Ticket,
    'channelOfReceipt' | 'reference' | 'category' | 'severity' | 'receivedAt' | 'contractName' | 'phase'
  >;
  readonly taker?: SignedBy | undefined;
  readonly customerName: string;
  readonly address: string;
  readonly contact: { readonly name: string; readonly phone: string };
  readonly software: { readonly name: string; readonly version?: string | undefined };
  readonly problem: Ticket['items'];
  readonly proposal?: Pick<NonNullable<Ticket['proposal']>, 'mode' | 'text'> | undefined;
  readonly solution?: Pick<NonNullable<Ticket['resolution']>, 'outcome' | 'text' | 'unsolvable'> | undefined;
  /** R19: what became of each item, where they were told apart. */
  readonly itemOutcomes?: readonly ItemOutcome[] | undefined;
  readonly replaced?: WorkDone['replaced'];
  readonly startedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
  readonly staff?: SignedBy | undefined;
  readonly customer?: (SignedBy & { readonly remark?: string | undefined }) | undefined;
  readonly archivist?: SignedBy | undefined;
  /** Who was asked for the signatures that are missing: printed, and no part of what the hash is of. */
  readonly asked?: Partial<Record<AskedAct, AskedToSign>> | undefined;
  /** Printed as well, and no part of it either. */
  readonly beside?: WorkDone['beside'];
  /** When signatures were recorded that state an earlier instant (R13): printed, and no part of what the hash is of either. */
  readonly signedLater?: Partial<Record<SignedAct, Date>> | undefined;
  /** When anything about the request was last recorded, but for what was erased: the file is dated by it. */
  readonly asOf: Date;
  /** Of the same sheet with what is personal as its commitments; absent where there are none, and its own is printed. */
  readonly hash?: string | undefined;
}

/** The sheet of a request as it is now, under its contract, if that is still there. */
export function taskSheet(form: TaskSheetForm, ticket: Ticket, contract: Contract | undefined): TaskSheet {
  const sheet = sheetOf(form, ticket, contract);
  const { beside } = workDone(ticket);
  const unhashed = {
    asked: askedToSign(ticket),
    signedLater: allSignedLater(ticket),
    ...(beside ? { beside } : {}),
  };
  // Printed before personal data was erased or after, a sheet has the same hash.
  return ticket.salts
    ? { ...sheet, ...unhashed, hash: sha256(canonical(sheetOf(form, veiled(ticket), contract))) }
    : { ...sheet, ...unhashed };
}

function sheetOf(form: TaskSheetForm, ticket: Ticket, contract: Contract | undefined): TaskSheet {
  const { signature, proposal, resolution, requester } = ticket;
  const customer = signatureOf(ticket, 'customer');
  return {
    form,
    number: ticket.id,
    zone: contract?.zone ?? ticket.terms.zone,
    dispatcher: signatureOf(ticket, 'dispatched'),
    dispatch: dispatchOf(ticket),
    grounds: {
      channelOfReceipt: ticket.channelOfReceipt,
      reference: ticket.reference,
      category: ticket.category,
      severity: ticket.severity,
      receivedAt: ticket.receivedAt,
      contractName: ticket.contractName,
      phase: ticket.phase,
    },
    taker: signatureOf(ticket, 'taken'),
    customerName: ticket.customerName,
    address: addressOf(ticket, contract),
    contact: { name: requester.name, phone: requester.phone },
    software: softwareOf(ticket, contract),
    problem: ticket.items.map(({ no, text, contact }) => ({ no, text, ...(contact ? { contact } : {}) })),
    proposal: proposal && { mode: proposal.mode, text: proposal.text },
    solution: resolution && {
      outcome: resolution.outcome,
      text: resolution.text,
      unsolvable: resolution.unsolvable,
    },
    itemOutcomes: resolution?.items,
    replaced: workDone(ticket).replaced,
    startedAt: startOf(form, ticket),
    endedAt: resolution?.at,
    staff: signatureOf(ticket, 'staff'),
    customer: customer && { ...customer, remark: signature?.remark },
    archivist: signatureOf(ticket, 'archived'),
    asOf: ticket.history.findLast(({ type }) => type !== 'erased')?.recordedAt ?? ticket.receivedAt,
  };
}

/** On site work begins with the way there, remote work with the engineer's first act; as it was corrected (sla.md rule 8). */
function startOf(form: TaskSheetForm, ticket: Ticket): Date | undefined {
  const history = cycleOf(ticket);
  const find = (...types: FactType[]): Fact | undefined =>
    history.find(({ type, side }) => side === 'ours' && types.includes(type));
  if (form === 'remote') return find('acknowledged', 'proposed')?.at;
  const arrived = find('arrived');
  if (!arrived) return find('departed')?.at;
  const corrected = history.findLast((fact) => fact.type === 'corrected' && fact.metric === 'onsite');
  return corrected?.type === 'corrected' ? corrected.to : arrived.at;
}

/** Where the work is: what was said at filing, with the address that the contract has of that site, or of the equipment's. */
function addressOf(ticket: Ticket, contract: Contract | undefined): string {
  const piece = contract?.equipment.find(({ id }) => id === ticket.equipmentId);
  const site =
    contract?.sites.find(({ id }) => id === ticket.siteId) ??
    contract?.sites.find(({ name }) => name === ticket.site) ??
    contract?.sites.find(({ id }) => id === piece?.siteId);
  return site && site.address !== ticket.site ? `${ticket.site} · ${site.address}` : ticket.site;
}

/** The piece that the request is about, else the one in use that has the system's name, where it is software. */
function softwareOf(ticket: Ticket, contract: Contract | undefined): TaskSheet['software'] {
  const known = inUse(contract?.equipment ?? []).filter(
    ({ softwareVersion }) => softwareVersion !== undefined,
  );
  const piece =
    known.find(({ id }) => id === ticket.equipmentId) ?? known.find(({ name }) => name === ticket.system);
  if (!piece) return { name: ticket.system };
  const name = piece.name === ticket.system ? ticket.system : `${ticket.system} · ${piece.name}`;
  return { name, version: piece.softwareVersion };
}
