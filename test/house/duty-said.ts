import type { LeaveRecord } from '../../src/domain/duty/leave.js';
import type { DutyPlan } from '../../src/domain/duty/on-duty.js';
import type { Layer, Override } from '../../src/domain/duty/rota.js';
import type { RotaRecord, Swap } from '../../src/domain/duty/rota-record.js';
import { offers } from '../../src/domain/duty/shares.js';
import { ROLES, type Locale } from '../../src/domain/people/person.js';
import { dutyBegan } from '../../src/slack/messages/duty/began.js';
import { dutyGaps, dutyNews } from '../../src/slack/messages/duty/news.js';
import { swapNews, swapProposal } from '../../src/slack/messages/duty/swap.js';
import { skillsForm } from '../../src/slack/modals/skills/edit.js';
import { skillsModal } from '../../src/slack/modals/skills/list.js';
import { typed } from '../../src/slack/messages/mrkdwn.js';
import { calendarModal } from '../../src/slack/modals/duty/calendar.js';
import { feedModal } from '../../src/slack/modals/duty/feed.js';
import { leaveModal } from '../../src/slack/modals/duty/leave.js';
import { overrideModal } from '../../src/slack/modals/duty/override.js';
import { MOST_LAYERS, rotaModal, valuesOf } from '../../src/slack/modals/duty/rota.js';
import { swapModal } from '../../src/slack/modals/duty/swap.js';
import type { Said } from './everything-said.js';
import { person, settingsOf, whoLooks, type Fill } from './extremes.js';

const NOW = new Date('2026-11-23T02:00:00Z');
const LATER = new Date('2026-11-24T02:00:00Z');
const ZONE = 'America/Argentina/ComodRivadavia';
const DAY = 86_400_000;
const FIRST_DAY = Math.floor(NOW.getTime() / DAY);

/** Layers as many and as long as they can be, handed over every day. */
const layerOf = (fill: Fill, index: number): Layer => ({
  id: `layer-${index}`,
  name: fill(60) || 'x',
  people: Array.from({ length: 50 }, (_none, n) => person(fill, n === 0 ? 'U0ENGLI001' : `U0ENG${n}`)),
  from: { day: '2026-11-01', time: '08:00' },
  handover: { unit: 'days', every: 1, at: '08:00' },
  ...(index % 2 === 0 ? { hours: { mon: ['09:00-12:00', '13:00-18:00'], sat: ['18:00-08:00'] } } : {}),
});

const overrideOf = (fill: Fill, index: number): Override => ({
  id: `view:V${index}`,
  ...(index % 3 === 0 ? {} : { layerId: `layer-${index % MOST_LAYERS}` }),
  from: new Date(NOW.getTime() + index * DAY),
  to: new Date(NOW.getTime() + (index + 1) * DAY),
  person: person(fill, 'U0ENG7'),
  reason: fill(200),
  kind: index % 2 === 0 ? 'swap' : 'override',
  by: person(fill, 'U0ENG8'),
  at: NOW,
});

const swapOf = (fill: Fill, index: number, mineId: string, yoursId: string): Swap => {
  const share = { layerId: 'layer-1', from: NOW, to: LATER };
  return {
    id: `view:V${index}`,
    mine: { ...share, person: person(fill, mineId) },
    yours: { ...share, person: person(fill, yoursId) },
    state: 'proposed',
    at: NOW,
    expiresAt: LATER,
  };
};

function rotaOf(fill: Fill, id: string): RotaRecord {
  return {
    ...{ id, version: 7, edition: 3, name: fill(60), zone: ZONE, earlier: [], past: [], history: [] },
    layers: Array.from({ length: MOST_LAYERS }, (_none, index) => layerOf(fill, index)),
    overrides: Array.from({ length: 30 }, (_none, index) => overrideOf(fill, index)),
    swaps: Array.from({ length: 30 }, (_none, index) =>
      index % 2 === 0
        ? swapOf(fill, index, 'U0ENGLI001', 'U0ENG2')
        : swapOf(fill, index, 'U0ENG2', 'U0ENGLI001'),
    ),
    changedAt: NOW,
  };
}

const leaveOf = (fill: Fill, index: number): LeaveRecord => ({
  ...{
    id: `leave:view:V${index}`,
    version: 1,
    from: NOW,
    to: LATER,
    reason: fill(200),
    at: NOW,
    changedAt: NOW,
  },
  person: person(fill, `U0ENG${index}`),
  by: person(fill),
  history: [],
});

/** All that is said about being on duty, as long as it can be. */
export function dutySaid(locale: Locale, fill: Fill): Said[] {
  return [...messages(locale, fill), ...modals(locale, fill)];
}

/** What people can do, in a large company. */
export function skillsSaid(locale: Locale, fill: Fill): Said[] {
  const settings = settingsOf(fill);
  const many = Array.from({ length: 300 }, (_none, index) => person(fill, `U0ENG${index}`));
  const skills = Object.fromEntries(many.map(({ id }) => [id, Array.from({ length: 30 }, () => fill(60))]));
  const large = { ...settings, roster: { ...settings.roster, engineer: many }, skills };
  const own = { personId: 'U0ENG1', before: skills['U0ENG1']!, listViewId: 'V0123456789A' };
  return [
    ...[ROLES, ['engineer'] as const].flatMap((roles) => {
      const looks = whoLooks(fill, locale, roles);
      return [
        { name: 'skills', view: skillsModal({ settings: large, person: looks, notice: typed(fill(300)) }) },
        {
          name: 'skills of nobody',
          view: skillsModal({ settings: { ...settings, roster: {} }, person: looks }),
        },
      ];
    }),
    { name: 'skills, form', view: skillsForm(person(fill), own, locale) },
  ];
}

