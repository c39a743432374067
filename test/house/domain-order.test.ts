import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = 'src/domain';

/** From the ground up: a folder of the domain may import those before it. What stands beside them is the two kinds of no. */
const ORDER = [
  '.',
  'time',
  'people',
  'custody',
  'sla',
  'record',
  'calendar',
  'archive',
  'duty',
  'contract',
  'enquiry',
  'wish',
  'ticket',
  'find',
  'weekly',
  'settings',
  'terms',
  'forms',
  'export',
  'privacy',
  'audit',
];

const folderOf = (path: string): string => (path.includes('/') ? path.split('/')[0]! : '.');

/** What a file imports from other folders of the domain. */
function imports(file: string, text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\b[^'"]*?from '(\.[^']+)'/gm)]
    .map(([, target]) => relative(ROOT, join(ROOT, dirname(file), target!)))
    .filter((target) => folderOf(target) !== folderOf(file));
}

/** Imports that go up. */
function against(file: string, text: string): string[] {
  const own = ORDER.indexOf(folderOf(file));
  return imports(file, text)
    .filter((target) => ORDER.indexOf(folderOf(target)) > own)
    .map((target) => `${file} → ${target}`);
}

const FILES = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));

it('every folder of the domain has its place', () => {
  expect([...new Set(FILES.map(folderOf))].sort()).toEqual([...ORDER].sort());
});

it('no folder imports one above it', () => {
  const all = FILES.map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));
  expect(all.flatMap(({ file, text }) => imports(file, text)).length).toBeGreaterThan(300);
  expect(all.flatMap(({ file, text }) => against(file, text))).toEqual([]);
});

it('one that does would be found, types too', () => {
  const probe = `import type { Ticket } from '../ticket/ticket.js';\nimport { zoneOf } from '../time/zone.js';`;
  expect(against('people/probe.ts', probe)).toEqual(['people/probe.ts → ticket/ticket.js']);
  expect(against('terms/probe.ts', probe)).toEqual([]);
});
