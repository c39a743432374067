import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RULES = ['layers/imports', 'no-restricted-properties', 'no-restricted-imports'];

// Without type information: none of these rules needs it, and a probe is no file of the project.
const eslint = new ESLint({
  cwd: root,
  overrideConfig: [
    tseslint.configs.disableTypeChecked,
    { languageOptions: { parserOptions: { projectService: false } } },
  ] as ESLint.Options['overrideConfig'],
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
});

async function faultsOf(path: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${path}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

/** Each row breaks one rule: the file it pretends to be, its text, and what must be said. */
const BREACHES: [string, string, RegExp][] = [
  [
    'src/domain/ticket/probe.ts',
    `import { x } from '../../store/tickets.js';`,
    /domain may import domain but not store/,
  ],
  ['src/domain/ticket/verbs/probe.ts', `import type { x } from '../../../i18n/texts.js';`, /but not i18n/],
  ['src/domain/ticket/probe.ts', `import { readFileSync } from 'node:fs';`, /the domain is pure.*node:fs/],
  [
    'src/domain/ticket/probe.ts',
    `import { randomUUID } from 'node:crypto';`,
    /the domain is pure.*node:crypto/,
  ],
  ['src/domain/probe.ts', `import mongoose from 'mongoose';`, /the domain is pure.*mongoose/],
  ['src/jobs/probe.ts', `import mongoose from 'mongoose';`, /mongoose is imported only where/],
  ['src/main.ts', `import { Agenda } from 'agenda';`, /agenda is imported only where/],
  [
    'src/jobs/schedule.ts',
    `import x from '@agendajs/mongo-backend';`,
    /@agendajs\/mongo-backend is imported only/,
  ],
  ['src/store/probe.ts', `import bolt from '@slack/bolt';`, /@slack\/bolt is imported only where/],
  [
    'src/embedded/slack/probe.ts',
    `import type { x } from '@slack/bolt';`,
    /@slack\/bolt is imported only where/,
  ],
  [
    'src/domain/calendar/probe.ts',
    `import chineseDays from 'chinese-days';`,
    /the domain is pure.*chinese-days/,
  ],
  ['src/slack/probe.ts', `await import('date-holidays');`, /date-holidays is imported only where/],
  ['src/domain/probe.ts', `import '../calendars/china.js';`, /domain may import domain but not calendars/],
  ['src/calendars/probe.ts', `import '../store/settings.js';`, /calendars may import .* but not store/],
  ['src/slack/probe.ts', `import pdf from 'pdfkit';`, /pdfkit is imported only where/],
  ['src/store/probe.ts', `import { x } from '../slack/routes.js';`, /store may import .* but not slack/],
  ['src/documents/probe.ts', `export * from '../store/tickets.js';`, /documents may import .* but not store/],
  ['src/i18n/probe.ts', `export { x } from '../slack/routes.js';`, /i18n may import .* but not slack/],
  ['src/observability/probe.ts', `import('../jobs/agenda.js');`, /observability may import .* but not jobs/],
  ['src/slack/listeners/probe.ts', `import { x } from '../../main.js';`, /no part of src may import main/],
  ['src/jobs/probe.ts', `const x: import('../main.js').X = 1;`, /no part of src may import main/],
  ['src/run-command.ts', `import { startBot } from './start-bot.js';`, /no part of src may import start-bot/],
  ['src/main.ts', `import { x } from './embedded/mongo/server.js';`, /no part of src may import embedded/],
  ['src/slack/probe.ts', `await import('../embedded/slack/start.js');`, /no part of src may import embedded/],
  [
    'src/embedded/mongo/probe.ts',
    `import { x } from '../../domain/fault.js';`,
    /embedded may import embedded but not domain/,
  ],
  ['src/slack/probe.ts', `import { x } from '../../test/support/x.js';`, /outside of src/],
  ['src/slack/messages/probe.ts', `import { Who } from '../who.js';`, /views and messages is pure.*who/],
  ['src/slack/modals/probe.ts', `import { Tickets } from '../../store/tickets.js';`, /pure.*store\/tickets/],
  ['src/slack/home/probe.ts', `import { run } from '../../run.js';`, /pure.*src\/run/],
  ['src/slack/probe.ts', `import { useKinds } from '../start-records.js';`, /may import start-records/],
  ['src/store/probe.ts', `import { Query } from 'mingo';`, /mingo is no dependency of production/],
  ['src/slack/probe.ts', `const x = process.env.SLACK_BOT_TOKEN;`, /only reader of the environment/],
  ['src/store/probe.ts', `const { env } = process;`, /only reader of the environment/],
  ['src/jobs/probe.ts', `import { env } from 'node:process';`, /only reader of the environment/],
];

const ALLOWED: [string, string][] = [
  ['src/domain/custody/sha256.ts', `import { createHash } from 'node:crypto';`],
  [
    'src/domain/ticket/verbs/probe.ts',
    `import dayjs from 'dayjs/plugin/utc.js'; import { z } from 'zod'; import '../ticket.js';`,
  ],
  [
    'src/store/probe.ts',
    `import mongoose from 'mongoose'; import type { Ticket } from '../domain/ticket/ticket.js';`,
  ],
  ['src/jobs/agenda.ts', `import { Agenda } from 'agenda'; import { x } from '@agendajs/mongo-backend';`],
  [
    'src/slack/listeners/probe.ts',
    `import bolt from '@slack/bolt'; import { x } from '../../store/tickets.js';`,
  ],
  ['src/embedded/mongo/probe.ts', `import { Query } from 'mingo'; import net from 'node:net';`],
  [
    'src/main.ts',
    `import bolt from '@slack/bolt'; import { x } from './slack/routes.js'; import './config.js';`,
  ],
  ['src/main.ts', `import { startBot } from './start-bot.js';`],
  ['src/config.ts', `const port = process.env.PORT;`],
  ['scripts/probe.ts', `import { x } from '../src/embedded/mongo/server.js'; const y = process.env.HOME;`],
  ['test/flows/probe.test.ts', `import { x } from '../../src/main.js'; import mongoose from 'mongoose';`],
];

it('every file of src keeps to the layers, and only the configuration reads the environment', async () => {
  const results = await eslint.lintFiles(['src/**/*.ts']);
  const faults = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${filePath.slice(root.length)}:${line} ${message}`),
  );
  expect(results.length).toBeGreaterThan(10);
  expect(faults).toEqual([]);
});

it.each(BREACHES)('a breach in %s is reported: %s', async (path, code, reason) => {
  const faults = await faultsOf(path, code);
  expect(faults).toEqual([expect.stringMatching(reason)]);
});

it.each(ALLOWED)('what %s may do is not reported: %s', async (path, code) => {
  expect(await faultsOf(path, code)).toEqual([]);
});
