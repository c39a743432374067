import { readdirSync, readFileSync } from 'node:fs';
import { deserialize, EJSON, serialize } from 'bson';
import { formFile } from '../../../src/documents/forms/form-file.js';
import { REGISTERS, taskSheetOf } from '../../../src/domain/ticket/form.js';
import { registerLine } from '../../../src/domain/forms/register.js';
import { taskSheet } from '../../../src/domain/forms/task-sheet.js';
import { verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { CommandRunner } from '../../../src/run-command.js';
import type { Stored } from '../../../src/store/models.js';
import { readTicket } from '../../../src/store/tickets.js';
import { pdfText } from '../../documents/forms/pdf-text.js';
import { ROSTER, sun } from '../../domain/people/cast.js';
import { at, POLICY } from '../../domain/ticket/requests.js';
import { desk, type Process } from '../stores.js';
import { OLD_CONTRACT, play } from './play.js';

/**
 * Requests as they were once stored, never made anew: a form that the store writes later gets a directory of its own,
 * with what `play` leaves there then. In the second what is personal enters the hashes as commitments.
 */
const FORMS = ['form-1', 'form-2'];
const HERE = 'test/store/golden';

const golden = (form: string): Stored[] =>
  readdirSync(`${HERE}/${form}`)
    .sort()
    .map(
      (name) => EJSON.parse(readFileSync(`${HERE}/${form}/${name}`, 'utf8'), { relaxed: false }) as Stored,
    );

let one: Process;
let stop: () => Promise<void>;
let now: Date;
beforeEach(async () => {
  const started = await desk();
  ({ stop } = started);
  one = started.of[0]!;
  now = at('Tue 09:15');
});
afterEach(() => stop());

const collection = () => one.store.models.tickets.collection;
const stored = async (): Promise<Stored[]> =>
  (await collection().find({}, { promoteValues: false }).sort({ _id: 1 }).toArray()) as unknown as Stored[];
/** As the driver gives it to the product: numbers are numbers. */
const asRead = (document: Stored): Stored => deserialize(serialize(document)) as Stored;
const bytes = (documents: readonly object[]): string[] =>
  documents.map((document) => Buffer.from(serialize(document)).toString('base64'));

async function restored(form: string): Promise<Stored[]> {
  await one.settings.save(DEFAULT_SETTINGS, { ...DEFAULT_SETTINGS, roster: ROSTER, policies: [POLICY] });
  await one.contracts.insert(OLD_CONTRACT, { intents: [], cause: 'seed', now: at('09:00') });
  const documents = golden(form);
  await collection().insertMany(documents as never);
  return documents;
}
function runner(): CommandRunner {
  const { tickets, contracts, settings, people, duty, wishes } = one;
  const nudge = () => undefined;
  return new CommandRunner({ tickets, wishes, contracts, settings, people, duty, clock: () => now, nudge });
}
const statusOf = ({ _id, status }: Stored) => [_id, status];

/** What can be read and drawn of a request: its chain, its lines in both registers, its sheet in both languages. */
async function expectReadable(document: Stored): Promise<void> {
  const ticket = readTicket(asRead(document));
  expect([ticket.id, verifyChain(ticket, ticket.seal)]).toEqual([ticket.id, { ok: true, sealed: true }]);
  for (const form of REGISTERS) expect(registerLine(form, ticket).number).toBe(ticket.id);
  const sheet = taskSheet(taskSheetOf(ticket), ticket, OLD_CONTRACT);
  for (const locale of ['zh-CN', 'en'] as const) {
    const letterhead = { company: '上海应答信息技术有限公司' };
    const text = pdfText(Buffer.from(await formFile({ sheet, locale, letterhead })));
    expect(text).toContain(ticket.id);
    expect(text).toContain('王主任');
  }
}

/**
 * When they were stored nobody was asked to sign or to name an engineer: the first look of the clock at an open one does that, once,
 * and nothing else. @returns them as they are stored since then
 */
async function onlyAskedFor(documents: Stored[]): Promise<Stored[]> {
  for (const { _id, history } of documents) {
    await runner().tick(_id);
    const after = (await collection().findOne({ _id } as never, {
      promoteValues: false,
    })) as unknown as Stored;
    const [facts, kept] = [history as object[], after['history'] as { type: string }[]];
    expect(bytes(kept.slice(0, facts.length))).toEqual(bytes(facts));
    expect(kept.slice(facts.length).filter(({ type }) => type !== 'step-asked')).toEqual([]);
  }
  return stored();
}

describe.each(FORMS)('requests as they were stored in %s', (form) => {
  it('are read, hold, and are drawn on every form', async () => {
    const documents = golden(form);
    expect(documents).toHaveLength(6);
    const statuses = ['assigned', 'archived', 'cancelled', 'merged', 'cancelled', 'registered'];
    expect(documents.map(({ status }) => status)).toEqual(statuses);
    for (const document of documents) await expectReadable(document);
  });

  it('keep every byte while nothing happens to them: looked at by the clock, asked again what was done', async () => {
    const before = bytes(await onlyAskedFor(await restored(form)));
    for (const { _id } of await stored()) {
      const ticket = (await one.tickets.load(String(_id)))!;
      await runner().tick(ticket.id);
      const told = ticket.history.filter(({ type }) => type !== 'step-asked');
      const again = { cause: told.at(-1)!.cause, at: now };
      expect(await runner().run(ticket.id, { do: 'note', text: '备件在库' }, sun, again)).toMatchObject({
        repeated: true,
      });
    }
    expect(bytes(await stored())).toEqual(before);
  });

  it('go on: what happens next makes their chain longer and changes nothing of what it was', async () => {
    const documents = await restored(form);
    const going = documents.filter(({ status }) => status === 'assigned' || status === 'registered');
    for (const { _id, history, signatures } of going) {
      const said = await runner().run(_id, { do: 'note', text: '备件在库' }, sun, {
        cause: 'press:1',
        at: now,
      });
      if (isRefusal(said)) throw new Error(said.refused);
      const after = (await collection().findOne({ _id } as never, {
        promoteValues: false,
      })) as unknown as Stored;
      expect(verifyChain(readTicket(asRead(after)), said.record.seal)).toMatchObject({ ok: true });
      const [facts, signed] = [history as object[], signatures as object[]];
      expect(bytes((after['history'] as object[]).slice(0, facts.length))).toEqual(bytes(facts));
      expect(bytes((after['signatures'] as object[]).slice(0, signed.length))).toEqual(bytes(signed));
    }
  });
});

it('what the same doings leave in the store today is read, holds and is drawn as well', async () => {
  await play(one);
  const today = (await collection().find({}).sort({ _id: 1 }).toArray()) as unknown as Stored[];
  expect(today.map(statusOf)).toEqual(golden(FORMS.at(-1)!).map(statusOf));
  for (const document of today) await expectReadable(document);
});
