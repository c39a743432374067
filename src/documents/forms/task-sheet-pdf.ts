import { legible } from '../../domain/privacy/legible.js';
import { textsIn } from '../../i18n/texts.js';
import { shortHash } from '../../domain/custody/signature.js';
import type { AskedAct, AskedToSign } from '../../domain/forms/asked-to-sign.js';
import type { SignedBy } from '../../domain/forms/signature-of.js';
import type { TaskSheet } from '../../domain/forms/task-sheet.js';
import { dayText, minuteText } from '../dates.js';
import { drawLetterhead, type Letterhead } from '../pdf/letterhead.js';
import { drawQrCode } from '../pdf/qr-code.js';
import { COLORS, CONTENT_WIDTH, openSheet, PAGE, type Sheet } from '../pdf/sheet.js';
import { printable, printableLines } from '../printable.js';
import { fingerprintOfSheet, qrText, shortFingerprint } from './fingerprint.js';
import { dispatchedOn } from './dispatched-on.js';
import { Grid, type Signing } from './grid.js';
import type { FormLabels } from './labels/form-labels.js';
import { solution } from './solution.js';

const QR = 76;
/** Room that a text has even when it is short, in points. */
const LEAST = { problem: 72, solution: 96 };

/**
 * A task sheet (R37, R38) as a PDF on A4. The same sheet, labels and letterhead give the same bytes.
 * @throws DocumentFault when the font is missing
 */
export async function taskSheetPdf(
  order: TaskSheet,
  labels: FormLabels,
  letterhead: Letterhead,
): Promise<Buffer> {
  const data = legible(order, textsIn(labels.locale).privacy.erased);
  const title = labels.title[data.form];
  const sheet = await openSheet({
    title: `${title} ${data.number}`,
    author: printable(letterhead.company),
    language: labels.locale,
    createdAt: data.asOf,
  });
  const fingerprint = fingerprintOfSheet(order);
  drawLetterhead(sheet, letterhead, { width: QR + 8, height: QR - 12 });
  drawQrCode(
    sheet,
    qrText(`${data.number} ${data.form}`, fingerprint),
    PAGE.left + CONTENT_WIDTH - QR + 8,
    28,
    QR,
  );
  drawTitle(sheet, title, `${labels.number} ${data.number}`);
  const grid = new Grid(sheet, { continued: labels.continued, date: labels.dateLine }, () => {
    const head = `${title}${labels.continued}`;
    sheet.text(head, PAGE.left, sheet.y - 14, CONTENT_WIDTH, { size: 10, bold: true });
    sheet.text(`${labels.number} ${data.number}`, PAGE.left, sheet.y - 14, CONTENT_WIDTH, {
      size: 9,
      color: COLORS.grey,
      align: 'right',
    });
    sheet.y += 6;
  });
  await (data.form === 'onsite' ? drawOnsite : drawRemote)(grid, data, labels);
  grid.close();
  return sheet.finish((page, pages) => {
    const style = { size: 8, color: COLORS.grey };
    const foot = PAGE.height - 40;
    const left = `${title} ${data.number} · ${labels.fingerprint} ${shortFingerprint(fingerprint)}`;
    sheet.textLine(left, PAGE.left, foot, style);
    sheet.text(labels.page(page, pages), PAGE.left, foot, CONTENT_WIDTH, { ...style, align: 'right' });
  });
}

function drawTitle(sheet: Sheet, title: string, number: string): void {
  sheet.text(title, PAGE.left, sheet.y - 4, CONTENT_WIDTH, { size: 18, bold: true, align: 'center' });
  sheet.y += 26;
  sheet.text(number, PAGE.left, sheet.y, CONTENT_WIDTH, { size: 9.5, align: 'right' });
  sheet.y += 18;
}

/** R37 用户现场维护任务书. */
async function drawOnsite(grid: Grid, data: TaskSheet, labels: FormLabels): Promise<void> {
  const { software, zone } = data;
  const dispatched = dispatchedOn(data, labels);
  await grid.fields(
    { label: labels.dispatcher, value: dispatched.by },
    { label: labels.dispatchTime, value: dispatched.at && minuteText(dispatched.at, zone) },
  );
  const received = grounds(data, labels);
  const said = dispatched.grounds === undefined ? received : `${received}\n${dispatched.grounds}`;
  await grid.fields({ label: labels.grounds, value: said });
  await grid.signatures(signing(labels.taker, data.taker, data, labels, 'taken'));
  await drawCustomer(grid, data, labels);
  await grid.fields(
    { label: labels.software, value: printable(software.name) },
    { label: labels.softwareVersion, value: software.version && printable(software.version) },
  );
  await grid.text(labels.problem, problem(data, labels), LEAST.problem);
  await grid.text(labels.solution, solution(data, labels), LEAST.solution);
  await drawEnd(grid, data, labels);
}

