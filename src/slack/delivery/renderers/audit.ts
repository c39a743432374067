import type { OutboxEntry } from '../../../domain/record/outbox.js';
import { auditMessage } from '../../messages/audit.js';
import type { Rendered } from '../send.js';
import type { Renderer, RenderSources } from './renderer.js';

export const audit: Renderer = { render: ({ entry }, sources) => renderAudit(entry, sources) };

async function renderAudit({ lane, data, locale }: OutboxEntry, sources: RenderSources): Promise<Rendered> {
  const { zone, deskLocale } = await sources.settings();
  return { message: auditMessage(data, zone, locale ?? deskLocale), channel: lane };
}
