import { erasureSchema, type Erasure } from '../../src/domain/privacy/erasure.js';
import type { Locale } from '../../src/domain/people/person.js';
import { erasuresMessage } from '../../src/slack/messages/erasures.js';
import { erasingModal, personalDataModal } from '../../src/slack/modals/personal-data.js';
import type { Said } from './everything-said.js';
import type { Fill } from './extremes.js';

const ZONE = 'America/Argentina/ComodRivadavia';
const AT = new Date('2026-11-23T02:00:00Z');
const NUMBERS = Array.from({ length: 500 }, (_, index) => `SR-2026-${1_000_000 + index}`);

/** What is held about somebody, the form by which it is erased, and how far demands are. */
export function privacySaid(locale: Locale, fill: Fill): Said[] {
  const erasure = (more: Partial<Erasure>): Erasure =>
    erasureSchema.parse({
      ...{ id: 'erasure:view:V1', version: 9, by: { id: 'U0BOSSZHAO', name: fill(100) }, roles: ['manager'] },
      ...{ at: AT, reason: fill(500), named: true, texts: [], contracts: 9 },
      ...{ waiting: [], papers: [], requests: [], failed: [], ...more },
    });
  const everywhere = erasure({
    waiting: NUMBERS.map((number) => ({ number, theirs: [] })),
    papers: NUMBERS,
    requests: NUMBERS.map((number) => ({ number, places: 9 })),
    failed: NUMBERS,
    finishedAt: AT,
  });
  const many = Array.from({ length: 50 }, () => fill(100));
  const held = { person: { id: 'U0ENG0WANG' }, names: many, phones: many, requests: 1000, open: 1000 };
  return [
    { name: 'personal data', view: personalDataModal({ ...held, contracts: many }, locale) },
    {
      name: 'personal data of nobody',
      view: personalDataModal({ ...held, names: [], phones: [], contracts: [] }, locale),
    },
    { name: 'personal data, asked', view: erasingModal(locale) },
    { name: 'erasures, none', message: erasuresMessage([], ZONE, locale) },
    { name: 'erasures', message: erasuresMessage(Array<Erasure>(10).fill(everywhere), ZONE, locale) },
  ];
}
