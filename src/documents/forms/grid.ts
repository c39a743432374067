import { linesOf } from '../pdf/lines.js';
import { COLORS, CONTENT_WIDTH, PAGE, type Sheet } from '../pdf/sheet.js';

/** A cell with its name beside it; without a value it stays to be written by hand. */
export interface Field {
  readonly label: string;
  readonly value: string | undefined;
}

/** A place to sign: who has, with what stands below; or a line for a hand. */
export interface Signing {
  readonly label: string;
  readonly signed?: { readonly name: string; readonly below: readonly string[] } | undefined;
  /** Above the line for a hand. */
  readonly asked?: string | undefined;
}

/** A day beside a signature, or a line for a hand. */
export interface Day {
  readonly label: string;
  readonly day: string | undefined;
}

const LABEL = 86;
const PAD = { x: 7, y: 6 };
const VALUE = { size: 9.5 };
const NAME = { size: 9, color: COLORS.ink };
const LINE = 15;
/** Between lines for a hand. */
const RULED = 24;
const OUTER = 1.1;
const INNER = 0.5;
/** Fewer lines of a text than these are not left alone on a page. */
const FEWEST = 2;

/** A form's grid of labelled cells, framed on every page that it flows to. */
export class Grid {
  private top: number;

  /** @param continued draws the head of a page that the form flows to, and moves the sheet's `y` below it */
  constructor(
    private readonly sheet: Sheet,
    private readonly words: { readonly continued: string; readonly date: string },
    private readonly continued: () => void,
  ) {
    this.top = sheet.y;
  }

  /** One or two fields side by side, kept on one page. */
  async fields(...cells: readonly [Field, Field?]): Promise<void> {
    const given = cells.flatMap((cell) => (cell ? [cell] : []));
    const lines = given.map(({ value }) =>
      value === undefined ? [] : this.lines(value, valueWidth(given.length)),
    );
    const labels = given.map(({ label }) => this.lines(label, LABEL - 2 * PAD.x));
    const height = Math.max(...[...lines, ...labels].map(({ length }) => length), 1) * LINE + 2 * PAD.y;
    await this.begin(height);
    given.forEach(({ label }, index) => {
      const x = this.cell(label, index, given.length, height);
      for (const [row, line] of lines[index]!.entries()) {
        this.sheet.textLine(line, x + PAD.x, this.sheet.y + PAD.y + row * LINE, VALUE);
      }
    });
    this.end(height);
  }

  /** A long text, over as many pages as it takes; without one, ruled lines. */
  async text(label: string, text: string | undefined, least: number): Promise<void> {
    if (text === undefined) return this.ruled(label, Math.ceil(least / RULED));
    let rest = this.lines(text, valueWidth(1));
    let name = label;
    while (rest.length > 0) {
      const few = Math.min(FEWEST, rest.length);
      await this.begin(few * LINE + 2 * PAD.y);
      const fit = Math.floor((this.sheet.room() - 2 * PAD.y) / LINE);
      const taken = rest.slice(0, rest.length - fit === 1 ? fit - 1 : fit);
      rest = rest.slice(taken.length);
      const wanted = taken.length * LINE + 2 * PAD.y;
      const height =
        rest.length > 0 ? this.sheet.room() : Math.min(Math.max(wanted, least), this.sheet.room());
      const x = this.cell(name, 0, 1, height);
      for (const [row, line] of taken.entries()) {
        this.sheet.textLine(line, x + PAD.x, this.sheet.y + PAD.y + row * LINE, VALUE);
      }
      this.end(height);
      name = `${label}${this.words.continued}`;
    }
  }

