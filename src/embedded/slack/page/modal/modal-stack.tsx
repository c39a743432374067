import { get } from '../data/api.js';
import type { ViewShown } from '../data/shapes.js';
import { useLive } from '../data/use-live.js';
import { useWorkspace } from '../data/workspace.js';
import { Modal } from './modal.js';

/** The modals a person has open: the topmost is shown, those below wait. */
export function ModalStack() {
  const { me, complain } = useWorkspace();
  const { value: stack } = useLive(
    async () => (await get<{ stack: ViewShown[] }>('_person/modals', { as: me.id })).stack,
    ({ kind, user }) => kind === 'modal' && user === me.id,
    complain,
  );
  const top = stack?.at(-1);
  if (!stack || !top) return null;
  return <Modal key={top.id} view={top} depth={stack.length} />;
}
