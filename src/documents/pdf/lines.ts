import LineBreaker from 'linebreak';

/**
 * Breaks text into lines no wider than a column, so that a long text can flow over pages: at the places that Unicode's
 * line breaking allows (no line begins with `，` or ends with `（`), and inside a word that alone is too wide.
 * @param widthOf the width of a piece of text, in the unit of `width`
 */
export function linesOf(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const known = new Map<string, number>();
  const measured = (piece: string): number => {
    const before = known.get(piece);
    if (before !== undefined) return before;
    const result = widthOf(piece);
    known.set(piece, result);
    return result;
  };
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  const end = (): void => {
    lines.push(line.trimEnd());
    [line, taken] = ['', 0];
  };
  const add = (piece: string): void => {
    // Spaces at the end of a line stand in the margin.
    if (line !== '' && taken + measured(piece.trimEnd()) > width) end();
    line += piece;
    taken += measured(piece);
  };
  for (const { piece, required } of pieces(text)) {
    const fits = measured(piece.trimEnd()) <= width;
    for (const part of fits ? [piece] : graphemes(piece)) add(part);
    if (required) end();
  }
  if (line !== '' || lines.length === 0) end();
  return lines;
}

function* pieces(text: string): Generator<{ piece: string; required: boolean }> {
  const breaker = new LineBreaker(text);
  let from = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const piece = text.slice(from, next.position);
    from = next.position;
    yield { piece: piece.replace(/[\n\r]+$/, ''), required: next.required };
  }
}

const SEGMENTER = new Intl.Segmenter();
const graphemes = (text: string): string[] => [...SEGMENTER.segment(text)].map(({ segment }) => segment);
