import type { types } from '@slack/bolt';
import type { Offer } from '../../../domain/duty/shares.js';
import type { SwapAsked } from '../../../domain/duty/swap.js';
import type { RotaRecord, Share, Swap } from '../../../domain/duty/rota-record.js';
import type { Locale, Person } from '../../../domain/people/person.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { ACTION, VIEW } from '../../ids.js';
import { actions, button, divider, section, sectionWith, type Block } from '../../messages/blocks.js';
import { swapValue } from '../../messages/duty/swap.js';
import { typed } from '../../messages/mrkdwn.js';
import { Read, selectInput, type Option, type ViewValues } from '../inputs.js';
import { modal, type ReadResult } from '../modal.js';
import type { CalendarBelow } from './calendar.js';
import { plainSpan } from './spans.js';

/** Proposals shown above the form. */
const MOST_PROPOSALS = 10;

export interface RotaMetadata {
  readonly rotaId: string;
  /** The calendar below, to be shown anew. */
  readonly below?: CalendarBelow | undefined;
}

interface SwapForm {
  readonly rota: RotaRecord;
  readonly offers: readonly Offer[];
  readonly person: Person;
  readonly metadata: RotaMetadata;
  readonly notice?: string | undefined;
}

/** Proposals that wait, and a form for another: one of one's own duties for one of a colleague's. */
export function swapModal({ rota, offers, person, metadata, notice }: SwapForm): types.ModalView {
  const { locale } = person;
  const t = textsIn(locale).duty.swap;
  const mine = offers.filter((one) => one.person.id === person.id);
  const others = offers.filter((one) => one.person.id !== person.id);
  const lack = mine.length === 0 ? t.noneOwn : others.length === 0 ? t.noneOthers : undefined;
  const form: Block[] = lack
    ? [section(lack)]
    : [
        selectInput({ id: 'mine', label: t.mine, options: mine.map((one) => option(one, rota, locale, t)) }),
        selectInput({
          id: 'yours',
          label: t.yours,
          options: others.map((one) => option(one, rota, locale, t, one.person.name)),
        }),
      ];
  return modal({
    callbackId: VIEW.dutySwap,
    title: t.title,
    ...(lack ? {} : { submit: t.submit }),
    close: t.close,
    blocks: [
      ...(notice ? [section(notice)] : []),
      ...proposals(rota, person, t),
      section(`*${typed(rota.name, 60)}*\n${t.explain}`),
      ...form,
    ],
    metadata,
  });
}

function proposals(rota: RotaRecord, person: Person, t: Texts['duty']['swap']): Block[] {
  const open = rota.swaps.filter(
    ({ state, mine, yours }) => state === 'proposed' && [mine.person.id, yours.person.id].includes(person.id),
  );
  if (open.length === 0) return [];
  return [...open.slice(0, MOST_PROPOSALS).flatMap((one) => proposal(one, rota, person, t)), divider()];
}

function proposal(swap: Swap, rota: RotaRecord, person: Person, t: Texts['duty']['swap']): Block[] {
  const share = ({ layerId, ...span }: Share) =>
    typed(t.own({ layer: layerName(rota, layerId), span: plainSpan(span, rota.zone, person.locale) }), 300);
  const said = { mine: share(swap.mine), yours: share(swap.yours) };
  const value = swapValue({ rotaId: rota.id, swapId: swap.id });
  if (swap.mine.person.id === person.id) {
    const text = t.proposedByYou({ ...said, name: typed(swap.yours.person.name, 100) });
    return [sectionWith(text, button(ACTION.withdrawSwap, t.withdraw, value))];
  }
  return [
    section(t.proposedToYou({ ...said, name: typed(swap.mine.person.name, 100) })),
    ...actions(`swap-${swap.id.slice(-100)}`, [
      button(ACTION.acceptSwap, t.accept, value, 'primary'),
      button(ACTION.declineSwap, t.decline, value),
    ]),
  ];
}

const layerName = (rota: RotaRecord, layerId: string): string =>
  rota.layers.find(({ id }) => id === layerId)?.name ?? layerId;

function option(
  offer: Offer,
  rota: RotaRecord,
  locale: Locale,
  t: Texts['duty']['swap'],
  name?: string,
): Option {
  const span = plainSpan(offer, rota.zone, locale);
  const said = {
    layer: layerName(rota, offer.layerId),
    span: offer.parts > 1 ? t.whole({ span, count: offer.parts }) : span,
  };
  return { value: valueOf(offer), label: name ? t.option({ ...said, name }) : t.own(said) };
}

const valueOf = ({ layerId, from, to, person }: Offer): string =>
  [layerId, from.getTime(), to.getTime(), person.id].join('|');

/** @returns what is proposed; whose it is, and whether it still is, the domain decides */
export function readSwap(
  values: ViewValues,
  locale: Locale,
): ReadResult<Omit<SwapAsked, 'colleague'> & { colleagueId: string }> {
  const read = new Read(values);
  const [mine, yours] = ['mine', 'yours'].map((id) => shareOf(read.choice(id)));
  const { required } = textsIn(locale).fields;
  if (!mine) return { errors: { mine: required } };
  if (!yours) return { errors: { yours: required } };
  const { personId: colleagueId, ...share } = yours;
  const { layerId, from, to } = mine;
  return { ok: { mine: { layerId, from, to }, yours: share, colleagueId } };
}

function shareOf(value: string | undefined) {
  const [layerId, from, to, personId] = value?.split('|') ?? [];
  if (!layerId || !personId) return undefined;
  return { layerId, from: new Date(Number(from)), to: new Date(Number(to)), personId };
}
