import type { Variables } from '../aggregate/expression.js';
import { compileExpression, rootScope } from '../aggregate/expression.js';
import type { Collation } from '../bson/collation.js';
import { parseCollation } from '../bson/collation.js';
import type { Doc } from '../bson/types.js';
import { isObject } from '../bson/types.js';
import { MongoError, typeMismatch } from '../errors.js';
import type { Catalog } from '../storage/catalog.js';
import type { Collection } from '../storage/collection.js';
import type { Cursors } from './cursors.js';

/** What a command runs in. */
export interface Context {
  catalog: Catalog;
  cursors: Cursors;
  /** Hands the command's changes to the operating system; throws when that fails. */
  commit: () => void;
  database: string;
  connectionId: number;
}

/** A command: the fields it knows besides those of every command, and what it does. */
export interface Command {
  fields: string;
  run(command: Doc, context: Context): Doc | Buffer;
}

export type Commands = Record<string, Command>;

/** The namespace that a command names in its first field; throws 73 when that is no name. */
export function namespaceOf(command: Doc, name: string, { database }: Context): string {
  const collection = command[name];
  if (typeof collection !== 'string') throw typeMismatch(`collection name has invalid type for ${name}`);
  if (collection === '' || database === '')
    throw new MongoError(73, `Invalid namespace specified '${database}.${collection}'`);
  return `${database}.${collection}`;
}

/** The collation of a command, or else the collection's own. */
export function collationOf(spec: unknown, collection: Collection | undefined): Collation | undefined {
  return spec === undefined ? collection?.collation : parseCollation(spec);
}

/** The variables of `let`, evaluated, with `$$NOW` fixed for the whole command. */
export function variablesOf(spec: unknown): Variables {
  const variables: Record<string, unknown> = { NOW: new Date() };
  if (spec === undefined) return variables;
  if (!isObject(spec)) throw typeMismatch("BSON field 'let' is the wrong type, expected type 'object'");
  for (const [name, value] of Object.entries(spec))
    variables[name] = compileExpression(value)(rootScope({}, variables));
  return variables;
}

/** Throws 40415 for a field that a part of a command does not have. */
export function requireFields(where: string, doc: unknown, known: readonly string[]): asserts doc is Doc {
  if (!isObject(doc)) throw typeMismatch(`BSON field '${where}' is the wrong type, expected type 'object'`);
  for (const key of Object.keys(doc)) {
    if (!known.includes(key))
      throw new MongoError(40415, `BSON field '${where}.${key}' is an unknown field.`);
  }
}

/** Throws 40414 when a required field is missing. */
export function requireField(where: string, doc: Doc, key: string): unknown {
  if (!(key in doc))
    throw new MongoError(40414, `BSON field '${where}.${key}' is missing but a required field`);
  return doc[key];
}
