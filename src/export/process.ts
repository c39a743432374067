import { closeStore, connectStore } from '../store/connection.js';
import { ExportedTickets } from '../store/exported-tickets.js';
import { makeFile, type FileOrder, type Progress } from './make-file.js';

/** The order, and the store that this process connects to by itself. */
export interface Given {
  readonly order: FileOrder;
  readonly store: { readonly uri: string; readonly database: string };
}

/** What comes back to make-apart.ts. */
export type Told =
  | { readonly progress: Progress }
  | { readonly unreadable: { readonly id: string; readonly path: string } }
  | { readonly made: number }
  | { readonly failed: string };

// A process of its own for one file: reading a hundred thousand requests and writing them takes a processor for
// minutes, which the bot has not got. It reads the store by itself, so that nothing passes through the bot either.
process.once('message', (given: Given) => void made(given).then(answer));
process.once('disconnect', () => process.exit(0));

const tell = (told: Told): void => void process.send?.(told);
const answer = (told: Told): void => void process.send?.(told, () => process.disconnect());

async function made({ order, store: { uri, database } }: Given): Promise<Told> {
  const store = await connectStore(uri, database);
  try {
    const tickets = new ExportedTickets(store.models.tickets, (id, error) => {
      // The path alone: what stands there may be what people wrote.
      const [issue] = (error as { issues?: { path: PropertyKey[] }[] }).issues ?? [];
      tell({ unreadable: { id, path: issue?.path.join('.') ?? '' } });
    });
    return { made: await makeFile(order, tickets, (progress) => tell({ progress })) };
  } catch (error) {
    return { failed: (error as Error).message };
  } finally {
    await closeStore(store);
  }
}