function messages(locale: Locale, fill: Fill): Said[] {
  const shift = (covers: boolean) => ({
    ...{ rota: fill(60), layer: fill(60), zone: ZONE, from: NOW, to: LATER },
    ...(covers ? { covers: person(fill) } : {}),
  });
  const many = Array.from({ length: 12 }, (_none, index) => shift(index % 2 === 0));
  const because = [
    ...(['override', 'override-ended', 'swap-ended', 'leave', 'leave-ended'] as const),
    ...(['rota-made', 'rota-changed', 'rota-retired'] as const),
  ].map((word) => ({
    ...{ because: word, by: person(fill), whom: person(fill, 'U0ENG1'), rota: fill(60), reason: fill(200) },
  }));
  const share = { layer: fill(60), from: NOW, to: LATER };
  const news = {
    ...{ rotaId: 'r1', swapId: `view:${'V'.repeat(40)}`, rota: fill(60), zone: ZONE },
    mine: { ...share, person: person(fill) },
    yours: { ...share, person: person(fill, 'U0ENG1') },
  };
  const began = {
    ...{ rotaId: 'r1', rota: fill(60), zone: ZONE, since: NOW, until: LATER, covers: person(fill) },
    layers: Array.from({ length: MOST_LAYERS }, () => fill(60)),
  };
  const states = ['accepted', 'declined', 'withdrawn', 'expired'] as const;
  return [
    ...because.map((reason) => ({
      name: `duty news, ${reason.because}`,
      message: dutyNews({ ...reason, gained: many, lost: many, more: 99 }, 'U0ENG1', locale),
    })),
    {
      name: 'duty gaps',
      message: dutyGaps({ reason: because[3], gaps: many, more: 99 }, locale),
    },
    { name: 'duty gaps, begun', message: dutyGaps({ gaps: [shift(false)], more: 0 }, locale) },
    { name: 'duty began', message: dutyBegan(began, 12_345, NOW, locale) },
    { name: 'duty began, late', message: dutyBegan({ ...began, layers: [] }, 0, LATER, locale) },
    { name: 'swap proposal', message: swapProposal({ ...news, state: 'proposed' }, locale) },
    ...states.map((state) => ({
      name: `swap ${state}`,
      message: swapNews({ ...news, state }, locale)!,
    })),
  ];
}

function modals(locale: Locale, fill: Fill): Said[] {
  const rotas = Array.from({ length: 15 }, (_none, index) => rotaOf(fill, `r${index + 1}`));
  const leaves = Array.from({ length: 40 }, (_none, index) => leaveOf(fill, index));
  const plan: DutyPlan = { rotas, leaves };
  const rota = rotas[0]!;
  const metadata = { rotaId: rota.id, firstDay: FIRST_DAY };
  const below = { ...metadata, viewId: 'V0123456789A' };
  const offered = offers(plan, rota.id, NOW, new Date(NOW.getTime() + 35 * DAY));
  const { values, layers } = valuesOf(rota, locale);
  const form = { rotaId: rota.id, edition: 3, layers, below };
  return [
    ...[ROLES, ['engineer'] as const].flatMap((roles) => {
      const looks = whoLooks(fill, locale, roles);
      const who = roles.length > 1 ? 'keeper' : 'engineer';
      const shown = { metadata, person: looks, now: NOW, notice: typed(fill(300)) };
      return [
        ...(who === 'keeper'
          ? [{ name: 'duty calendar of many rotas', view: calendarModal({ plan, ...shown }) }]
          : []),
        {
          name: `duty calendar of one rota for ${who}`,
          view: calendarModal({ plan: { ...plan, rotas: [rota] }, ...shown }),
        },
        {
          name: `duty calendar without rotas for ${who}`,
          view: calendarModal({ plan: { rotas: [], leaves: [] }, ...shown }),
        },
        {
          name: `duty overrides for ${who}`,
          view: overrideModal({
            rota,
            person: looks,
            now: NOW,
            metadata: { rotaId: 'r1', below },
            notice: typed(fill(300)),
          }),
        },
        {
          name: `duty leaves for ${who}`,
          view: leaveModal({
            leaves,
            person: looks,
            zone: ZONE,
            metadata: { below },
            notice: typed(fill(300)),
          }),
        },
        {
          name: `duty swaps for ${who}`,
          view: swapModal({
            rota,
            offers: offered,
            person: looks,
            metadata: { rotaId: 'r1', below },
            notice: typed(fill(300)),
          }),
        },
      ];
    }),
    {
      name: 'duty swaps, none to offer',
      view: swapModal({
        rota,
        offers: [],
        person: whoLooks(fill, locale, ['engineer']),
        metadata: { rotaId: 'r1' },
      }),
    },
    { name: 'duty rota', view: rotaModal({ metadata: form, values, locale }) },
    {
      name: 'duty rota, new',
      view: rotaModal({
        metadata: { layers: [{ key: 1 }], below },
        values: { name: '', zone: ZONE, layers: {} },
        locale,
      }),
    },
    ...[{ since: NOW }, {}, { address: `https://desk.example/duty/${'x'.repeat(43)}.ics` }].map(
      (more, index) => ({
        name: `duty feed ${index}`,
        view: feedModal({ canSubscribe: true, zone: ZONE, locale, ...more }),
      }),
    ),
    {
      name: 'duty feed, no address',
      view: feedModal({ canSubscribe: false, notice: typed(fill(300)), zone: ZONE, locale }),
    },
  ];
}
