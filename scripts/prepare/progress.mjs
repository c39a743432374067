const SIGNS = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/**
 * Says on stderr that something long is going on: one line with a moving sign and the seconds on a terminal; in a
 * log one line at the start, one a half minute, one at the end.
 * @param {string} what such as "installing the dependencies"
 * @returns {(end?: string) => void} stops it; with `end`, the last line says that and how long it took
 */
export function showProgress(what) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const terminal = process.stderr.isTTY;
  let turn = 0;
  const draw = () => {
    if (terminal) process.stderr.write(`\r\x1b[K${SIGNS[turn++ % SIGNS.length]} ${what} … ${seconds()} s`);
    else process.stderr.write(turn++ === 0 ? `${what} …\n` : `  still ${what}, ${seconds()} s\n`);
  };
  draw();
  const timer = setInterval(draw, terminal ? 120 : 30_000);
  return (end) => {
    clearInterval(timer);
    if (terminal) process.stderr.write('\r\x1b[K');
    if (end) process.stderr.write(`${end} (${seconds()} s)\n`);
  };
}
