import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A day, an hour, a minute in milliseconds, however they are written. */
const UNITS = /\b(?:86_?400_?000|3_?600_?000|60_?000|60 \* 1_?000)\b/;
const HERE = 'src/domain/time/units.ts';
/** Limits that are no lengths of the domain, in the words of what sets them. */
const OTHERS = ['src/config.ts'];

const FILES = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => join('src', path))
  .filter((path) => path.endsWith('.ts') && !path.startsWith('src/embedded/'));

it('lengths of time stand in one place', () => {
  const told = FILES.filter((path) => !OTHERS.includes(path) && UNITS.test(readFileSync(path, 'utf8')));
  expect(told.filter((path) => path !== HERE)).toEqual([]);
});

it('one written elsewhere would be found', () => {
  expect(['24 * 60 * 60_000', '86_400_000', '60 * 1000'].filter((text) => UNITS.test(text))).toHaveLength(3);
  expect(readFileSync(HERE, 'utf8')).toContain('DAY_MS');
});

it('days and zones are counted by src/domain/time; dayjs knows the weeks and months of the calendar, and nothing else does', () => {
  const using = FILES.filter((path) => /from 'dayjs/.test(readFileSync(path, 'utf8')));
  expect(using.sort()).toEqual(['src/domain/forms/period.ts', 'src/domain/weekly/week.ts']);
});
