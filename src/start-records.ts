import { errandSchema } from './domain/record/errand.js';
import { isRefusal } from './domain/refusal.js';
import type { Givens } from './given.js';
import { kindsInUse, type KindInUse } from './kinds.js';
import type { CommandRunner } from './run-command.js';
import { RecordRunner } from './run-record.js';
import type { Surroundings } from './run.js';
import { ErrandRefused } from './slack/delivery/failures.js';
import type { SaidRecord } from './slack/delivery/renderers/renderer.js';
import { KindRecords } from './store/kind-records.js';
import type { StoredModel } from './store/models.js';
import type { Owed } from './store/outboxes.js';
import type { Unreadable } from './store/readable.js';

interface Wanted extends Surroundings {
  readonly model: StoredModel;
  readonly unreadable: Unreadable;
  readonly givens: Givens;
  readonly requests: Pick<CommandRunner, 'asked'>;
  /** Records with stores of their own, by the name of their kind. */
  readonly others: Readonly<Record<string, (id: string) => Promise<unknown>>>;
}

/** Everything about records that their history tells, of these kinds. */
export interface RecordsInUse {
  readonly records: KindRecords;
  readonly runner: RecordRunner;
  /** How delivery says one, and brings what one owes to another. */
  readonly said: (number: string) => Promise<SaidRecord | undefined>;
  readonly bring: (owed: Owed) => Promise<void>;
}

/** The name by which errands know requests. */
export const REQUEST = 'ticket';

export function useKinds(inUse: readonly KindInUse[], wanted: Wanted): RecordsInUse {
  const { model, unreadable, givens, others, requests, clock, nudge } = wanted;
  const kinds = kindsInUse(inUse);
  const records = new KindRecords(model, kinds, unreadable);
  const runner = new RecordRunner({ records, givens, others, clock, nudge });
  const sayers = new Map(inUse.map(({ kind, say }) => [kind.name, say]));
  return {
    records,
    runner,
    said: async (number) => {
      const record = await records.load(number);
      const say = record && sayers.get(record.kind);
      return say && { record, say, desk: kinds.named(record.kind).listed(record).desk };
    },
    bring: async ({ entry }) => {
      const errand = errandSchema.parse(entry.data);
      const { kind, id } = errand.to;
      const outcome =
        kind === REQUEST && id !== undefined
          ? await requests.asked(id, errand, entry.id)
          : await runner.bring(errand, entry.id);
      if (outcome && isRefusal(outcome)) throw new ErrandRefused(outcome.refused);
    },
  };
}
