import { lacksResident } from '../../../src/domain/contract/resident.js';
import { at, CONTRACT } from '../ticket/requests.js';

const NOBODY = { ...CONTRACT, engineers: [] };
const TODAY = at('10:00');

it.each([
  ['in the trial run', {}, true],
  ['on the first day of the resident year', { acceptedDay: '2026-11-23' }, true],
  ['on its last day', { acceptedDay: '2025-11-24' }, true],
  ['on the day after it', { acceptedDay: '2025-11-23' }, false],
  ['long after, in paid service', { acceptedDay: '2019-05-06' }, false],
  ['where none is promised', { acceptedDay: '2026-11-01', residentMonths: 0 }, false],
])('a contract that names nobody lacks its resident: %s', (_when, more, lacks) => {
  expect(lacksResident({ ...NOBODY, ...more }, TODAY)).toBe(lacks);
  expect(lacksResident({ ...CONTRACT, ...more }, TODAY)).toBe(false);
});
