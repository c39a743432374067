import type { Contract } from '../../domain/contract/contract.js';
import { systemOf } from '../../domain/contract/place.js';
import type { Locale } from '../../domain/people/person.js';
import { textsIn } from '../../i18n/texts.js';
import { context, type Block } from '../messages/blocks.js';
import { typed } from '../messages/mrkdwn.js';
import type { EquipmentGiven } from './equipment-choice.js';
import { groupedSelectInput, selectInput, textInput, type Read } from './inputs.js';

type Listed = Pick<Contract, 'id' | 'sites' | 'systems' | 'equipment'>;

/** Site and system belong to the contract: with another contract they are other fields, or the old words would stay. */
export const ownField = (id: 'site' | 'siteId' | 'system', contractId: string): string =>
  `${id}@${contractId}`;

/** What was said of the place, as the form was when it was read. */
export interface PlaceGiven extends EquipmentGiven {
  readonly site?: string | undefined;
  /** A site of the contract, or one of the two below. */
  readonly siteId?: string | undefined;
  readonly system?: string | undefined;
}

/** The place that the contract names in one line, and one that it does not know; no id has a blank at its end. */
const MAIN = 'main ';
const OTHER = 'other ';
/** As many as one menu of Slack's holds, with the two above. */
const MOST_IN_MENU = 98;
/** What a request has room for, and beside the name of a site. */
const MOST_SITE = 200;
const MOST_WHERE = 97;

/** Where: one of the contract's sites, and where exactly; typed where it lists none. The piece that was chosen stands at its own. */
export function siteInputs(
  contract: Listed & Pick<Contract, 'site'>,
  given: PlaceGiven,
  locale: Locale,
): Block[] {
  const t = textsIn(locale).filing;
  const { id, sites, site: main, equipment } = contract;
  if (sites.length === 0) {
    return [textInput({ id: ownField('site', id), label: t.site, max: 200, initial: given.site ?? main })];
  }
  const piece = equipment.find((one) => one.id === given.equipmentId);
  const listed = sites.map(({ id: value, name, address }) => ({ value, label: `${name} · ${address}` }));
  const ofMain = sites.find(({ name, address }) => name === main || address === main);
  const more = [...(ofMain ? [] : [{ value: MAIN, label: main }]), { value: OTHER, label: t.siteOther }];
  const initial = given.siteId ?? piece?.siteId ?? ofMain?.id ?? MAIN;
  // Slack keeps what stood in a field of the same name: with another piece it is another field.
  const common = { id: ownField('siteId', `${id}${piece ? `@${piece.id}` : ''}`), label: t.site, initial };
  const chunks = Array.from({ length: Math.ceil(listed.length / MOST_IN_MENU) }, (_none, n) =>
    listed.slice(n * MOST_IN_MENU, (n + 1) * MOST_IN_MENU),
  );
  const menu =
    chunks.length === 1
      ? selectInput({ ...common, options: [...listed, ...more] })
      : groupedSelectInput({
          ...common,
          groups: [
            { label: t.site, options: more },
            ...chunks.map((options, n) => ({ label: rangeOf(n, options.length), options })),
          ],
        });
  const where = { id: ownField('site', id), label: t.siteWhere, max: MOST_WHERE, optional: true };
  return [menu, textInput({ ...where, initial: given.site })];
}

const rangeOf = (chunk: number, length: number): string =>
  `${chunk * MOST_IN_MENU + 1}–${chunk * MOST_IN_MENU + length}`;

/** About what: the system is that of the piece where one is chosen, and is asked for where that is not known. */
export function systemInput(contract: Listed, given: PlaceGiven, locale: Locale): Block {
  const t = textsIn(locale).filing;
  const { id, systems } = contract;
  const own = systemOfPiece(contract, given);
  if (own !== undefined) return context(t.systemOfPiece({ system: typed(own, 200) }));
  return textInput({
    id: ownField('system', id),
    label: t.system,
    max: 200,
    initial: given.system ?? systems[0],
    ...(systems.length > 1 ? { hint: t.systemHint({ systems: systems.join(' / ') }) } : {}),
  });
}

function systemOfPiece(
  contract: Pick<Listed, 'systems' | 'equipment'>,
  { equipmentId }: EquipmentGiven,
): string | undefined {
  const piece = contract.equipment.find(({ id }) => id === equipmentId);
  return piece && systemOf(contract, piece);
}

/** What stands in these fields. */
export function placeGiven(read: Read, contractId: string): PlaceGiven {
  const own = ownField('siteId', contractId);
  const menu = Object.keys(read.values).find((id) => id === own || id.startsWith(`${own}@`));
  const system = ownField('system', contractId);
  return {
    site: read.text(ownField('site', contractId)),
    ...(menu === undefined ? {} : { siteId: read.choice(menu) }),
    ...(read.has(system) ? { system: read.text(system) } : {}),
  };
}

/** A piece was just chosen: with its site, where its record has one. */
export function whereItStands<Given extends PlaceGiven>(
  contract: Pick<Contract, 'equipment'> | undefined,
  given: Given,
): Given {
  const piece = contract?.equipment.find(({ id }) => id === given.equipmentId);
  return piece?.siteId === undefined ? given : { ...given, siteId: piece.siteId };
}

interface Place {
  readonly site: string | undefined;
  readonly siteId?: string;
  readonly system: string | undefined;
}

/**
 * The place that was meant.
 * @returns site and system as a request has them, or the error at the field where a place had to be named
 */
export function placeMeant(
  contract: Listed & Partial<Pick<Contract, 'site'>>,
  given: PlaceGiven,
  locale: Locale,
): { ok: Place } | { errors: Record<string, string> } {
  const { siteId, site: where = '' } = given;
  const system = systemOfPiece(contract, given) ?? given.system;
  if (siteId === undefined) return { ok: { site: where, system } };
  const t = textsIn(locale);
  const wrong = (sentence: string) => ({ errors: { [ownField('site', contract.id)]: sentence } });
  if (siteId === OTHER && where === '') return wrong(t.filing.siteWhereMissing);
  if (siteId === OTHER) return { ok: { site: where, system } };
  const site = contract.sites.find(({ id }) => id === siteId);
  const said = [site?.name ?? contract.site ?? '', where].filter((part) => part !== '').join(' · ');
  if (said.length > MOST_SITE)
    return wrong(t.fields.tooLong({ max: MOST_SITE - said.length + where.length }));
  return { ok: { site: said, system, ...(site ? { siteId: site.id } : {}) } };
}
