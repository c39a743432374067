import { useEffect, useRef, useState } from 'react';

/** What is shown is no older than this: what stands behind the bot tells nobody that it changed. */
const EVERY_MS = 1_000;

/**
 * What `read` answers, read again every second while it is shown and anew when `key` changes; `undefined` until the first
 * answer of this key.
 */
export function usePolled<T>(key: string, read: () => Promise<T>): { value: T | undefined; fault: unknown } {
  const [held, setHeld] = useState<{ key: string; value: T | undefined; fault: unknown }>();
  const current = useRef(read);
  useEffect(() => {
    current.current = read;
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const look = async (): Promise<void> => {
      const found = await current.current().then(
        (value) => ({ key, value, fault: undefined }),
        (fault: unknown) => ({ key, value: undefined, fault }),
      );
      if (gone) return;
      setHeld((before) => (before && sameText(before, found) ? before : found));
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [key]);
  return held?.key === key ? held : { value: undefined, fault: undefined };
}

/** Drawn again only when something is different: what a person has opened and scrolled stays as it is. */
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
