import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { parse } from 'yaml';
import { startEmbeddedMongo } from '../../src/embedded/mongo/index.js';
import { startEmbeddedSlack, type Manifest } from '../../src/embedded/slack/index.js';
import { WORKSPACE } from '../dev/company.js';
import { ROOT } from '../dev/root.js';
import { tellParent } from './child.js';

/** What both sides of a row stand on: one database, one workspace, and a place for what is sent to a `response_url`. */
export interface World {
  readonly mongo: string;
  readonly slackUrl: string;
  readonly botToken: string;
  readonly signingSecret: string;
  readonly responseUrl: string;
}

const mongo = process.env['BENCH_MONGODB_URI'] || (await startEmbeddedMongo()).uri;
const slack = await startEmbeddedSlack({
  seed: WORKSPACE,
  manifest: parse(readFileSync(join(ROOT, 'manifest.yml'), 'utf8')) as Manifest,
  bot: { name: 'Yingda', userName: 'yingda' },
});
const responses = createServer((request, response) => request.resume().on('end', () => response.end('ok')));
await new Promise<void>((resolve) => responses.listen(0, '127.0.0.1', resolve));
const { port } = responses.address() as AddressInfo;
tellParent({
  mongo,
  slackUrl: slack.url,
  botToken: slack.botToken,
  signingSecret: slack.signingSecret,
  responseUrl: `http://127.0.0.1:${port}/`,
} satisfies World);
