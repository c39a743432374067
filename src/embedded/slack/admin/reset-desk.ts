import type { Core } from '../core.js';

const underWay = new WeakMap<Core, Promise<void>>();

/**
 * Has everything begun anew. Windows are told when it begins (`reset-begun`) and how it ended (`reset-over`,
 * `reset-failed`); who asks meanwhile waits for the same one.
 * @throws what `onReset` threw
 */
export function oneReset(core: Core, onReset: () => Promise<void>): Promise<void> {
  const { changes } = core.workspace;
  const running = underWay.get(core);
  if (running) return running;
  changes.add('reset-begun');
  const ended = (how: 'reset-over' | 'reset-failed') => {
    underWay.delete(core);
    changes.add(how);
  };
  const reset = onReset().then(
    () => ended('reset-over'),
    (error: unknown) => {
      ended('reset-failed');
      throw error;
    },
  );
  underWay.set(core, reset);
  return reset;
}