  /** One or two signatures side by side, kept on one page. */
  async signatures(...cells: readonly [Signing, (Signing | Day)?]): Promise<void> {
    const given = cells.flatMap((cell) => (cell ? [cell] : []));
    const width = valueWidth(given.length);
    const below = given.map((one) =>
      ('signed' in one ? (one.signed?.below ?? []) : []).flatMap((line) => this.lines(line, width, 8)),
    );
    const asked = given.map((one) => ('asked' in one && one.asked ? this.lines(one.asked, width, 8) : []));
    const height = Math.max(
      62,
      ...below.map(({ length }) => 34 + length * 12),
      ...asked.map(({ length }) => 50 + length * 12),
    );
    await this.begin(height);
    given.forEach((one, index) => {
      const x = this.cell(one.label, index, given.length, height);
      if ('day' in one) this.day(one.day, x, width, height);
      else if (one.signed) this.signed(one.signed.name, below[index]!, x, width);
      else this.unsigned(asked[index]!, x, width, height);
    });
    this.end(height);
  }

  /** Closes the frame below what was drawn last. */
  close(): void {
    const { sheet, top } = this;
    sheet.frame(PAGE.left, top, CONTENT_WIDTH, sheet.y - top, COLORS.ink, OUTER);
  }

  private signed(name: string, below: readonly string[], x: number, width: number): void {
    const [first = ''] = this.lines(name, width, 12);
    this.sheet.textLine(first, x + PAD.x, this.sheet.y + 7, { size: 12, bold: true });
    for (const [row, line] of below.entries()) {
      this.sheet.textLine(line, x + PAD.x, this.sheet.y + 29 + row * 12, { size: 8, color: COLORS.grey });
    }
  }

  private day(day: string | undefined, x: number, width: number, height: number): void {
    if (day !== undefined) this.sheet.textLine(day, x + PAD.x, this.sheet.y + PAD.y, VALUE);
    else this.sheet.line(x + PAD.x, this.sheet.y + height - 31, width, COLORS.rule, INNER);
  }

  private unsigned(asked: readonly string[], x: number, width: number, height: number): void {
    const { sheet } = this;
    for (const [row, line] of asked.entries())
      sheet.textLine(line, x + PAD.x, sheet.y + 6 + row * 12, { size: 8, color: COLORS.grey });
    const foot = sheet.y + height - 9;
    sheet.line(x + PAD.x, foot - 22, width, COLORS.rule, INNER);
    sheet.textLine(this.words.date, x + PAD.x, foot - 12, { size: 8, color: COLORS.grey });
    const from = sheet.widthOf(this.words.date, { size: 8 }) + 6;
    sheet.line(x + PAD.x + from, foot, width - from, COLORS.rule, INNER);
  }

  private async ruled(label: string, count: number): Promise<void> {
    const height = count * RULED + PAD.y;
    await this.begin(height);
    const x = this.cell(label, 0, 1, height);
    for (let row = 1; row <= count; row += 1) {
      this.sheet.line(x + PAD.x, this.sheet.y + row * RULED, valueWidth(1), COLORS.rule, INNER);
    }
    this.end(height);
  }

  /** The name of a cell on its band. @returns the left edge of its value */
  private cell(label: string, index: number, count: number, height: number): number {
    const { sheet } = this;
    const x = PAGE.left + (index * CONTENT_WIDTH) / count;
    sheet.box(x, sheet.y, LABEL, height, COLORS.band);
    for (const [row, line] of this.lines(label, LABEL - 2 * PAD.x, 9).entries()) {
      sheet.textLine(line, x + PAD.x, sheet.y + PAD.y + row * LINE, NAME);
    }
    if (index > 0) sheet.upright(x, sheet.y, height, COLORS.grey, INNER);
    sheet.upright(x + LABEL, sheet.y, height, COLORS.grey, INNER);
    if (sheet.y > this.top) sheet.line(x, sheet.y, CONTENT_WIDTH / count, COLORS.grey, INNER);
    return x + LABEL;
  }

  private async begin(height: number): Promise<void> {
    const { sheet } = this;
    if (height <= sheet.room()) return;
    if (sheet.y > this.top) this.close();
    await sheet.need(height);
    this.continued();
    this.top = sheet.y;
  }

  private end(height: number): void {
    this.sheet.y += height;
  }

  private lines(text: string, width: number, size: number = VALUE.size): string[] {
    return linesOf(text, width, (piece) => this.sheet.widthOf(piece, { size }));
  }
}

const valueWidth = (count: number): number => CONTENT_WIDTH / count - LABEL - 2 * PAD.x;
