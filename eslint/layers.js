import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'));

/** Which part of src may import which others. A part that is not named here may import all but `embedded` and the composition. */
const MAY_IMPORT = {
  domain: ['domain'],
  embedded: ['embedded'],
  i18n: ['i18n', 'domain'],
  observability: ['observability', 'domain'],
  documents: ['documents', 'domain', 'i18n', 'observability'],
  calendars: ['calendars', 'domain'],
  store: ['store', 'domain', 'observability'],
  export: ['export', 'store', 'documents', 'domain'],
};
/** What puts all parts together; it is imported by nothing but itself. */
const COMPOSITION = ['main', 'start-bot', 'start-records', 'stores', 'receiving'];

/** Folders of src/slack in which views and messages are made: what goes in is all that they depend on. */
const PURE = /^src\/slack\/(messages|modals|parse|home)\//;
const PURE_PARTS = ['domain', 'i18n', 'documents', 'calendars'];
const PURE_IN_SLACK = /^src\/slack\/((messages|modals|parse|home)\/|ids\.[jt]s$)/;

/** Packages that one place keeps to itself, and where that is. */
const KEPT = [
  { packages: /^(mongoose|mongodb)$/, place: /^src\/store\// },
  { packages: /^(agenda|@agendajs\/.+)$/, place: /^src\/jobs\/agenda\.ts$/ },
  { packages: /^@slack\//, place: /^src\/(slack\/|main\.ts$|start-bot\.ts$)/ },
  { packages: /^(chinese-days|date-holidays)$/, place: /^src\/calendars\// },
  { packages: /^(yazl|yauzl|@aws-sdk\/.+)$/, place: /^src\/archive\// },
  { packages: /^(minisearch|stemmer)$/, place: /^src\/domain\/find\// },
  { packages: /^(pdfkit|echarts|@resvg\/.+)$/, place: /^src\/documents\// },
];
const DOMAIN_PACKAGES = ['zod', 'dayjs', 'minisearch', 'stemmer'];
/** The one thing of Node's in the domain: a hash is a function of its text and nothing else. */
const DOMAIN_HASH = { source: 'node:crypto', file: 'src/domain/custody/sha256.ts' };

/**
 * The layers of the design as one rule: what a file of src imports, resolved, is held against the tables above.
 * scripts/ and test/ stand outside of the layers and are free.
 * @type {import('eslint').Rule.RuleModule}
 */
const imports = {
  meta: { type: 'problem', schema: [], messages: { layer: '{{reason}}' } },
  create(context) {
    const file = relative(root, context.filename).split(sep).join('/');
    const part = partOf(file);
    if (!part) return {};
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string') return;
      const reason = source.startsWith('.')
        ? faultOfFile(file, part, pathOf(context.filename, source), isOnlyType(node))
        : faultOfPackage(file, part, source, isOnlyType(node));
      if (reason) context.report({ node, messageId: 'layer', data: { reason } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

const pathOf = (filename, source) =>
  relative(root, resolve(dirname(filename), source))
    .split(sep)
    .join('/');

function faultOfFile(file, part, path, onlyType) {
  const fault = faultOfPart(part, partOf(path));
  if (fault || onlyType || !PURE.test(file)) return fault;
  const isPure = PURE_PARTS.includes(partOf(path)) || PURE_IN_SLACK.test(path);
  return isPure ? undefined : `what makes views and messages is pure: it may import types, but not ${path}`;
}

/** `src/domain/ticket/ticket.ts` → `domain`; `src/main.ts` → `main`; outside of src nothing. */
function partOf(path) {
  return /^src\/([^/]+?)(?:\.[jt]s)?(?:\/|$)/.exec(path)?.[1];
}

function faultOfPart(from, to) {
  if (from === to) return undefined;
  if (!to) return `src may not import what lies outside of src`;
  if (to === 'embedded' || (COMPOSITION.includes(to) && !COMPOSITION.includes(from))) {
    return `no part of src may import ${to}`;
  }
  const allowed = MAY_IMPORT[from];
  return allowed && !allowed.includes(to)
    ? `${from} may import ${allowed.join(', ')} but not ${to}`
    : undefined;
}

function faultOfPackage(file, part, source, onlyType) {
  const name = packageOf(source);
  if (part === 'domain') {
    const isHash = source === DOMAIN_HASH.source && file === DOMAIN_HASH.file;
    return isHash || DOMAIN_PACKAGES.includes(name)
      ? undefined
      : `the domain is pure: ${DOMAIN_PACKAGES.join(', ')} but not ${name}`;
  }
  const kept = KEPT.find(({ packages }) => packages.test(name));
  if (kept && !kept.place.test(file)) return `${name} is imported only where ${kept.place.source} matches`;
  if (part === 'embedded' || onlyType || source.startsWith('node:') || name in dependencies) return undefined;
  return `${name} is no dependency of production`;
}

function packageOf(source) {
  return source
    .split('/')
    .slice(0, source.startsWith('@') ? 2 : 1)
    .join('/');
}

function isOnlyType(node) {
  return node.type === 'TSImportType' || node.importKind === 'type' || node.exportKind === 'type';
}

export const layers = { rules: { imports } };
