import { rotaSchema, type Layer, type Rota } from '../../../src/domain/duty/rota.js';
import { chen, DAILY, li, NIGHTS, override, rota, wang } from './rotas.js';

const faults = (given: Rota) => {
  const read = rotaSchema.safeParse(given);
  return read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
};
const withLayer = (more: object) => rota([{ ...DAILY, ...more } as Layer]);

test('a rota of nights and days is taken', () => {
  expect(faults(rota([DAILY, NIGHTS]))).toEqual([]);
});

test.each<[string, Rota, string]>([
  ['has no people', withLayer({ people: [] }), 'layers.0.people no-people'],
  ['has no layers', rota([]), 'layers no-layers'],
  ['is in an unknown zone', rota([DAILY], { zone: 'Asia/Nowhere' }), 'zone unknown-zone'],
  ['has no name', rota([DAILY], { name: ' ' }), 'name no-name'],
  [
    'begins on no day',
    withLayer({ from: { day: '2026-02-30', time: '08:00' } }),
    'layers.0.from.day not-a-day',
  ],
  [
    'begins at no time',
    withLayer({ from: { day: '2026-02-03', time: '8' } }),
    'layers.0.from.time not-a-time',
  ],
  [
    'hands over at no time',
    withLayer({ handover: { unit: 'days', every: 1, at: '24:00' } }),
    'layers.0.handover.at not-a-time',
  ],
  [
    'hands over every zero days',
    withLayer({ handover: { unit: 'days', every: 0, at: '08:00' } }),
    'layers.0.handover.every bad-every',
  ],
  ['has hours that are none', withLayer({ hours: { mon: ['8-12'] } }), 'layers.0.hours.mon.0 bad-hours'],
  ['has hours that cover nothing', withLayer({ hours: { mon: [] } }), 'layers.0.hours no-hours'],
  [
    'has hours that overlap',
    withLayer({ hours: { mon: ['08:00-12:00', '11:00-13:00'] } }),
    'layers.0.hours.mon hours-overlap',
  ],
  [
    'has a night that runs into the next day’s hours',
    withLayer({ hours: { sun: ['18:00-09:00'], mon: ['08:00-12:00'] } }),
    'layers.0.hours.sun hours-overlap',
  ],
  ['has two layers of one name', rota([DAILY, { ...NIGHTS, name: DAILY.name }]), 'layers.1.name taken'],
  [
    'has overlapping overrides of one layer',
    rota([DAILY], {
      overrides: [
        override(chen, '2026-11-02T08:00', '2026-11-02T12:00'),
        override(li, '2026-11-02T11:59', '2026-11-02T13:00'),
      ],
    }),
    'overrides.1.from overrides-overlap',
  ],
  [
    'has an override that ends before it begins',
    rota([DAILY], { overrides: [override(chen, '2026-11-02T08:00', '2026-11-02T08:00')] }),
    'overrides.0.to ends-before-it-begins',
  ],
])('a rota that %s is refused with the field named', (_title, given, expected) => {
  expect(faults(given)).toContain(expected);
});

test('overrides that touch, or are of different layers, may stand together', () => {
  const overrides = [
    override(chen, '2026-11-02T08:00', '2026-11-02T12:00'),
    override(li, '2026-11-02T12:00', '2026-11-02T13:00'),
    override(wang, '2026-11-02T11:00', '2026-11-02T12:00', { layerId: 'nights' }),
    override(wang, '2026-11-02T11:00', '2026-11-02T12:00', { layerId: undefined }),
  ];
  expect(faults(rota([DAILY, NIGHTS], { overrides }))).toEqual([]);
});
