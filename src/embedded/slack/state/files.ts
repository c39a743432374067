import { newId, seconds, stableSecret } from '../ids.js';
import type { Core } from '../core.js';
import type { Json, StoredFile } from '../types.js';

const TYPES: Record<string, [mimetype: string, filetype: string]> = {
  pdf: ['application/pdf', 'pdf'],
  png: ['image/png', 'png'],
  jpg: ['image/jpeg', 'jpg'],
  jpeg: ['image/jpeg', 'jpg'],
  gif: ['image/gif', 'gif'],
  txt: ['text/plain', 'text'],
  log: ['text/plain', 'text'],
  csv: ['text/csv', 'csv'],
  json: ['application/json', 'json'],
  zip: ['application/zip', 'zip'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
};

export const mimetypeOf = (name: string): string => TYPES[extension(name)]?.[0] ?? 'application/octet-stream';

/** Makes room for a file; its content may come later. */
export function createFile(core: Core, user: string, name: string, content?: Buffer): StoredFile {
  const file: StoredFile = {
    id: newId('F'),
    name,
    title: name,
    user,
    created: seconds(),
    mimetype: mimetypeOf(name),
    size: content?.length ?? 0,
    content: content?.toString('base64') ?? '',
    complete: content !== undefined,
    shares: [],
  };
  core.workspace.files.set(file.id, file);
  return file;
}

/** A file as Slack shows it (docs.slack.dev, "File object"). */
export function fileOnWire(core: Core, file: StoredFile): Json {
  const type = TYPES[extension(file.name)];
  const address = `${core.baseUrl}/files-pri/${core.workspace.app.teamId}-${file.id}`;
  const shared = file.shares
    .map((share) => core.workspace.channels.get(share.channel))
    .filter((channel) => channel != null);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: type?.[1] ?? (extension(file.name) || 'binary'),
    pretty_type: (type?.[1] ?? 'binary').toUpperCase(),
    user: file.user,
    user_team: core.workspace.users.get(file.user)?.team,
    editable: false,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: shared.some((channel) => !channel.is_private),
    url_private: `${address}/${encodeURIComponent(file.name)}`,
    url_private_download: `${address}/download/${encodeURIComponent(file.name)}`,
    permalink: `https://${core.workspace.teams.get(core.workspace.app.teamId)?.domain}.slack.com/files/${file.user}/${file.id}/${encodeURIComponent(file.name)}`,
    has_rich_preview: false,
    file_access: 'visible',
    ...(file.alt_text ? { alt_txt: file.alt_text } : {}),
    channels: shared.filter((channel) => !channel.is_private).map((channel) => channel.id),
    groups: shared.filter((channel) => channel.is_private && !channel.is_im).map((channel) => channel.id),
    ims: shared.filter((channel) => channel.is_im).map((channel) => channel.id),
  };
}

/** Puts today's addresses on the files of stored messages: the port may be another than when they were posted. */
export function refreshFileAddresses(core: Core): void {
  for (const channel of core.workspace.channels.values()) {
    for (const message of core.workspace.log(channel.id).all) {
      if (!message.files) continue;
      message.files = message.files.map((shown) => {
        const file = core.workspace.files.get(String(shown['id']));
        return file ? fileOnWire(core, file) : shown;
      });
    }
  }
}

/** The address to which the content of a reserved file is sent. */
export function uploadUrl(core: Core, file: StoredFile): string {
  return `${core.baseUrl}/upload/${file.id}/${uploadKey(file)}`;
}

export function uploadKey(file: StoredFile): string {
  return stableSecret(24, file.id, String(file.created), 'upload');
}

function extension(name: string): string {
  return name.includes('.') ? name.split('.').at(-1)!.toLowerCase() : '';
}
