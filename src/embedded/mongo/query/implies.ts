import { compare, typeOrder } from '../bson/compare.js';
import { typeOf } from '../bson/types.js';
import type { Condition } from './bounds.js';
import type { Filter } from './filter.js';

/** Whether every document that fulfils the conditions fulfils the filter of a partial index; false when unsure. */
export function implies(conditions: Condition[], partial: Filter): boolean {
  if (partial.kind === 'and') return partial.filters.every((inner) => implies(conditions, inner));
  if (partial.kind === 'or') return partial.filters.some((inner) => implies(conditions, inner));
  if (partial.kind !== 'field') return false;
  return conditions.some((condition) => condition.path === partial.path && impliesOne(condition, partial));
}

function impliesOne(
  { predicate: known }: Condition,
  { predicate: wanted }: Filter & { kind: 'field' },
): boolean {
  if (known.operator === wanted.operator && compare(known.operand, wanted.operand) === 0) return true;
  const values =
    known.operator === '$eq'
      ? [known.operand]
      : known.operator === '$in'
        ? (known.operand as unknown[])
        : undefined;
  if (values) {
    // A value of null stands for missing too, which satisfies nothing but null itself.
    return values.every((value) => !['regex', 'null', 'array'].includes(typeOf(value)) && wanted.test(value));
  }
  if (!/^\$[gl]te?$/.test(known.operator) || known.operand === null) return false;
  if (wanted.operator === '$exists') return true;
  if (wanted.operator === '$type') return wanted.test(known.operand);
  if (!/^\$[gl]te?$/.test(wanted.operator) || known.operator.slice(0, 2) !== wanted.operator.slice(0, 2))
    return false;
  if (typeOrder(known.operand) !== typeOrder(wanted.operand)) return false;
  const order = compare(known.operand, wanted.operand) * (known.operator.startsWith('$g') ? 1 : -1);
  return order > 0 || (order === 0 && (wanted.operator.endsWith('e') || !known.operator.endsWith('e')));
}
