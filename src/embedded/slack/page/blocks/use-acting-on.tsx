import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { holding, VALUE_SHAPES } from '../../interaction/element-values.js';
import type { Json, OptionGroup } from '../data/shapes.js';
import { useWorkspace, wordsOf } from '../data/workspace.js';
import { useConfirm } from '../controls/confirm-dialog.js';
import { idOf, type Acting, type Place } from './acting.js';

const TYPING_MS = 250;

type Values = Record<string, Record<string, Json>>;

/**
 * The way from elements to the workspace. What is entered stands here at once and is sent in the order in which it was
 * entered; `flush` sends what is still being typed and waits until all has arrived, before a modal is submitted.
 * @param at `{ channel, ts }`, `{ view }` or `{ home: true }`
 */
export function useActingOn(at: Json, values: Values = {}, errors: Record<string, string> = {}) {
  const { perform, texts } = useWorkspace();
  const { ask, dialog } = useConfirm();
  const [drafts, setDrafts] = useState<Record<string, Json>>({});
  const [troubles, setTroubles] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
  const typing = useRef(new Map<string, { timer: number; send: (silent: boolean) => void }>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const where = useRef(at);
  useEffect(() => {
    where.current = at;
  });

  const send = useCallback(
    (path: 'act' | 'type', place: Place, body: Json): Promise<void> => {
      const blockId = String(place.block['block_id']);
      const name = String(place.element['action_id']);
      const asked = { at: where.current, block: blockId, action: name, field: name, ...body };
      const sent = queue.current.then(() => perform(path, asked));
      queue.current = sent.catch(() => undefined);
      return sent.then(
        () => setTroubles((before) => ({ ...before, [blockId]: '' })),
        (error: unknown) => setTroubles((before) => ({ ...before, [blockId]: wordsOf(error, texts) })),
      );
    },
    [perform, texts],
  );

  const sendTyped = useCallback((): void => {
    for (const { send: sendNow } of [...typing.current.values()]) sendNow(true);
  }, []);

  const act = useCallback(
    async (place: Place, value?: unknown, shown?: unknown): Promise<void> => {
      const { block, element } = place;
      const id = idOf(place);
      if (element['confirm'] && !(await ask(element['confirm'] as Json))) return;
      const type = String(element['type']);
      if (VALUE_SHAPES[type]) setDrafts((before) => ({ ...before, [id]: holding(type, shown ?? value) }));
      setBusy((before) => new Set(before).add(id));
      // The app is told with the action what stands in all fields.
      sendTyped();
      const path = block['type'] === 'input' ? 'type' : 'act';
      await send(path, place, { value, confirm: true });
      setBusy((before) => new Set([...before].filter((each) => each !== id)));
    },
    [ask, send, sendTyped],
  );

  const type = useCallback(
    (place: Place, text: string): void => {
      const id = idOf(place);
      setDrafts((before) => ({ ...before, [id]: holding(String(place.element['type']), text) }));
      clearTimeout(typing.current.get(id)?.timer);
      const config = place.element['dispatch_action_config'] as Json | undefined;
      const wanted = (config?.['trigger_actions_on'] ?? []) as string[];
      const tells = place.block['dispatch_action'] === true && wanted.includes('on_character_entered');
      const sendNow = (silent: boolean): void => {
        clearTimeout(typing.current.get(id)?.timer);
        typing.current.delete(id);
        void send('type', place, { value: text || null, silent });
      };
      typing.current.set(id, { timer: window.setTimeout(() => sendNow(!tells), TYPING_MS), send: sendNow });
    },
    [send],
  );

  const enter = useCallback((place: Place): void => {
    if (place.block['dispatch_action'] === true) typing.current.get(idOf(place))?.send(false);
  }, []);

  const options = useCallback(
    async (place: Place, typed: string): Promise<OptionGroup[]> => {
      const block = String(place.block['block_id']);
      const asked = { at: where.current, block, action: place.element['action_id'], typed };
      const answer = await perform('options', asked);
      const groups = answer['option_groups'] as OptionGroup[] | undefined;
      return groups ?? [{ options: (answer['options'] ?? []) as OptionGroup['options'] }];
    },
    [perform],
  );

  const flush = useCallback(async (): Promise<void> => {
    sendTyped();
    await queue.current;
  }, [sendTyped]);

  const acting = useMemo<Acting>(
    () => ({
      held: (place) =>
        drafts[idOf(place)] ?? values[String(place.block['block_id'])]?.[String(place.element['action_id'])],
      act,
      type,
      enter,
      options,
      error: (blockId) => errors[blockId],
      trouble: (blockId) => troubles[blockId] || undefined,
      busy: (place) => busy.has(idOf(place)),
    }),
    [act, busy, drafts, enter, errors, options, troubles, type, values],
  );
  return { acting, flush, dialog };
}
