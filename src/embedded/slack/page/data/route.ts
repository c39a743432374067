import { useSyncExternalStore } from 'react';

/** Where a window is: `#/li/C0RENHESVC/1700000000.000100` is Li, in that channel, with that thread open. */
export interface Route {
  readonly person: string | undefined;
  readonly place: string | undefined;
  readonly thread: string | undefined;
}

export const HOME = 'home';

export const linkTo = (person: string, place?: string, thread?: string): string =>
  `#/${[person, place, thread]
    .filter((part) => part !== undefined)
    .map(encodeURIComponent)
    .join('/')}`;

export function go(person: string, place?: string, thread?: string): void {
  location.hash = linkTo(person, place, thread);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash);
  const [person, place, thread] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { person: person || undefined, place: place || undefined, thread: thread || undefined };
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
