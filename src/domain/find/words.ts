import { stemmer } from 'stemmer';

/** Whichever language a text is in: the dictionary behind it cuts Chinese and leaves Latin words whole. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** A number of a part or a version is one word, though it is written with points, hyphens or underscores. */
const COMPOUND = /[a-z0-9]+(?:[._-][a-z0-9]+)+/gu;
const HAN = /\p{Script=Han}+/gu;
const LATIN = /^[a-z]+$/u;

/**
 * The words by which a text is found, each once. Of Chinese every two characters that stand together: where a dictionary
 * cuts depends on what stands beside, and 卡纸 must be found in 卡纸灯 too. English by its stem: printers is found by printer.
 * Widths and case make no difference.
 */
export function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const pairs = [...plain.matchAll(HAN)].flatMap(([run]) => pairsIn(run));
  return [...new Set([...otherWords(plain), ...pairs])];
}

/**
 * The words that a text asks for: Chinese is cut as a dictionary does, so that 打印机卡纸 finds what has 打印机 and 卡纸 anywhere.
 * A character that stands alone beside others says too little to be asked for.
 */
export function wordsAsked(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const units = [...plain.matchAll(HAN)].flatMap(([run]) => unitsIn(run));
  const many = units.filter((unit) => Array.from(unit).length > 1);
  const pairs = (many.length > 0 ? many : units).flatMap(pairsIn);
  return [...new Set([...otherWords(plain), ...pairs])];
}

function otherWords(plain: string): string[] {
  const compounds = [...plain.matchAll(COMPOUND)].map(([compound]) => compound);
  const words = [...segmenter.segment(plain.replace(HAN, ' '))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => (LATIN.test(segment) ? stemmer(segment) : segment));
  return [...compounds, ...words];
}

/** The stems of the Latin words of a text, in their order. */
export const stemmed = (text: string): string[] =>
  [...text.toLowerCase().matchAll(/[a-z]+/gu)].map(([word]) => stemmer(word));

/** 打印 机 卡 纸 as the dictionary cuts it is 打印机 and 卡纸: a single character goes with the word before it, or with other single ones. */
function unitsIn(run: string): string[] {
  const units: { text: string; open: boolean }[] = [];
  for (const { segment } of segmenter.segment(run)) {
    const isWord = Array.from(segment).length > 1;
    const last = units.at(-1);
    if (isWord || !last?.open) units.push({ text: segment, open: true });
    else {
      last.open = Array.from(last.text).length === 1;
      last.text += segment;
    }
  }
  return units.map(({ text }) => text);
}

function pairsIn(run: string): string[] {
  const characters = Array.from(run);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => characters[index]! + character);
}
