import { join } from 'node:path';
import { bundleName } from '../domain/archive/bundle-key.js';
import type { Contract } from '../domain/contract/contract.js';
import { Fault } from '../domain/fault.js';
import { REGISTERS, taskSheetOf, type Form } from '../domain/ticket/form.js';
import type { Locale } from '../domain/people/person.js';
import type { FactType } from '../domain/ticket/facts.js';
import { shownStatus } from '../domain/ticket/unanswered.js';
import type { Ticket } from '../domain/ticket/ticket.js';
import type { FormOrder } from '../documents/forms/form-file.js';
import { formOrder } from '../documents/forms/form-order.js';
import type { LetterheadGiven } from '../documents/forms/letterhead-given.js';
import type { Attached, AttachedFiles, Missing } from '../slack/attached-files.js';
import type { Stored } from '../store/models.js';
import { toFile, type Measured } from './hashing.js';
import { historyText } from './history-text.js';
import { REQUEST_FILE, requestFile } from './request-in-bundle.js';
import { fileNameInBag, writeBag, type BagFile } from './write-bag.js';

/** What a bundle is made of besides the request itself. */
export interface BundleSources {
  readonly files: Pick<AttachedFiles, 'of' | 'open'>;
  contract(id: string): Promise<Contract | undefined>;
  letterhead(): Promise<LetterheadGiven>;
  deskLocale(): Promise<Locale>;
  /** @returns a PDF for each, in order */
  forms(orders: readonly FormOrder[]): Promise<readonly Uint8Array[]>;
}

export interface BundleAsked {
  readonly key: string;
  readonly stored: Stored;
  readonly ticket: Ticket;
  /** What Slack does not give now is waited for; else it is named as missing. */
  readonly patient: boolean;
}

/** Work that puts something on a task sheet. */
const WORK: readonly FactType[] = ['assigned', 'proposed', 'departed', 'arrived', 'resolved'];

/**
 * Makes the bundle of a closed request as a file (R21, R24): the request as it is stored, its history to be read, its forms
 * as PDF in the customer's language and the desk's, what was attached. The same request gives the same bytes, but for
 * files that Slack has no more.
 * @param folder on this machine, for the parts and the whole
 * @throws Fault `slack-unavailable` when patient, DocumentFault when a form cannot be made
 */
export async function makeBundle(
  { key, stored, ticket, patient }: BundleAsked,
  sources: BundleSources,
  folder: string,
): Promise<{ readonly file: string; readonly measured: Measured; readonly request: Buffer }> {
  const request = requestFile(stored);
  const locales = [...new Set([ticket.locale, await sources.deskLocale()])];
  const letterhead = await sources.letterhead();
  const forms = await formsOf(ticket, locales, letterhead, sources);
  const attached = await attachedTo(ticket, patient, sources, folder);
  const files: BagFile[] = [
    { path: REQUEST_FILE, bytes: request },
    { path: 'files.json', bytes: Buffer.from(`${JSON.stringify(attached.map(listed), undefined, 1)}\n`) },
    ...locales.map((locale) => ({
      path: `history.${locale}.txt`,
      bytes: Buffer.from(historyText(ticket, locale)),
    })),
    ...forms,
    ...attached.flatMap((one) => ('missing' in one ? [] : [one.file])),
  ];
  const missing = attached.filter((one) => 'missing' in one).length;
  const at = ticket.history.at(-1)?.recordedAt ?? ticket.receivedAt;
  const name = bundleName(key);
  const file = join(folder, `${name}.zip`);
  const info: (readonly [string, string])[] = [
    ['Source-Organization', letterhead.company],
    ['External-Identifier', ticket.id],
    ['Internal-Sender-Identifier', name],
    // When it was as it is here; when the file was written is its own date.
    ['Bagging-Date', at.toISOString().slice(0, 10)],
    ['Yingda-Status', shownStatus(ticket)],
    ['Yingda-Facts', String(ticket.history.length)],
    ...(ticket.seal ? [['Yingda-Seal', ticket.seal.hash] as const] : []),
    ...(missing > 0 ? [['Yingda-Files-Missing', String(missing)] as const] : []),
  ];
  return { file, measured: await writeBag({ name, info, files, at }, file), request };
}

/** The sheet that it was worked by, if it was worked on, and its lines in both registers. */
async function formsOf(
  ticket: Ticket,
  locales: readonly Locale[],
  letterhead: LetterheadGiven,
  { contract, forms: draw }: BundleSources,
): Promise<BagFile[]> {
  const under = await contract(ticket.contractId);
  const worked = ticket.history.some(({ type }) => WORK.includes(type));
  const forms: readonly Form[] = [...(worked ? [taskSheetOf(ticket)] : []), ...REGISTERS];
  const asked = locales.flatMap((locale) => forms.map((form) => ({ locale, form })));
  const made = await draw(
    asked.map(({ locale, form }) => formOrder(form, ticket, under, { locale, letterhead })),
  );
  return asked.map(({ locale, form }, index) => ({
    path: `forms/${form}.${locale}.pdf`,
    bytes: made[index]!,
  }));
}

type Had = Attached & { readonly file: BagFile & { readonly measured: Measured } };

async function attachedTo(
  ticket: Ticket,
  patient: boolean,
  { files }: BundleSources,
  folder: string,
): Promise<(Had | Missing)[]> {
  const found: (Had | Missing)[] = [];
  const named = await orMissing(patient, [{ id: 'files', name: 'files', missing: 'slack-unavailable' }], () =>
    files.of(ticket),
  );
  for (const [index, one] of named.entries()) {
    if ('missing' in one) found.push(one);
    else
      found.push(
        await orMissing<Had | Missing>(patient, { ...one, missing: 'slack-unavailable' }, () =>
          had(one, index, files, folder),
        ),
      );
  }
  return found;
}

async function had(
  one: Attached,
  index: number,
  files: Pick<AttachedFiles, 'open'>,
  folder: string,
): Promise<Had | Missing> {
  const opened = await files.open(one);
  if ('missing' in opened) return opened;
  const file = join(folder, `attached-${index}`);
  const measured = await toFile(opened.bytes, file).catch((cause: unknown) => {
    throw new Fault('slack-unavailable', true, { cause, detail: `the file ${one.id} broke off` });
  });
  if (opened.size !== undefined && opened.size !== measured.bytes) {
    throw new Fault('slack-unavailable', true, { detail: `the file ${one.id} came short` });
  }
  // Two files may have one name; an id is Slack's own.
  const named = one.name === one.id ? { ...one, name: opened.name ?? one.name } : one;
  const path = `files/${fileNameInBag(named.id)}/${fileNameInBag(named.name)}`;
  return { ...named, file: { path, file, measured } };
}

async function orMissing<T>(patient: boolean, missing: T, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (patient || !(error instanceof Fault)) throw error;
    return missing;
  }
}

/** As files.json says it: where it is, or why it is not. */
const listed = (one: Had | Missing) =>
  'missing' in one
    ? { id: one.id, name: one.name, missing: one.missing }
    : { id: one.id, name: one.name, path: `data/${one.file.path}`, ...one.file.measured };
