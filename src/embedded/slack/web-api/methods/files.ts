import { checkBlocks, faultMessage } from '../../block-kit/index.js';
import { createFile, fileOnWire, uploadUrl } from '../../state/files.js';
import { change, post, remove } from '../../state/messages.js';
import type { Core } from '../../core.js';
import { Refusal, type Json, type StoredFile } from '../../types.js';
import { number, ownChannelOf, text, type Call, type Method } from '../method.js';

function fileOf(call: Call, id: string) {
  const file = call.core.workspace.files.get(id);
  if (!file) throw new Refusal('file_not_found');
  return file;
}

/** A file goes from every message that shows it; a message that was nothing else goes with it. */
function deleteFile(core: Core, file: StoredFile): void {
  const { workspace } = core;
  workspace.files.delete(file.id);
  for (const { channel: id, ts } of file.shares) {
    const channel = workspace.channels.get(id);
    const message = channel && workspace.log(id).get(ts);
    if (!message) continue;
    message.files = message.files?.filter((shown) => shown['id'] !== file.id);
    if (message.text === '' && !message.files?.length) remove(core, channel, message);
    else change(core, channel, message, {});
  }
}

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': {
    scopes: ['files:write'],
    run: (call) => {
      const name = text(call, 'filename');
      const length = number(call, 'length', 0);
      if (!name || length <= 0) throw new Refusal('invalid_arguments');
      const file = createFile(call.core, call.core.workspace.app.botUserId, name);
      file.size = length;
      if (text(call, 'alt_txt')) file.alt_text = text(call, 'alt_txt');
      return { upload_url: uploadUrl(call.core, file), file_id: file.id };
    },
  },
  'files.completeUploadExternal': {
    scopes: ['files:write'],
    run: (call) => {
      const given = call.args['files'] as { id: string; title?: string }[] | undefined;
      if (!Array.isArray(given) || given.length === 0) throw new Refusal('invalid_arguments');
      const files = given.map(({ id, title }) => {
        const file = fileOf(call, id);
        if (!file.content) throw new Refusal('file_upload_size_restricted', 'nothing was uploaded');
        return Object.assign(file, { complete: true, ...(title ? { title } : {}) });
      });
      const blocks = Array.isArray(call.args['blocks']) ? (call.args['blocks'] as Json[]) : undefined;
      const faults = blocks ? checkBlocks('message', blocks) : [];
      if (faults.length > 0) {
        throw new Refusal('invalid_blocks', undefined, {
          response_metadata: { messages: faults.map(faultMessage) },
        });
      }
      if (text(call, 'channel_id')) {
        const channel = ownChannelOf(call, 'channel_id');
        const threadTs = text(call, 'thread_ts') || undefined;
        const comment = text(call, 'initial_comment');
        const fileIds = files.map((file) => file.id);
        post(call.core, channel, call.core.workspace.bot(), { text: comment, blocks, threadTs, fileIds });
      }
      return { files: files.map((file) => fileOnWire(call.core, file)) };
    },
  },
  'files.delete': {
    scopes: ['files:write'],
    run: (call) => {
      const file = fileOf(call, text(call, 'file'));
      if (file.user !== call.core.workspace.app.botUserId) throw new Refusal('cant_delete_file');
      deleteFile(call.core, file);
      return {};
    },
  },
  'files.info': {
    scopes: ['files:read'],
    run: (call) => ({ file: fileOnWire(call.core, fileOf(call, text(call, 'file'))), comments: [] }),
  },
};
