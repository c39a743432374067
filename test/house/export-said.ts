import type { RequestExport } from '../../src/domain/export/request-export.js';
import type { Locale, Person } from '../../src/domain/people/person.js';
import { exportMessage } from '../../src/slack/messages/export.js';
import { exportModal } from '../../src/slack/modals/export.js';
import type { Said } from './everything-said.js';
import type { Fill } from './extremes.js';

const NOW = new Date('2026-11-23T02:00:00Z');
const ZONE = 'America/Argentina/ComodRivadavia';
const STATES = ['making', 'sending', 'done', 'failed', 'cancelled'] as const;

/** The form for an export, and how far one is. */
export function exportSaid(locale: Locale, fill: Fill): Said[] {
  const of = (state: RequestExport['state'], more: Partial<RequestExport>): RequestExport => ({
    ...{ id: `command:${'1763800000.000200'}`, version: 1, by: { id: 'U0QUALWU01', name: fill(100) } },
    ...{ askedAt: NOW, locale, zone: ZONE, format: 'xlsx', audience: 'ours', filter: {} },
    ...{ filename: '服务请求-2026-01-01-2026-12-31-8f3a1b.xlsx', state, attempts: 1 },
    ...{ done: 1_048_575, total: 9_999_999, unreadable: 12_345, ...more },
  });
  const person: Person = {
    ...{ id: 'U0QUALWU01', name: fill(100), locale, roles: ['quality'], customerIds: [], external: false },
  };
  const days = { zone: ZONE, firstDay: '2026-11-01', lastDay: '2026-11-30' };
  return [
    ...STATES.map((state) => ({ name: `export, ${state}`, message: exportMessage(of(state, {})) })),
    { name: 'export, counting', message: exportMessage(of('making', { done: 0, total: undefined })) },
    { name: 'export, of nothing', message: exportMessage(of('done', { done: 0, unreadable: 0 })) },
    { name: 'export form', view: exportModal({ person, ...days, customer: fill(200) }) },
    {
      name: 'export form of a customer',
      view: exportModal({ person: { ...person, roles: [], customerIds: ['customer-1'] }, ...days }),
    },
  ];
}
