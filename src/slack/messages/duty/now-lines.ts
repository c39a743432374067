import { rotaNow, type LayerNow } from '../../../domain/duty/now.js';
import type { DutyPlan } from '../../../domain/duty/on-duty.js';
import type { Rota } from '../../../domain/duty/rota.js';
import type { Locale } from '../../../domain/people/person.js';
import { textsIn, type Texts } from '../../../i18n/texts.js';
import { typed } from '../mrkdwn.js';
import { timesIn } from '../zone-times.js';

/** A rota in a few lines: who is on duty in each layer, until when, and who is next. */
export function nowLines(plan: DutyPlan, rota: Rota, now: Date, locale: Locale): string {
  const t = textsIn(locale).duty.calendar;
  const { at } = timesIn(rota.zone, locale);
  const lines = rotaNow(plan, rota.id, now).map((one) => `• ${nowLine(one, at, t)}`);
  return [`*${typed(rota.name, 60)}*`, ...lines].join('\n');
}

function nowLine(
  { layer: of, stretch, next }: LayerNow,
  at: (instant: Date) => string,
  t: Texts['duty']['calendar'],
): string {
  const layer = of ? typed(of.name, 60) : t.wholeRota;
  const after = next?.person && t.next({ name: typed(next.person.name, 60), when: at(next.from) });
  const parts = [stretch ? held(stretch) : t.closed({ layer }), ...(after ? [after] : [])];
  return parts.join(t.separator);

  function held({ person, to }: NonNullable<LayerNow['stretch']>): string {
    const until = at(to);
    return person ? t.now({ layer, name: typed(person.name, 60), until }) : t.nobody({ layer, until });
  }
}
