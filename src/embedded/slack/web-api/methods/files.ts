import { checkBlocks, faultMessage } from '../../block-kit/index.js';
import { createFile, fileOnWire, uploadUrl } from '../../state/files.js';
import { post } from '../../state/messages.js';
import { Refusal, type Json } from '../../types.js';
import { number, ownChannelOf, text, type Call, type Method } from '../method.js';

function fileOf(call: Call, id: string) {
  const file = call.core.workspace.files.get(id);
  if (!file) throw new Refusal('file_not_found');
  return file;
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
  'files.info': {
    scopes: ['files:read'],
    run: (call) => ({ file: fileOnWire(call.core, fileOf(call, text(call, 'file'))), comments: [] }),
  },
};
