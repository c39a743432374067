import { checkView, faultMessage } from '../../block-kit/index.js';
import { Refusal, type Json, type View } from '../../types.js';
import { text, type Call, type Method } from '../method.js';

const MOST_BYTES = 250_000;

/** The view of a call, checked as Slack checks it. */
export function checkedView(value: unknown, type?: View['type']): Json {
  if (typeof value !== 'object' || value === null) throw new Refusal('invalid_arguments');
  const view = value as Json;
  if (Buffer.byteLength(JSON.stringify(view)) > MOST_BYTES) throw new Refusal('view_too_large');
  const faults = checkView(view);
  if (type && view['type'] !== type)
    faults.push({ pointer: '/view/type', message: `must be one of: ${type}` });
  if (faults.length > 0) {
    throw new Refusal('invalid_arguments', undefined, {
      response_metadata: { messages: faults.map(faultMessage) },
    });
  }
  return view;
}

function openViewOf(call: Call) {
  const viewId = text(call, 'view_id');
  const externalId = text(call, 'external_id');
  const open = viewId || externalId ? call.core.views.find(viewId ? { viewId } : { externalId }) : undefined;
  if (!open) throw new Refusal('not_found');
  return open;
}

export const viewMethods: Record<string, Method> = {
  'views.open': {
    run: (call) => {
      const view = checkedView(call.args['view'], 'modal');
      const trigger = call.core.triggers.spend(call.args['trigger_id'] ?? call.args['interactivity_pointer']);
      return { view: structuredClone(call.core.views.open(trigger.user, view).view) };
    },
  },
  'views.push': {
    run: (call) => {
      const view = checkedView(call.args['view'], 'modal');
      const trigger = call.core.triggers.spend(call.args['trigger_id'] ?? call.args['interactivity_pointer']);
      return { view: structuredClone(call.core.views.push(trigger.user, view, trigger.viewId).view) };
    },
  },
  'views.update': {
    run: (call) => {
      const view = checkedView(call.args['view']);
      const { views, workspace } = call.core;
      const home = [...workspace.homes].find(([, each]) => each.id === text(call, 'view_id'));
      if (home) return { view: structuredClone(views.publishHome(home[0], view, call.args['hash'])) };
      return { view: structuredClone(views.update(openViewOf(call), view, call.args['hash'])) };
    },
  },
  'views.publish': {
    run: (call) => {
      const { views, workspace, manifest } = call.core;
      const view = checkedView(call.args['view'], 'home');
      if (manifest.features?.app_home?.home_tab_enabled === false) throw new Refusal('not_enabled');
      const user = workspace.users.get(text(call, 'user_id'));
      if (!user) throw new Refusal('user_not_found');
      return { view: structuredClone(views.publishHome(user.id, view, call.args['hash'])) };
    },
  },
};
