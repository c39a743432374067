import { readdirSync, readFileSync } from 'node:fs';
import { deserialize, EJSON, serialize } from 'bson';
import fc from 'fast-check';
import { commitment } from '../../../src/domain/custody/commitment.js';
import { isSame } from '../../../src/domain/custody/canonical.js';
import { veiled } from '../../../src/domain/ticket/custody/veil.js';
import { BY_HISTORY, verifyChain } from '../../../src/domain/ticket/custody/verify-chain.js';
import { AS_FILED } from '../../../src/domain/ticket/custody/as-filed.js';
import { withTexts } from '../../../src/domain/custody/texts.js';
import type { Person } from '../../../src/domain/people/person.js';
import { erase, isOpen, mayNotErase } from '../../../src/domain/privacy/erase.js';
import { holdingsIn } from '../../../src/domain/privacy/holdings.js';
import type { Subject } from '../../../src/domain/privacy/subject.js';
import { isRefusal } from '../../../src/domain/refusal.js';
import type { Decision } from '../../../src/domain/ticket/decide.js';
import { factSchema } from '../../../src/domain/ticket/facts.js';
import { LIFECYCLE, type Verb } from '../../../src/domain/ticket/lifecycle.js';
import { ticketSchema, type Ticket } from '../../../src/domain/ticket/ticket.js';
import { chen, li, qian, RENHE, ROSTER, smith, sun, wang, wu, zhao, zhou } from '../people/cast.js';
import { anyLife, play } from '../ticket/any-life.js';
import { at, FILING, Story } from '../ticket/requests.js';
import { anywhere, tampered } from '../custody/tampering.js';

const PHONE = '010-8888 6666 转 12';
const WANG: Subject = { personId: wang.id, names: [wang.name], phones: [PHONE], customerIds: [RENHE] };
const LATER = at('Sun 10:00');

const keysOf = (ticket: Ticket, subject = WANG): Set<string> =>
  new Set(holdingsIn(ticket, subject, new Set(['SR-2026-000007'])).map(({ key }) => key));

const asked = (ticket: Ticket, keys = keysOf(ticket), actor: Person = zhao, cause = 'erasure:1') =>
  erase(ticket, { keys, reason: '本人书面要求' }, actor, {
    ...{ at: LATER, now: LATER, cause, seed: `seed of ${cause}`, deskLocale: 'zh-CN', roster: ROSTER },
  });

function erased(...given: Parameters<typeof asked>): Ticket {
  const decision = asked(...given);
  if (!decision || isRefusal(decision)) throw new Error(JSON.stringify(decision));
  return decision.record;
}

/** As it comes back from the database. */
const stored = (ticket: Ticket): Ticket =>
  ticketSchema.parse(deserialize(serialize(ticket, { ignoreUndefined: true })));
const raw = (ticket: Ticket): string => EJSON.stringify(ticket);

/** Everything that 王主任 ever said in a request, and what identifies him. */
function personal(ticket: Ticket): string[] {
  const words: string[] = [];
  for (const fact of ticket.history.filter(({ by }) => by.id === wang.id))
    withTexts(fact, (text) => {
      words.push(text);
      return text;
    });
  const { items, files } = ticket;
  const contacts = items.flatMap(({ contact }) => (contact ? [contact.name, contact.phone] : []));
  const filed = [...items.map(({ text }) => text), ...contacts, ...files.map(({ name }) => name)];
  return [wang.id, wang.name, PHONE, ...filed, ...words];
}

/** However far it had come, it is brought to an end: what was resolved is confirmed, what was not is cancelled. */
function ended(story: Story, when: Date): Ticket {
  const knows = (verb: Verb) => LIFECYCLE[story.ticket.status].includes(verb);
  if (isOpen(story.ticket) && knows('confirm')) story.must(when, wang, 'confirm');
  else if (isOpen(story.ticket)) story.must(when, sun, 'cancel');
  expect(isOpen(story.ticket)).toBe(false);
  return story.ticket;
}

