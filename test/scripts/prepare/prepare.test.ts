import { Checkout } from './checkout.js';

let checkout: Checkout;
beforeEach(() => (checkout = new Checkout()));
afterEach(() => checkout.remove());

describe('installing', () => {
  it('happens once: a second run finds nothing to do and says nothing', async () => {
    expect(await checkout.prepare()).toMatchObject({ code: 0 });
    expect(await checkout.prepare()).toEqual({ code: 0, lines: [] });
    expect(checkout.npmCalls).toHaveLength(1);
  });

  it('happens again when the lock changed', async () => {
    await checkout.prepare();
    checkout.write('package-lock.json', `${checkout.read('package-lock.json')}\n`);
    await checkout.prepare();
    expect(checkout.npmCalls).toHaveLength(2);
  });

  it('happens again when it was killed half way, over the lock of the dead process', async () => {
    expect((await checkout.prepare('', { killed: true })).code).not.toBe(0);
    expect(checkout.has('.cache/prepare.lock/pid')).toBe(true);
    expect((await checkout.prepare()).code).toBe(0);
    expect(checkout.npmCalls).toHaveLength(2);
    expect(checkout.has('.cache/prepare.lock')).toBe(false);
  });

  it('is not repeated over what `npm ci` by hand has installed rightly', async () => {
    await checkout.prepare();
    checkout.remove('node_modules/.prepared');
    expect(await checkout.prepare()).toEqual({ code: 0, lines: [] });
    expect(checkout.npmCalls).toHaveLength(1);
  });

  it('is repeated when a package was removed by hand along with the marker', async () => {
    await checkout.prepare();
    checkout.remove('node_modules/.prepared');
    checkout.remove('node_modules/typescript');
    await checkout.prepare();
    expect(checkout.npmCalls).toHaveLength(2);
  });

  it('is done by one of two processes that start together', async () => {
    const outcomes = await Promise.all([checkout.prepare(), checkout.prepare()]);
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0]);
    expect(checkout.npmCalls).toHaveLength(1);
  });

  it('includes what compiling needs, whatever the environment of the command asks npm to leave out', async () => {
    await checkout.prepare(
      '',
      {},
      { NODE_ENV: 'production', npm_config_omit: 'dev', npm_config_dry_run: 'true' },
    );
    const [call] = checkout.npmCalls;
    expect(call?.args).toEqual(expect.arrayContaining(['ci', '--include=dev', '--ignore-scripts']));
    expect(call?.env).not.toHaveProperty('NODE_ENV');
    expect(call?.env).not.toHaveProperty('npm_config_omit');
    expect(call?.env).not.toHaveProperty('npm_config_dry_run');
    expect(call?.env).toHaveProperty('MONGOMS_DISABLE_POSTINSTALL', '1');
  });
});

describe('what is wrong is said in one sentence, with the path of npm’s log below', () => {
  const LOG = '/home/someone/.npm/_logs/2026-01-01-debug-0.log';
  const CAUSES: [string, RegExp][] = [
    ['npm error code ENOTFOUND', /registry cannot be reached: check the network/],
    ['npm ERR! code ECONNREFUSED', /registry cannot be reached/],
    ['npm error code EUSAGE', /package-lock.json does not agree with package.json/],
    ['npm error code ENOSPC', /the disk is full/],
    ['npm error code EACCES', /npm may not write/],
    ['npm error code E404', /does not have a package/],
    ['npm error code EINTEGRITY', /differs from what package-lock.json says/],
    ['npm error code E503', /out of order at the moment/],
    ['npm error something nobody has seen', /could not install the dependencies: something nobody has seen/],
  ];

  it.each(CAUSES)('%s', async (say, sentence) => {
    const words = `${say}\nnpm error A complete log of this run can be found in: ${LOG}\n`;
    const { code, lines } = await checkout.prepare('', { say: words, exit: 1 });
    expect(code).toBe(1);
    expect(lines).toEqual([expect.any(String), expect.stringMatching(sentence), `npm's log: ${LOG}`]);
    expect(checkout.has('node_modules/.prepared')).toBe(false);
  });

  it('a full disk of which npm only warns, before it ends well', async () => {
    const { code, lines } = await checkout.prepare('', {
      say: 'npm warn tar TAR_ENTRY_ERROR ENOSPC: no space\n',
    });
    expect(code).toBe(1);
    expect(lines[1]).toMatch(/the disk is full/);
  });

  it('no network, without waiting until npm has asked for each package, and only at the second try', async () => {
    const failures = ['a', 'b', 'c'].map(
      (name) => `npm http fetch GET http://npm.example/${name} attempt 1 failed with ENOTFOUND\n`,
    );
    const { code, lines } = await checkout.prepare('', { say: failures.join(''), hangs: true });
    expect(code).toBe(1);
    expect(lines[1]).toMatch(/registry cannot be reached/);
    expect(checkout.npmCalls).toHaveLength(2);
  });

  it('no lock', async () => {
    checkout.remove('package-lock.json');
    const { code, lines } = await checkout.prepare();
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [expect.stringMatching(/package-lock.json is missing/)],
    });
  });

  it('a Node that is too old', async () => {
    const preload = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.0'}})`;
    const { code, lines } = await checkout.prepare('', {}, { NODE_OPTIONS: `--import "${preload}"` });
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(/Node 18.20.0 is too old/)] });
  });
});

describe('compiling', () => {
  beforeEach(() => {
    checkout.write('src/kept.ts', 'export const kept: string = "kept";');
    checkout.write('src/gone/gone.ts', 'export const gone = 1;');
  });

  it('happens once, and by one of two processes that start together', async () => {
    await Promise.all([checkout.prepare('build'), checkout.prepare('build')]);
    expect(checkout.read('dist/src/kept.js')).toContain('kept');
    expect(await checkout.prepare('build')).toEqual({ code: 0, lines: [] });
  });

  it('leaves nothing of sources that are gone', async () => {
    await checkout.prepare('build');
    checkout.remove('src/gone');
    await checkout.prepare('build');
    expect(checkout.has('dist/src/gone')).toBe(false);
    expect(checkout.has('dist/src/kept.js')).toBe(true);
  });

  it('brings back what was removed from dist by hand', async () => {
    await checkout.prepare('build');
    checkout.remove('dist/src/kept.js');
    await checkout.prepare('build');
    expect(checkout.has('dist/src/kept.js')).toBe(true);
  });

  it('stops at an error of types, names it, and leaves what was compiled before', async () => {
    await checkout.prepare('build');
    checkout.write('src/kept.ts', 'export const kept: string = 1;');
    const { code, lines } = await checkout.prepare('build');
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(/do not compile:\nsrc\/kept.ts\(1,14\): error TS2322/);
    expect(checkout.read('dist/src/kept.js')).toContain('"kept"');
    expect((await checkout.prepare('build')).code).toBe(1);
  });
});
