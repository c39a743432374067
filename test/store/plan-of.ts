import type { mongo } from 'mongoose';

interface Explained {
  readonly queryPlanner: { readonly winningPlan: unknown };
  readonly executionStats: { readonly totalDocsExamined: number };
}

/** How a question is answered. */
export interface Plan {
  /** The plan as the database tells it, in one line. */
  readonly stages: string;
  /** How many documents were looked at. */
  readonly looked: number;
}

/**
 * The plan of a question, executed. Undefined on a database that chooses by what it has counted of the collection: with
 * a few documents it may read all of them, index or not, and whether it does depends on when it last counted.
 */
export async function planOf(question: {
  explain(verbosity: mongo.ExplainVerbosityLike): Promise<unknown>;
}): Promise<Plan | undefined> {
  const explained = (await question.explain('executionStats')) as Explained;
  if ('postgresPlan' in explained) return undefined;
  return {
    stages: JSON.stringify(explained.queryPlanner.winningPlan),
    looked: explained.executionStats.totalDocsExamined,
  };
}
