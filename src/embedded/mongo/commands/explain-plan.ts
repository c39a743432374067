import type { Doc } from '../bson/types.js';
import type { Plan } from '../query/planner.js';
import type { Selection } from '../query/select.js';

/** The reply of `explain`: the plan that was really run, and what it looked at. */
export function explainSelection(
  namespace: string,
  selection: Selection | undefined,
  laterStages: string[] = [],
): Doc {
  const winningPlan = selection ? describePlan(selection.plan) : { stage: 'EOF' };
  return {
    queryPlanner: { namespace, winningPlan, rejectedPlans: [] },
    executionStats: {
      executionSuccess: true,
      nReturned: selection?.matches.length ?? 0,
      executionTimeMillis: 0,
      totalKeysExamined: selection?.counters.keysExamined ?? 0,
      totalDocsExamined: selection?.counters.docsExamined ?? 0,
      executionStages: winningPlan,
    },
    ...(laterStages.length > 0 ? { laterStages } : {}),
  };
}

function describePlan(plan: Plan): Doc {
  const scan = describeScan(plan);
  return plan.sorted ? scan : { stage: 'SORT', inputStage: scan };
}

function describeScan(plan: Plan): Doc {
  if (plan.stage === 'COLLSCAN')
    return { stage: 'COLLSCAN', direction: plan.reverse ? 'backward' : 'forward' };
  if (plan.stage === 'OR')
    return {
      stage: 'FETCH',
      inputStage: { stage: 'OR', inputStages: plan.branches!.map(describeIndexScan) },
    };
  return { stage: 'FETCH', inputStage: describeIndexScan(plan) };
}

function describeIndexScan({ index, bounds, reverse }: Plan): Doc {
  const { name, doc, unique, sparse, partial } = index!.spec;
  return {
    stage: 'IXSCAN',
    keyPattern: doc.key,
    indexName: name,
    isMultiKey: index!.multikey,
    isUnique: unique,
    isSparse: sparse,
    isPartial: partial !== undefined,
    direction: reverse ? 'backward' : 'forward',
    boundedFields: bounds!.used,
    ranges: bounds!.ranges.length,
  };
}
