/**
 * Runs before every command of package.json: `node scripts/prepare.mjs [build | page]`. Installs what the lock says when
 * it is missing or stale, with `build` compiles to dist/, with `page` builds only the workspace's page there; does nothing,
 * quickly, when nothing changed. It uses nothing but Node, and this first file only what old versions of Node understand too, so that they can be told.
 */
var wanted = [20, 19];
var version = process.versions.node.split('.').map(Number);

if (version[0] < wanted[0] || (version[0] === wanted[0] && version[1] < wanted[1])) {
  console.error(
    'yingda: Node ' + process.versions.node + ' is too old: install Node ' + wanted.join('.') + ' or newer.',
  );
  process.exitCode = 1;
} else {
  import('./prepare/main.mjs').then(function (main) {
    return main.prepare({ build: process.argv[2] === 'build', page: process.argv[2] === 'page' });
  });
}
