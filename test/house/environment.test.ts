import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import ts from 'typescript';
import { environmentSchema, readConfig } from '../../src/config.js';
import { nodes, parse, productSources } from './sources.js';

const example = parseEnv(readFileSync('.env.example', 'utf8')) as Record<string, string>;
const LEAST = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: 'secret',
  MONGODB_URI: 'mongodb://db.example/?replicaSet=rs0',
};

function readsEnvironment(source: ts.SourceFile): boolean {
  return [...nodes(source)].some((node) => {
    if (ts.isPropertyAccessExpression(node)) return node.getText() === 'process.env';
    if (ts.isElementAccessExpression(node)) return /^process\[(['"`])env\1\]$/.test(node.getText());
    return ts.isBindingElement(node) && /^env\b/.test(node.getText());
  });
}

it('.env.example names exactly the keys that are read', () => {
  expect(Object.keys(example).sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});

it('.env.example says the defaults, and leaves empty what has none', () => {
  const read = readConfig({ ...LEAST });
  if ('faults' in read) throw new Error(read.faults.join());
  const defaults = Object.fromEntries(
    Object.keys(example).map((key) => {
      const value = key in LEAST ? undefined : read.config[key as keyof typeof read.config];
      return [key, value === undefined ? '' : String(value)];
    }),
  );
  expect(example).toEqual(defaults);
});

it('.env.example filled in with tokens and a database is a configuration', () => {
  const filled = { ...example, ...LEAST };
  expect(readConfig(filled)).toHaveProperty('config');
  expect(readConfig({ ...filled, SLACK_SIGNING_SECRET: '', SLACK_APP_TOKEN: 'xapp-1' })).toHaveProperty(
    'config',
  );
});

it('all faults are told together, each naming its key', () => {
  const read = readConfig({ SLACK_BOT_TOKEN: 'xoxp-1', PORT: 'http', LOG_LEVEL: 'loud', SWEEP_SECONDS: '0' });
  const faults = 'faults' in read ? read.faults : [];
  expect(faults.map((fault) => fault.split(' ')[0]).sort()).toEqual(
    ['LOG_LEVEL', 'MONGODB_URI', 'PORT', 'SLACK_BOT_TOKEN', 'SWEEP_SECONDS'].sort(),
  );
  expect(faults).toContain('SLACK_BOT_TOKEN must begin with xoxb-');
  expect(faults).toContain('MONGODB_URI is missing');
});

it('neither way to reach Slack is a fault that names both', () => {
  expect(readConfig({ ...LEAST, SLACK_SIGNING_SECRET: '' })).toEqual({
    faults: ['SLACK_SIGNING_SECRET is needed for HTTP; or set SLACK_APP_TOKEN for Socket Mode'],
  });
});

it('no fault repeats what was given: it may be a secret', () => {
  const read = readConfig({ ...LEAST, SLACK_BOT_TOKEN: 'topsecret', MONGODB_URI: 'postgres://topsecret' });
  expect('faults' in read && read.faults).toHaveLength(2);
  expect(JSON.stringify(read)).not.toContain('topsecret');
});

it('only src/config.ts reads the environment', () => {
  const readers = productSources().filter(readsEnvironment);
  expect(readers.map(({ fileName }) => fileName)).toEqual(['src/config.ts']);
});

it.each(['const x = process.env.HOME;', `process['env']`, 'const { env } = process;'])(
  '%s is seen',
  (code) => {
    expect(readsEnvironment(parse('probe.ts', code))).toBe(true);
  },
);
