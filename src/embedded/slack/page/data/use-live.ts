import { useCallback, useEffect, useRef, useState } from 'react';
import { listen, type Change } from './live.js';

/**
 * What `read` answers, read again after every change that concerns it; changes that come meanwhile cause one further
 * reading, not one each. `undefined` until the first answer.
 */
export function useLive<T>(
  read: () => Promise<T>,
  concerns: (change: Change) => boolean,
  onFault: (error: unknown) => void,
): { value: T | undefined; refresh: () => void } {
  const [value, setValue] = useState<T>();
  const current = useRef({ read, concerns, onFault });
  useEffect(() => {
    current.current = { read, concerns, onFault };
  });
  const work = useRef({ running: false, again: false, gone: false });

  const refresh = useCallback(() => {
    const state = work.current;
    state.again = true;
    if (state.running) return;
    state.running = true;
    const run = async (): Promise<void> => {
      while (state.again && !state.gone) {
        state.again = false;
        try {
          const found = await current.current.read();
          if (!state.gone) setValue(found);
        } catch (error) {
          if (!state.gone) current.current.onFault(error);
        }
      }
      state.running = false;
    };
    void run();
  }, []);

  useEffect(() => {
    const state = work.current;
    state.gone = false;
    refresh();
    const stop = listen((change) => {
      if (change.kind === 'connected' || current.current.concerns(change)) refresh();
    });
    return () => {
      state.gone = true;
      stop();
    };
  }, [refresh]);
  return { value, refresh };
}
