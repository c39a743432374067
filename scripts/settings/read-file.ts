import { isMap, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { checkSettings, type SettingsFile } from '../../src/domain/settings/settings-file.js';
import { faultLine, type FieldFault } from '../../src/domain/sla/fault.js';

export interface ReadFile {
  readonly file: SettingsFile;
  /** A fault that was found later, as a line. */
  readonly tell: (fault: FieldFault) => string;
}

/**
 * Reads settings as a file has them (YAML 1.2, so JSON too).
 * @param name what the file is called in front of each fault
 * @returns the settings, or every fault as a line: `desk.yaml:14: policies[1].targets.repair: must be …`
 */
export function readSettingsFile(text: string, name: string): ReadFile | { faults: string[] } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (doc.errors.length > 0) {
    return {
      faults: doc.errors.map(
        ({ pos, message }) => `${name}:${lines.linePos(pos[0]).line}: not YAML: ${message}`,
      ),
    };
  }
  const content = contentOf(doc);
  if (content === TOO_MANY_ALIASES) return { faults: [`${name}: too many aliases`] };
  const tell = (fault: FieldFault): string => {
    const at = offsetOf(doc, fault.field);
    return `${name}${at === undefined ? '' : `:${lines.linePos(at).line}`}: ${faultLine(fault)}`;
  };
  const checked = checkSettings(content);
  return 'file' in checked ? { file: checked.file, tell } : { faults: checked.faults.map(tell) };
}

const TOO_MANY_ALIASES = Symbol('too many aliases');

function contentOf(doc: Document): unknown {
  try {
    return doc.toJS({ maxAliasCount: 100 });
  } catch (error) {
    // A document of few lines can otherwise fill the memory.
    if (error instanceof ReferenceError) return TOO_MANY_ALIASES;
    throw error;
  }
}

/** Where a field begins in the text, or the part of it that is there: what is missing has no line. */
function offsetOf(doc: Document, field: string): number | undefined {
  let node: unknown = doc.contents;
  let offset: number | undefined;
  for (const part of field.split(/[.[\]]+/).filter(Boolean)) {
    if (isSeq(node)) node = node.items[Number(part)];
    else if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(key) === part);
      offset = rangeOf(pair?.key) ?? offset;
      node = pair?.value;
      continue;
    } else break;
    offset = rangeOf(node) ?? offset;
  }
  return offset;
}

const rangeOf = (node: unknown): number | undefined =>
  (node as { range?: [number, number, number] } | null | undefined)?.range?.[0];
