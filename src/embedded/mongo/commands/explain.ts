import type { Doc } from '../bson/types.js';
import { isObject } from '../bson/types.js';
import { MongoError, badValue } from '../errors.js';
import { aggregateCommands } from './aggregate.js';
import type { Commands, Context } from './context.js';
import { namespaceOf } from './context.js';
import { explainSelection } from './explain-plan.js';
import { selectFor } from './reads.js';

function explain(command: Doc, context: Context): Doc | Buffer {
  const inner = command.explain;
  if (!isObject(inner)) throw badValue('explain command requires a nested object');
  const name = Object.keys(inner)[0]!;
  switch (name) {
    case 'find':
    case 'count':
    case 'distinct':
      return selectionOf(inner, name, context);
    case 'aggregate':
      return aggregateCommands.aggregate!.run({ ...inner, explain: true }, context);
    case 'findAndModify':
      return selectionOf({ ...inner, limit: 1 }, name, context);
    case 'update': {
      const { q, multi, ...rest } = ((inner.updates as Doc[] | undefined) ?? [])[0] ?? {};
      return selectionOf(
        { ...rest, filter: q, update: inner.update, limit: multi === true ? 0 : 1 },
        name,
        context,
      );
    }
    case 'delete': {
      const { q, ...rest } = ((inner.deletes as Doc[] | undefined) ?? [])[0] ?? {};
      return selectionOf({ ...rest, filter: q, delete: inner.delete }, name, context);
    }
    default:
      throw new MongoError(59, `Explain failed due to unknown command: ${name}`);
  }
}

function selectionOf(command: Doc, name: string, context: Context): Doc {
  const namespace = namespaceOf(command, name, context);
  return explainSelection(namespace, selectFor(command, context, namespace));
}

export const explainCommands: Commands = { explain: { fields: 'verbosity', run: explain } };