const closed = (): Story =>
  new Story({ filing: { files: [{ id: 'F1', name: '王主任的日志.txt' }] } })
    .must('10:05', li, 'acknowledge')
    .must('10:10', li, 'propose', { text: '请重启' })
    .must('10:20', wang, 'reply', { text: '我是王主任，已重启' })
    .must('10:30', li, 'resolve', { text: '更换网线，已告知用户' })
    .must('10:40', wang, 'confirm', { remark: '很好，谢谢' });

const PROTECTED = [...AS_FILED, ...BY_HISTORY, 'history', 'signatures', 'seal'] as const;

it('whatever was done with a request, once erased nothing of the person is in it, and all that was signed still is', () => {
  fc.assert(
    fc.property(anyLife, fc.array(anywhere, { minLength: 10, maxLength: 10 }), (life, places) => {
      let now = at('10:00');
      const story = play(life, (_story, when) => (now = when));
      if (isOpen(story.ticket)) expect(asked(story.ticket)).toMatchObject({ refused: 'erasure-when-closed' });
      const before = ended(story, new Date(now.getTime() + 60_000));
      const after = stored(erased(before));
      expect(personal(before).filter((value) => raw(after).includes(value))).toEqual([]);
      expect(verifyChain(after)).toEqual({ ok: true, sealed: true, erasedAt: expect.any(Date) });
      // Hash by hash the same: nothing was signed anew.
      expect(after.signatures.map(({ hash }) => hash)).toEqual(before.signatures.map(({ hash }) => hash));
      expect(verifyChain(after, { facts: before.seal!.facts, hash: before.seal!.hash })).toMatchObject({
        ok: true,
      });
      for (const { where, how } of places) {
        const { path, changed } = tampered<Ticket>(after, PROTECTED, where, how)!;
        const read = ticketSchema.safeParse(changed);
        if (!read.success || isSame(read.data, after)) continue;
        expect([path, verifyChain(read.data).ok]).toEqual([path, false]);
      }
    }),
    { numRuns: 60 },
  );
});

it('who was ours, what they wrote and when everything happened stays; the customer is told nothing new but by the card', () => {
  const story = closed();
  const { record: ticket, facts, intents } = asked(story.ticket) as Decision;
  expect(ticket.resolution).toEqual(story.ticket.resolution);
  expect(ticket.proposal).toEqual(story.ticket.proposal);
  expect(ticket.history.map(({ at: when, type }) => [when, type]).slice(0, -1)).toEqual(
    story.ticket.history.map(({ at: when, type }) => [when, type]),
  );
  expect(facts).toEqual([expect.objectContaining({ type: 'erased', by: { id: zhao.id, name: zhao.name } })]);
  expect(intents.map(({ kind, message }) => `${kind} ${message}`)).toEqual([
    'update-card ticket-card',
    'update-card ticket-card',
  ]);
  expect(raw(ticket)).toContain('本人书面要求');
});

it('the same person is told apart from others by what stands for them, which is another in every request', () => {
  const [one, other] = [
    erased(closed().ticket),
    erased(new Story({ number: 'SR-2026-000043' }).must('10:05', wang, 'cancel').ticket),
  ];
  const mark = one.requester.personId;
  expect([one.filedBy.id, one.signature?.by.id]).toEqual([mark, mark]);
  expect(other.requester.personId).not.toBe(mark);
});

it('erasing again, or for somebody else, changes nothing', () => {
  const once = erased(closed().ticket);
  expect(asked(once, keysOf(closed().ticket))).toBe(undefined);
  expect([...keysOf(once)]).toEqual([]);
  expect([
    ...keysOf(closed().ticket, { ...WANG, personId: smith.id, names: [smith.name], phones: [] }),
  ]).toEqual([]);
});

it('without the salt a guess proves nothing, with it it would', () => {
  const before = closed().ticket;
  const after = erased(before);
  const salt = before.salts!.find(({ of }) => of === wang.id)!.salt;
  expect(commitment(salt, 'phone', PHONE)).toBe(after.requester.phone);
  expect(raw(after)).not.toContain(salt);
  for (const known of after.salts!)
    expect(commitment(known.salt, 'phone', PHONE)).not.toBe(after.requester.phone);
  // Somebody who puts the value back, with or without a salt of their own, is found.
  const back = { ...after, requester: { ...after.requester, phone: PHONE } };
  expect(verifyChain(back).ok).toBe(false);
  const salts = [...after.salts!, { of: after.requester.personId!, salt: 'f'.repeat(32) }];
  expect(verifyChain({ ...back, salts }).ok).toBe(false);
});

