import type { types } from '@slack/bolt';
import { MOST_MONTHS, type Contract } from '../../domain/contract/contract.js';
import { coverFaults, type Cover } from '../../domain/contract/cover.js';
import type { Locale, PersonRef } from '../../domain/people/person.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { VIEW } from '../ids.js';
import { context, section, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import { LINE_FIELDS, listText, readLines, type Listed } from '../parse/contract-lines.js';
import { dateInput, peopleInput, personInput, Read, textInput, type ViewValues } from './inputs.js';
import { modal, type FieldErrors, type ReadResult } from './modal.js';

export interface ContractMetadata {
  readonly contractId: string;
  /** Of the contract the form was made from. */
  readonly version: number;
  readonly channel?: string;
}

/** Slack takes no more in one field. */
const MOST_TYPED = 3000;
const LISTS = Object.keys(LINE_FIELDS) as Listed[];

/** The modal of `/service contract`: days, periods, sites, equipment and people (R7–R10). */
export function contractForm(contract: Contract, locale: Locale, channel?: string): types.ModalView {
  const t = textsIn(locale).contracts.form;
  const { id: contractId, version, customerName, name } = contract;
  const day = (id: 'trialFrom' | 'acceptedDay') =>
    dateInput({ id, label: t[id], optional: true, initial: contract[id] });
  const months = (id: 'residentMonths' | 'warrantyMonths') =>
    textInput({ id, label: t[id], max: 4, initial: String(contract[id]) });
  return modal({
    callbackId: VIEW.contract,
    title: t.title,
    submit: t.submit,
    close: t.close,
    metadata: { contractId, version, ...(channel ? { channel } : {}) } satisfies ContractMetadata,
    blocks: [
      section(`*${typed(customerName, 200)}* · ${typed(name, 200)}`),
      day('trialFrom'),
      day('acceptedDay'),
      months('residentMonths'),
      months('warrantyMonths'),
      ...projectsInput(contract, t),
      ...LISTS.flatMap((list) => listInput(list, contract, t)),
      personInput({
        id: 'lead',
        label: t.lead,
        hint: t.leadHint,
        optional: true,
        initial: contract.contacts.find(({ lead, personId }) => lead && personId)?.personId,
      }),
      peopleInput({
        id: 'signers',
        label: t.signers,
        hint: t.signersHint,
        optional: true,
        initial: chosenSigners(contract),
      }),
    ],
  });
}

/** Left out, and so left as it is, when it is longer than what can be typed. */
function projectsInput({ projects }: Contract, { projects: label }: Texts['contracts']['form']): Block[] {
  const initial = projects.join('\n');
  if (initial.length > MOST_TYPED) return [];
  return [textInput({ id: 'projects', label, optional: true, multiline: true, max: MOST_TYPED, initial })];
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A list that is too long to be typed is said to be, and stays as it is. */
function listInput(list: Listed, contract: Contract, t: Texts['contracts']['form']): Block[] {
  const text = listText(list, contract[list] as never);
  if (text.length > MOST_TYPED) return [context(t.tooLong({ list: t[list], count: contract[list].length }))];
  const fields = { id: list, label: t[list], hint: t.hints[list], optional: true, multiline: true };
  return [textInput({ ...fields, max: MOST_TYPED, initial: text })];
}

const chosenSigners = ({ contacts }: Contract): string[] =>
  contacts.flatMap(({ maySign, personId }) => (maySign && personId ? [personId] : []));

/**
 * @param before the contract as it is stored
 * @param people whoever was chosen, by their Slack ids
 * @returns what the contract is to say, or what is wrong at which field
 */
export function readContractForm(
  values: ViewValues,
  before: Contract,
  people: readonly PersonRef[],
  locale: Locale,
): ReadResult<Cover> {
  const t = textsIn(locale).contracts.form;
  const read = new Read(values);
  const errors: FieldErrors = {};
  const months = (id: 'residentMonths' | 'warrantyMonths') => {
    const given = read.text(id).normalize('NFKC');
    if (!/^\d+$/.test(given) || Number(given) > MOST_MONTHS) errors[id] = t.badMonths({ max: MOST_MONTHS });
    return Number(given);
  };
  const list = <L extends Listed>(name: L): Contract[L] => {
    if (!read.has(name)) return before[name];
    const lines = readLines(name, read.text(name), before[name]);
    if ('ok' in lines) return lines.ok;
    errors[name] = t.badLine({ line: lines.line, form: t.hints[name] });
    return before[name];
  };
  const cover: Cover = {
    ...before,
    trialFrom: read.date('trialFrom'),
    acceptedDay: read.date('acceptedDay'),
    residentMonths: months('residentMonths'),
    warrantyMonths: months('warrantyMonths'),
    projects: read.has('projects') ? linesOf(read.text('projects')) : before.projects,
    sites: list('sites'),
    equipment: list('equipment'),
    contacts: withSigners(list('contacts'), people, read),
  };
  for (const { part, code, id = '', most = 0 } of coverFaults(cover, before)) {
    const field = part in LINE_FIELDS && !read.has(part) ? 'warrantyMonths' : part;
    errors[field] ??= t.faults[code]({ id, most, systems: before.systems.join(' / ') });
  }
  return Object.keys(errors).length > 0 ? { errors } : { ok: cover };
}

/** Whom the form names besides the lines of its lists: who signs, and the customer's lead, by their Slack ids. */
export function namedInForm(values: ViewValues): string[] {
  const read = new Read(values);
  const lead = read.person('lead');
  return [...new Set([...(lead ? [lead] : []), ...read.people('signers')])];
}

/**
 * Who was chosen may sign; so may who becomes the lead by this, but not a lead of before who does not. People are known by
 * their Slack id, or by their name, or new among the contacts. One contact is the lead.
 */
function withSigners(
  contacts: Contract['contacts'],
  people: readonly PersonRef[],
  read: Read,
): Contract['contacts'] {
  const leadId = read.person('lead');
  const signs = (id: string, wasLead = false) =>
    read.people('signers').includes(id) || (id === leadId && !wasLead);
  const known = contacts.map(({ lead, ...contact }) => {
    const chosen =
      people.find(({ id }) => id === contact.personId) ??
      (contact.personId ? undefined : people.find(({ name }) => name === contact.name));
    const personId = chosen?.id ?? contact.personId;
    // Whom no choice in Slack can name keeps what was recorded by file.
    if (!personId) return leadId === undefined && lead ? { ...contact, lead } : contact;
    return { ...contact, personId, maySign: signs(personId, lead), ...leading(personId, leadId) };
  });
  const added = people.filter(({ id }) => !known.some(({ personId }) => personId === id));
  return [
    ...known,
    ...added.map(({ id, name }) => ({ name, personId: id, maySign: signs(id), ...leading(id, leadId) })),
  ];
}

const leading = (id: string, leadId: string | undefined): { lead?: true } =>
  id === leadId ? { lead: true } : {};