/** R38 用户远程维护任务书, with the customer's signature, which the paper forgot. */
async function drawRemote(grid: Grid, data: TaskSheet, labels: FormLabels): Promise<void> {
  const { zone } = data;
  const dispatched = dispatchedOn(data, labels);
  await grid.fields(
    { label: labels.dispatcher, value: dispatched.by },
    { label: labels.dispatchDate, value: dispatched.at && dayText(dispatched.at, zone) },
  );
  // The paper has no line for it, and neither had sheets of before, on which only the dispatcher was known.
  if (dispatched.grounds !== undefined || dispatched.by === undefined)
    await grid.fields({ label: labels.grounds, value: dispatched.grounds });
  await grid.signatures(signing(labels.taker, data.taker, data, labels, 'taken'));
  await drawCustomer(grid, data, labels);
  await grid.text(labels.task, problem(data, labels), LEAST.problem);
  await grid.text(labels.howDone, solution(data, labels), LEAST.solution);
  await drawEnd(grid, data, labels);
}

/** Both sheets end alike: when, and who signs. */
async function drawEnd(grid: Grid, data: TaskSheet, labels: FormLabels): Promise<void> {
  const { startedAt, endedAt, zone, archivist } = data;
  await grid.fields(
    { label: labels.startDate, value: startedAt && minuteText(startedAt, zone) },
    { label: labels.endDate, value: endedAt && minuteText(endedAt, zone) },
  );
  await grid.signatures(
    signing(labels.staffSignature, data.staff, data, labels, 'staff'),
    signing(labels.customerSignature, data.customer, data, labels, 'customer'),
  );
  await grid.signatures(signing(labels.archivist, archivist, data, labels, 'archived'), {
    label: labels.archiveDate,
    day: archivist && dayText(archivist.at, zone),
  });
}

async function drawCustomer(
  grid: Grid,
  { customerName, address, contact }: TaskSheet,
  labels: FormLabels,
): Promise<void> {
  await grid.fields({ label: labels.customer, value: printable(customerName) });
  await grid.fields({ label: labels.address, value: printable(address, 240) });
  await grid.fields(
    { label: labels.contact, value: printable(contact.name) },
    { label: labels.phone, value: printable(contact.phone) },
  );
}

function grounds({ grounds: given, zone }: TaskSheet, labels: FormLabels): string {
  const channel = labels.channels[given.channelOfReceipt] ?? given.channelOfReceipt;
  const { reference } = given;
  return labels.groundsText({
    channel: reference ? labels.withReference({ channel, reference: printable(reference, 60) }) : channel,
    receivedAt: minuteText(given.receivedAt, zone),
    contract: printable(given.contractName),
    category: labels.categories[given.category],
    severity: labels.severities[given.severity],
    phase: given.phase && labels.phases[given.phase],
  });
}

/** R19: every item on its own. */
const problem = ({ problem: items }: TaskSheet, labels: FormLabels): string =>
  items
    .map(({ no, text, contact }) => {
      const said = labels.item(no) + (printableLines(text) || '—');
      if (!contact) return said;
      const { name, phone } = contact;
      return `${said}\n${labels.itemContact({ name: printable(name), phone: printable(phone) })}`;
    })
    .join('\n');

function signing(
  label: string,
  signed: (SignedBy & { readonly remark?: string | undefined }) | undefined,
  { zone, asked, signedLater }: TaskSheet,
  labels: FormLabels,
  act: AskedAct | 'taken',
): Signing {
  if (!signed) return { label, asked: askedLine(act === 'taken' ? undefined : asked?.[act], zone, labels) };
  const later = signedLater?.[act];
  const below = [
    `${minuteText(signed.at, zone)} (${zone})`,
    ...(later ? [labels.signedLater({ recorded: minuteText(later, zone) })] : []),
    [`Slack ${signed.personId}`, ...(signed.hash ? [shortHash(signed.hash)] : [])].join(' · '),
    ...(signed.remark ? [labels.remark(printable(signed.remark, 300))] : []),
  ];
  return { label, signed: { name: printable(signed.name), below } };
}

/** Whoever was asked for a signature that is still missing, and when. */
function askedLine(asked: AskedToSign | undefined, zone: string, labels: FormLabels): string | undefined {
  if (!asked) return undefined;
  const names = printable(asked.names.join(labels.nameBetween)) || '—';
  const { at, remindedInVain: reminded } = asked;
  if (!reminded) return labels.askedToSign({ names, at: minuteText(at, zone) });
  const days = reminded.map((one) => dayText(one, zone)).join(labels.nameBetween);
  return labels.notAnswered({ names, count: reminded.length, days, at: minuteText(at, zone) });
}
