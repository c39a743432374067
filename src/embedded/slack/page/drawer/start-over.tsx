import { useConfirm } from '../controls/confirm-dialog.js';
import { post } from '../data/api.js';
import { useWorkspace } from '../data/workspace.js';

/** Begins everything anew, when that is really wanted; all windows look anew when it is done (app.tsx). */
export function StartOver() {
  const { texts, complain } = useWorkspace();
  const { ask, dialog } = useConfirm();
  const reset = async (): Promise<void> => {
    const plain = (text: string) => ({ type: 'plain_text', text });
    const wanted = await ask({
      title: plain(texts.startOver),
      text: plain(texts.startOverText),
      confirm: plain(texts.startOver),
      deny: plain(texts.cancel),
      style: 'danger',
    });
    if (wanted) await post('_admin/reset-desk').catch(complain);
  };
  return (
    <>
      <button type="button" onClick={() => void reset()}>
        {texts.startOver}
      </button>
      {dialog}
    </>
  );
}
