import type { ObjectId } from 'bson';
import type { Doc } from './types.js';
import { typeOf } from './types.js';

/** A value as MongoDB writes it in error messages: `{ a: 1, at: new Date(0) }`. */
export function describe(value: unknown): string {
  switch (typeOf(value)) {
    case 'string':
      return JSON.stringify(value);
    case 'object': {
      const fields = Object.entries(value as Doc).map(([key, item]) => `${key}: ${describe(item)}`);
      return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
    }
    case 'array':
      return (value as unknown[]).length === 0
        ? '[]'
        : `[ ${(value as unknown[]).map(describe).join(', ')} ]`;
    case 'objectId':
      return `ObjectId('${(value as ObjectId).toHexString()}')`;
    case 'date':
      return `new Date(${(value as Date).getTime()})`;
    case 'minKey':
      return 'MinKey';
    case 'maxKey':
      return 'MaxKey';
    default:
      return String(value);
  }
}
