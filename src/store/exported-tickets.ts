import {
  EXPORTED_FIELDS,
  exportedRequestSchema,
  type ExportedRequest,
} from '../domain/export/exported-request.js';
import type { ExportFilter } from '../domain/export/filter.js';
import { shownAs } from './shown-as.js';
import { withStore } from './faults.js';
import { partOf } from './found-tickets.js';
import type { Stored, StoredModel } from './models.js';
import type { Unreadable } from './readable.js';

/** Requests in memory at a time. */
const SLICE = 200;

const FIELDS = Object.fromEntries(EXPORTED_FIELDS.map((field) => [field, 1]));

/**
 * Requests for an export: in the order of their receipt, slice by slice, each asked for by itself. So no cursor has to
 * outlive a long file, nothing is read twice, and a lost connection costs a slice.
 */
export class ExportedTickets {
  constructor(
    private readonly model: StoredModel,
    private readonly unreadable: Unreadable = () => undefined,
  ) {}

  async count(filter: ExportFilter): Promise<number> {
    return withStore(() => this.model.countDocuments(queryOf(filter)));
  }

  /** @param slice how many are asked for at a time */
  async *all(filter: ExportFilter, slice = SLICE): AsyncGenerator<ExportedRequest[]> {
    const query = queryOf(filter);
    let last: { receivedAt: Date; _id: string } | undefined;
    for (;;) {
      const found = await this.after(query, last, slice);
      yield found.flatMap((stored) => this.readable(stored));
      const end = found.at(-1);
      if (!end || found.length < slice) return;
      last = { receivedAt: end['receivedAt'] as Date, _id: end._id };
    }
  }

  private async after(
    query: Record<string, unknown>,
    last: { receivedAt: Date; _id: string } | undefined,
    limit: number,
  ): Promise<Stored[]> {
    if (!last) return this.slice(query, limit);
    const { receivedAt, _id } = last;
    // One after the other: for either kind the index has the answer, for both in one question it has not.
    const same = await this.slice({ ...query, receivedAt, _id: { $gt: _id } }, limit);
    if (same.length === limit) return same;
    const { $lt } = (query['receivedAt'] ?? {}) as { $lt?: Date };
    const later = { ...query, receivedAt: { $gt: receivedAt, ...($lt ? { $lt } : {}) } };
    return [...same, ...(await this.slice(later, limit - same.length))];
  }

  private async slice(query: Record<string, unknown>, limit: number): Promise<Stored[]> {
    return withStore(() =>
      this.model.find(query, FIELDS).sort({ receivedAt: 1, _id: 1 }).limit(limit).lean<Stored[]>(),
    );
  }

  private readable({ _id, ...rest }: Stored): ExportedRequest[] {
    const read = exportedRequestSchema.safeParse({ ...rest, id: _id });
    if (read.success) return [read.data];
    this.unreadable(_id, read.error);
    return [];
  }
}

function queryOf(filter: ExportFilter): Record<string, unknown> {
  const { from, before, customerIds, contractIds, statuses, categories, severities, engineer, breached } =
    filter;
  const received = { ...(from ? { $gte: from } : {}), ...(before ? { $lt: before } : {}) };
  const among = (field: string, values: readonly string[] | undefined) =>
    values === undefined ? {} : { [field]: values.length === 1 ? values[0] : { $in: [...values] } };
  return {
    ...among('customerId', customerIds),
    ...among('contractId', contractIds),
    receivedAt: Object.keys(received).length > 0 ? received : { $gt: new Date(0) },
    ...(statuses ? shownAs(statuses) : {}),
    ...among('category', categories),
    ...among('severity', severities),
    ...(engineer ? { 'responsible.name': partOf(engineer) } : {}),
    ...(breached ? { 'clocks.state': 'breached' } : {}),
  };
}
