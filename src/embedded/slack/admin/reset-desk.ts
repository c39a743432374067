import type { Core } from '../core.js';

const underWay = new WeakMap<Core, Promise<void>>();

/**
 * Has everything begun anew. Windows are told when it begins (`reset-begun`) and when it is over (`reset-over`), also when it
 * failed; who asks meanwhile waits for the same one.
 */
export function oneReset(core: Core, onReset: () => Promise<void>): Promise<void> {
  const { changes } = core.workspace;
  const running = underWay.get(core);
  if (running) return running;
  changes.add('reset-begun');
  const reset = onReset().finally(() => {
    underWay.delete(core);
    changes.add('reset-over');
  });
  underWay.set(core, reset);
  return reset;
}
