import { rootScope } from '../aggregate/expression.js';
import { encode } from '../bson/codec.js';
import type { Doc } from '../bson/types.js';
import { truthy } from '../bson/types.js';
import { failedToParse } from '../errors.js';
import type { MatchState } from '../query/filter.js';
import { parseFilter } from '../query/filter.js';
import { compileProjection } from '../query/projection.js';
import { select } from '../query/select.js';
import { compileSort } from '../query/sort.js';
import { parseUpdate } from '../update/update.js';
import { upsertDocument } from '../update/upsert.js';
import type { Commands, Context } from './context.js';
import { collationOf, namespaceOf, variablesOf } from './context.js';

/** findAndModify: the first match in the sort order is updated or removed, and answered as it was or as it is. */
function findAndModify(command: Doc, context: Context): Doc {
  const namespace = namespaceOf(
    command,
    'findAndModify' in command ? 'findAndModify' : 'findandmodify',
    context,
  );
  const [remove, upsert, after] = [truthy(command.remove), truthy(command.upsert), truthy(command.new)];
  requireOneWay(command, remove, upsert, after);
  const collection = context.catalog.get(namespace);
  const collation = collationOf(command.collation, collection);
  const variables = variablesOf(command.let);
  const filter = parseFilter(command.query ?? {}, { collation, variables });
  const update = remove
    ? undefined
    : parseUpdate(command.update, { arrayFilters: command.arrayFilters, collation, variables });
  const sort = command.sort === undefined || command.sort === null ? undefined : compileSort(command.sort);
  const project =
    command.fields === undefined || command.fields === null
      ? undefined
      : compileProjection(command.fields, true, collation);
  const shown = (doc: Doc, state: MatchState) =>
    project ? project(doc, rootScope(doc, variables, collation), state) : doc;

  const [match] = collection
    ? select({ collection, filter, sort, collation, hint: command.hint, limit: 1 }).matches
    : [];
  if (!match) {
    if (!upsert || !update)
      return { lastErrorObject: { n: 0, ...(remove ? {} : { updatedExisting: false }) }, value: null };
    const { doc } = context.catalog.obtain(namespace).insert(upsertDocument(filter, update));
    return {
      lastErrorObject: { n: 1, updatedExisting: false, upserted: doc._id },
      value: after ? shown(doc, {}) : null,
    };
  }
  const { record, state } = match;
  const before = record.doc;
  if (!update) {
    const value = shown(before, state);
    collection!.remove(record);
    return { lastErrorObject: { n: 1 }, value };
  }
  const changed = update.apply(before, state, false);
  const value = shown(after ? changed : before, state);
  const bytes = encode(changed);
  if (!bytes.equals(encode(before))) collection!.replace(record, changed, bytes);
  return { lastErrorObject: { n: 1, updatedExisting: true }, value };
}

function requireOneWay(command: Doc, remove: boolean, upsert: boolean, after: boolean): void {
  if (remove && command.update !== undefined)
    throw failedToParse('Cannot specify both an update and remove=true');
  if (remove && upsert) throw failedToParse('Cannot specify both upsert=true and remove=true');
  if (remove && after)
    throw failedToParse(
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document",
    );
  if (remove && command.arrayFilters !== undefined)
    throw failedToParse('Cannot specify arrayFilters and remove=true');
  if (!remove && command.update === undefined)
    throw failedToParse('Either an update or remove=true must be specified');
}

const fields =
  'query sort remove update new fields upsert bypassDocumentValidation bypassEmptyTsReplacement collation arrayFilters hint let maxTimeMS';

export const findAndModifyCommands: Commands = {
  findAndModify: { fields, run: findAndModify },
  findandmodify: { fields, run: findAndModify },
};
