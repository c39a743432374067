import type { UpdateBudget } from '../../../src/store/update-budget.js';

/** As many updates as a test wants. */
export const UNLIMITED: Pick<UpdateBudget, 'take' | 'holdFor'> = {
  take: () => Promise.resolve(0),
  holdFor: () => Promise.resolve(),
};
