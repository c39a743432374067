import { LARGEST_LOGO, readLogo } from '../../src/domain/settings/letterhead.js';
import { DocumentFault } from '../../src/documents/fault.js';
import { logoPng } from '../../src/documents/logo.js';
import type { Desk } from './open-desk.js';
import { Stopped, type Terminal } from './terminal.js';

/**
 * `settings -- logo FILE`: the company's logo at the head of reports and forms; `none` takes it away.
 * @throws Stopped when the file is no logo, before the database is asked
 */
export async function setLogo(
  file: string,
  withDesk: (work: (desk: Desk) => Promise<void>) => Promise<void>,
  terminal: Terminal,
): Promise<void> {
  if (file === 'none') {
    await withDesk((desk) => desk.settings.saveLogo(undefined));
    return terminal.say('reports and forms have no logo now');
  }
  const bytes = await terminal.readBytes(file);
  if (bytes.length > LARGEST_LOGO) throw new Stopped(2, `${file}: must not be larger than 512 kB`);
  const logo = readLogo(bytes);
  if (!logo) throw new Stopped(2, `${file}: must be a PNG or an SVG`);
  await logoPng(logo).catch((error: unknown) => {
    if (error instanceof DocumentFault && error.code === 'logo-unreadable')
      throw new Stopped(2, `${file}: cannot be drawn`);
    throw error;
  });
  await withDesk((desk) => desk.settings.saveLogo(logo));
  terminal.say(`${file}: the logo of reports and forms`);
}