it('values taken out by hand, with nothing on record, are found', () => {
  const { ticket } = closed();
  const hidden = veiled(ticket);
  const item = {
    ...ticket,
    items: hidden.items,
    salts: ticket.salts!.filter(({ of }) => !of.startsWith('item')),
  };
  expect(verifyChain(item)).toMatchObject({ ok: false, why: 'erased-unrecorded' });
  const history = ticket.history.map((fact, index) =>
    fact.type === 'replied' ? hidden.history[index]! : fact,
  );
  expect(verifyChain({ ...ticket, history }).ok).toBe(false);
});

it('a request that was changed by hand is not made whole by erasing', () => {
  const { ticket } = closed();
  const changed = { ...ticket, receivedAt: at('10:01') };
  expect(asked(changed)).toMatchObject({ refused: 'chain-broken' });
});

it('somebody who phoned is erased too, and what the front desk wrote down of their words', () => {
  const requester = { name: '赵护士', phone: '13800138000' };
  const story = new Story({
    by: sun,
    filing: { requester, channelOfReceipt: 'phone', items: ['赵护士说打印机坏了'] },
  })
    .must('10:05', li, 'acknowledge')
    .must('10:06', li, 'note', { text: '已回拨 138 0013 8000' })
    .must('10:07', li, 'note', { text: '赵护士不在' })
    .must('10:08', sun, 'cancel', { reason: '重复' });
  const subject: Subject = { names: [], phones: ['+86 138-0013-8000'], customerIds: [RENHE] };
  expect(holdingsIn(story.ticket, subject).map(({ key, because }) => `${because} ${key}`)).toEqual([
    'is requester',
    'wrote item 1',
    'identifies act:3#0',
  ]);
  const named = holdingsIn(story.ticket, { ...subject, names: ['赵护士'] });
  expect(named.filter(({ because }) => because === 'names')).toEqual([
    expect.objectContaining({ where: 'noted', fact: 6 }),
  ]);
  const after = erased(story.ticket, new Set(named.map(({ key }) => key)));
  for (const value of ['赵护士', '13800138000', '138 0013 8000', '打印机'])
    expect(raw(after)).not.toContain(value);
  expect(raw(after)).toContain('孙前台');
  expect(verifyChain(after)).toMatchObject({ ok: true });
});

it('one text alone can go: the rest of what was written stays', () => {
  const { ticket } = closed();
  const resolved = ticket.history.find(({ type }) => type === 'resolved')!;
  const after = erased(ticket, new Set([resolved.id]));
  expect(raw(after)).not.toContain('更换网线');
  expect(raw(after)).toContain('我是王主任');
  expect(verifyChain(after)).toMatchObject({ ok: true, erasedAt: LATER });
});

describe('requests of before there were salts', () => {
  const HERE = 'test/store/golden/form-1';
  const old = readdirSync(HERE).map((name) => {
    const { _id, ...rest } = EJSON.parse(readFileSync(`${HERE}/${name}`, 'utf8')) as Record<string, unknown>;
    return ticketSchema.parse({ ...rest, id: _id });
  });
  const over = old.filter((ticket) => !isOpen(ticket));

  it('some are closed', () => expect(over.length).toBeGreaterThan(1));

  it.each(over.map((ticket) => [ticket.id, ticket] as const))(
    '%s: the old chain is found whole and remembered, a new one begins, and tampering with either is found',
    (_, before) => {
      const after = stored(erased(before));
      expect(personal(before).filter((value) => raw(after).includes(value))).toEqual([]);
      const { seal } = before;
      expect(after.seal?.before).toEqual(
        seal && { facts: seal.facts, hash: seal.hash, signatures: before.signatures.length },
      );
      const fact = after.history.at(-1)!;
      const anchor = seal && { facts: seal.facts, hash: seal.hash };
      expect(verifyChain(after, anchor)).toEqual({
        ...{ ok: true, sealed: true },
        ...{ since: fact.recordedAt, erasedAt: fact.recordedAt },
      });
      expect(verifyChain(after, { facts: before.history.length, hash: 'a'.repeat(64) })).toMatchObject({
        ok: false,
      });
      fc.assert(
        fc.property(anywhere, ({ where, how }) => {
          const { path, changed } = tampered<Ticket>(after, PROTECTED, where, how)!;
          const read = ticketSchema.safeParse(changed);
          if (!read.success || isSame(read.data, after)) return;
          // Who is responsible is not in the facts of before there were signatures.
          if (path[0] === 'responsible') return;
          expect([path, verifyChain(read.data).ok]).toEqual([path, false]);
        }),
        { numRuns: 200 },
      );
    },
  );
});

