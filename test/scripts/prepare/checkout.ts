import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const typescript = join(root, 'node_modules/typescript');
const version = (JSON.parse(readFileSync(join(typescript, 'package.json'), 'utf8')) as { version: string })
  .version;

/** Stands for npm: notes that it was called and how, then behaves as FAKE_NPM says. */
const FAKE_NPM = `
const fs = require('node:fs');
const call = { args: process.argv.slice(2), env: process.env };
fs.appendFileSync('npm-calls', JSON.stringify(call) + '\\n');
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules');
fs.symlinkSync(${JSON.stringify(typescript)}, 'node_modules/typescript');
const { say = '', exit = 0, killed = false, hangs = false } = JSON.parse(process.env.FAKE_NPM ?? '{}');
process.stderr.write(say);
if (hangs) setInterval(() => {}, 1000);
else if (killed) process.kill(process.ppid, 'SIGKILL');
else if (exit === 0) {
  fs.writeFileSync('node_modules/.package-lock.json', fs.readFileSync('package-lock.json'));
}
if (!hangs) process.exit(exit);
`;

interface Behaviour {
  say?: string;
  exit?: number;
  killed?: boolean;
  hangs?: boolean;
}

interface Outcome {
  code: number | null;
  lines: string[];
}

/** A small project with the repository's own prepare step, in a path with a space, and a stand-in for npm. */
export class Checkout {
  readonly folder = join(mkdtempSync(join(tmpdir(), 'yingda prepare ')), 'a checkout');

  constructor() {
    const packages = { '': {}, 'node_modules/typescript': { version } };
    this.write('package.json', JSON.stringify({ type: 'module', devDependencies: { typescript: version } }));
    this.write('package-lock.json', JSON.stringify({ packages }));
    const compilerOptions = {
      ...{ module: 'NodeNext', target: 'ES2023', lib: ['ES2023'], types: [] },
      ...{ strict: true, skipLibCheck: true, rootDir: '.' },
    };
    const built = {
      outDir: 'dist',
      incremental: true,
      tsBuildInfoFile: 'dist/.tsbuildinfo',
      noEmitOnError: true,
    };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions }));
    this.write(
      'tsconfig.build.json',
      JSON.stringify({ extends: './tsconfig.json', compilerOptions: built, include: ['src'] }),
    );
    this.write('fake/npm-cli.js', FAKE_NPM);
    this.write('fake/package.json', '{"type":"commonjs"}');
    cpSync(join(root, 'scripts/prepare.mjs'), join(this.folder, 'scripts/prepare.mjs'));
    cpSync(join(root, 'scripts/prepare'), join(this.folder, 'scripts/prepare'), { recursive: true });
  }

  /** Runs the prepare step to its end. */
  async prepare(argument = '', npm: Behaviour = {}, environment: NodeJS.ProcessEnv = {}): Promise<Outcome> {
    const child = spawn(process.execPath, [join(this.folder, 'scripts/prepare.mjs'), argument], {
      cwd: tmpdir(),
      stdio: ['ignore', 'ignore', 'pipe'],
      env: {
        ...process.env,
        ...environment,
        npm_execpath: join(this.folder, 'fake/npm-cli.js'),
        FAKE_NPM: JSON.stringify(npm),
      },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, lines: said.trim().split('\n').filter(Boolean) };
  }

  /** How npm was called so far. */
  get npmCalls(): { args: string[]; env: NodeJS.ProcessEnv }[] {
    if (!this.has('npm-calls')) return [];
    const lines = readFileSync(join(this.folder, 'npm-calls'), 'utf8').trim().split('\n');
    return lines.map((line) => JSON.parse(line) as { args: string[]; env: NodeJS.ProcessEnv });
  }

  has(path: string): boolean {
    return existsSync(join(this.folder, path));
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(path = '..'): void {
    rmSync(join(this.folder, path), { recursive: true, force: true });
  }
}
