import type { FactOf } from '../../domain/ticket/facts.js';
import { groundsText } from '../../i18n/dispatch/grounds-text.js';
import type { Texts } from '../../i18n/texts.js';
import { typed } from './mrkdwn.js';

/** Who has the request from now on; why them (R37) is ours to know. */
export function dispatchText(
  fact: FactOf<'assigned'> | FactOf<'dispatched-by-rule'>,
  place: 'customer' | 'desk',
  t: Texts,
): string {
  const name = typed(fact.engineer.name, 100);
  if (fact.type === 'dispatched-by-rule') {
    const { name: policy, version } = fact.policy;
    const given = { name, policy: typed(policy, 100), version };
    return t.dispatch.onThread({ text: t.dispatch.rule[fact.rule](given) });
  }
  const said = t.thread.assigned({ name, by: typed(fact.by.name, 100) });
  const { grounds, text } = fact;
  if (place === 'customer' || !grounds) return said;
  const why = groundsText(grounds, text === undefined ? undefined : typed(text, 2500), t);
  return `${said}\n${t.dispatch.becauseOf({ grounds: why })}`;
}