it('causes of before, which have the id of whoever pressed a button in them, lose it', () => {
  const { salts: _, seal: __, ...rest } = stored(closed().ticket);
  const history = rest.history.map(({ salt: _salt, ...fact }) => fact);
  const text = EJSON.stringify({ ...rest, history, signatures: [] }).replaceAll('act:', `press:${wang.id}:`);
  const unsealed = ticketSchema.parse(EJSON.parse(text));
  expect(verifyChain(unsealed)).toEqual({ ok: true, sealed: false });
  const after = stored(erased(unsealed));
  expect(raw(after)).not.toContain(wang.id);
  expect(new Set(after.history.map(({ id }) => id)).size).toBe(after.history.length);
  expect(verifyChain(after)).toMatchObject({
    ok: true,
    sealed: true,
    since: after.history.at(-1)!.recordedAt,
  });
});

describe('who may', () => {
  it.each([
    [zhao, true],
    [zhou, true],
    [li, false],
    [chen, false],
    [qian, false],
    [sun, false],
    [wu, false],
    [wang, false],
    [smith, false],
  ])('$name: %s', (person, may) => {
    expect(mayNotErase(person) === undefined).toBe(may);
    const outcome = asked(closed().ticket, undefined, person);
    expect(outcome && isRefusal(outcome) ? outcome.refused : 'done').toBe(
      may ? 'done' : 'erasure-for-management',
    );
  });
});

/** Texts of facts that are nobody's words: words of the schema, ids, names of ours, of things and of terms. */
const NOT_FREE = new Set([
  ...['id', 'cause', 'side', 'salt', 'type', 'name', 'teamId', 'channelOfReceipt', 'mode', 'waitingFor'],
  ...['outcome', 'severity', 'category', 'previousSeverity', 'previousCategory', 'metric', 'why', 'told'],
  ...['measure', 'wait', 'currency', 'equipmentId', 'label', 'oldSerial', 'newSerial', 'model', 'proof'],
  ...['number', 'slackTs', 'through', 'what', 'relation', 'became', 'customerId', 'wish', 'step', 'offer'],
  ...['of', 'fileIds', 'grounds', 'rule'],
]);

it('every text of a fact is known as free text, or it is said that it is none', () => {
  const fields = new Set<string>();
  const walk = (schema: unknown, key: string): void => {
    const { def } = schema as { def: Record<string, unknown> & { type: string } };
    if (def.type === 'string' || def.type === 'enum') fields.add(key);
    if (def.type === 'object')
      for (const [name, one] of Object.entries(def['shape'] as object)) {
        // Terms are ours: figures, and names of policies.
        if (name !== 'before' && name !== 'after' && name !== 'moved') walk(one, name);
      }
    for (const inner of [def['innerType'], def['element']]) if (inner) walk(inner, key);
  };
  for (const option of factSchema.options) walk(option, '');
  expect([...fields].filter((field) => !NOT_FREE.has(field)).sort()).toEqual([
    ...['reason', 'remark', 'requester', 'text', 'title'],
  ]);
});

it('the sample is what the tests say', () => expect(FILING.requester.phone).toBe(PHONE));
