import { localeFrom, type Locale } from '../../src/domain/people/person.js';
import type { Candidate } from '../../src/domain/privacy/who-is-meant.js';
import { minuteText } from '../../src/documents/dates.js';
import { textsIn } from '../../src/i18n/texts.js';
import { PersonalData } from '../../src/store/personal-data.js';
import type { Models } from '../../src/store/models.js';
import { SettingsStore } from '../../src/store/settings.js';
import type { Held, Kind } from './everything-held.js';
import type { PersonalDataTerminal } from './run.js';

const KINDS: readonly Kind[] = ['request', 'record', 'wish', 'contract', 'profile', 'weeklyReport', 'export'];

/** Everything that is held about somebody, for them: for machines as JSON, and to be read, in their language. */
export async function exportFiles(
  person: Candidate,
  held: readonly Held[],
  directory: string,
  models: Models,
  { now, say, writeNew }: Pick<PersonalDataTerminal, 'now' | 'say' | 'writeNew'>,
): Promise<void> {
  const settings = await new SettingsStore(models.settings).load();
  const locale = await localeOf(person, models, settings.deskLocale);
  const madeAt = now();
  const { held: texts } = textsIn(locale).privacy;
  const places = held.map((one) => ({
    ...one,
    why: texts.kinds[one.kind].why,
    kept: texts.kinds[one.kind].kept,
  }));
  const json = { person, company: settings.companyName, madeAt, held: places, elsewhere: texts.elsewhere };
  await writeNew(directory, 'personal-data.json', `${JSON.stringify(json, undefined, 2)}\n`);
  const text = readable(person, held, { locale, zone: settings.zone, madeAt, company: settings.companyName });
  await writeNew(directory, 'personal-data.txt', text);
  say(`${directory}: personal-data.json and personal-data.txt, ${held.length} places`);
}

interface Given {
  readonly locale: Locale;
  readonly zone: string;
  readonly madeAt: Date;
  readonly company: string;
}

function readable(
  person: Candidate,
  held: readonly Held[],
  { locale, zone, madeAt, company }: Given,
): string {
  const { held: t } = textsIn(locale).privacy;
  const lines = [t.title({ name: person.names[0] ?? '', company, when: minuteText(madeAt, zone) }), ''];
  for (const kind of KINDS) {
    const some = held.filter((one) => one.kind === kind);
    if (some.length === 0) continue;
    const { what, why, kept } = t.kinds[kind];
    lines.push(`== ${what} (${some.length})`, `${t.why} ${why}`, `${t.kept} ${kept}`, '');
    for (const { of, where, because, at, values } of some) {
      lines.push(`${of} · ${where} · ${t.because[because]}${at ? ` · ${minuteText(at, zone)}` : ''}`);
      for (const [field, value] of Object.entries(values))
        lines.push(`  ${field}: ${value.replaceAll('\n', '\n    ')}`);
    }
    lines.push('');
  }
  return `${[...lines, t.elsewhere].join('\n')}\n`;
}

/** Their own, as Slack says; else that of their contract. */
async function localeOf(
  { personId, companies }: Candidate,
  models: Models,
  fallback: Locale,
): Promise<Locale> {
  const data = new PersonalData(models);
  const [profile] = personId === undefined ? [] : await data.profiles(personId);
  if (profile?.slackLocale) return localeFrom(profile.slackLocale, fallback);
  for await (const { customerId, locale } of data.contracts()) {
    if (companies.some(({ id }) => id === customerId)) return locale;
  }
  return fallback;
}
