import type { ReactNode } from 'react';
import type { Json } from '../data/shapes.js';
import { ActingContext } from './acting.js';
import { useActingOn } from './use-acting-on.js';

/** Makes the elements of a message or of Home work. */
export function ActingProvider(props: {
  at: Json;
  values?: Record<string, Record<string, Json>>;
  children: ReactNode;
}) {
  const { acting, dialog } = useActingOn(props.at, props.values);
  return (
    <ActingContext value={acting}>
      {props.children}
      {dialog}
    </ActingContext>
  );
}
