import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The product's own files: all of src but the embedded stand-ins, which meet it over the wire only. */
export function productSources(): ts.SourceFile[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.startsWith('embedded'))
    .map((file) => parse(join('src', file), readFileSync(join('src', file), 'utf8')));
}

export const parse = (name: string, text: string): ts.SourceFile =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);

/** Every node of a file, depth first. */
export function* nodes(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodes(child);
}

/** Names of Slack's Web API methods that a file calls on a `client`. */
export function methodsCalled(source: ts.SourceFile): string[] {
  return [...nodes(source)].filter(ts.isCallExpression).flatMap(({ expression }) => {
    const called = /(?:^|\.)client\.([\w.]+)$/.exec(expression.getText().replaceAll(/\s/g, ''));
    return called ? [called[1]!] : [];
  });
}

/** First arguments of calls of a function, where they are written out. */
export function wordsGivenTo(source: ts.SourceFile, name: string): string[] {
  return [...nodes(source)].filter(ts.isCallExpression).flatMap((call) => {
    const given = call.arguments[0];
    if (call.expression.getText() !== name || !given) return [];
    return [...nodes(given)].filter(ts.isStringLiteral).map(({ text }) => text);
  });
}
