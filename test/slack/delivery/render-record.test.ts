import { enquiryKind } from '../../../src/domain/enquiry/kind.js';
import type { Locale } from '../../../src/domain/people/person.js';
import { decided } from '../../../src/domain/record/decide.js';
import type { OutboxEntry } from '../../../src/domain/record/outbox.js';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings/settings.js';
import { records } from '../../../src/slack/delivery/renderers/records.js';
import type { RenderSources } from '../../../src/slack/delivery/renderers/renderer.js';
import { sayEnquiry } from '../../../src/slack/messages/enquiry.js';
import { at, heard, later, openedBy, qian, tickedAt, zhao } from '../../domain/enquiry/heard.js';
import { must, wang } from '../../domain/record/loans.js';

const asked = tickedAt(openedBy(wang, heard('叫号屏不亮')).record, 10)!.record;
const over = must(
  decided(enquiryKind, asked, { do: 'dismiss', remark: '已当面答复' }, qian, at('view:1', 12)),
);

/** The message to whoever is asked, as it is rendered when that was delivered to them before, or not. */
async function said(entry: Partial<OutboxEntry>, isTold: boolean, locale: Locale = 'zh-CN') {
  const receipts = isTold
    ? [
        {
          ...{ id: 'tick:10/1', message: 'asked', lane: zhao.id, channel: 'D0ZHAO', ts: '7.7' },
          deliveredAt: later(11),
        },
      ]
    : [];
  const sources = {
    record: () => Promise.resolve({ record: { ...over.record, receipts }, say: sayEnquiry }),
    settings: () => Promise.resolve({ ...DEFAULT_SETTINGS, deskLocale: 'zh-CN' }),
    localeOf: () => Promise.resolve(locale),
  } as unknown as RenderSources;
  const owed = { owner: 'records', ownerId: over.record.id, entry: { lane: zhao.id, ...entry } } as never;
  return records.render(owed, sources);
}

it('somebody is asked, and owed the news of it', () => {
  expect(over.intents).toContainEqual({ kind: 'update-card', message: 'asked', lane: zhao.id });
});

it('whoever was asked sees in the same message, in their language, that it is decided', async () => {
  const shown = await said({ kind: 'update-card', message: 'asked' }, true, 'en');
  expect(shown).toMatchObject({ channel: 'D0ZHAO', updateTs: '7.7' });
  expect(JSON.stringify(shown!.message.blocks)).toContain('told the customer');
});

it('whoever was to be asked hears nothing when it was decided before that', async () => {
  expect(await said({ kind: 'direct', message: 'asked' }, false)).toBeUndefined();
  expect(await said({ kind: 'update-card', message: 'asked' }, false)).toBeUndefined();
});

it('a card that a channel has not got is posted there', async () => {
  const shown = await said({ kind: 'update-card', message: 'card', lane: 'C0DESK' }, false);
  expect(shown).toMatchObject({ channel: 'C0DESK', updateTs: undefined });
});
