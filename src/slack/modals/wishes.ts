import { legible } from '../../domain/privacy/legible.js';
import type { types } from '@slack/bolt';
import type { Locale } from '../../domain/people/person.js';
import { backedBy, wishTitle, type Backer, type Wish } from '../../domain/wish/wish.js';
import { WISH_STATUSES } from '../../domain/wish/words.js';
import type { WishFilter } from '../../store/wishes.js';
import { textsIn, type Texts } from '../../i18n/texts.js';
import { ACTION, VIEW } from '../ids.js';
import { actions, button, context, plain, section, sectionWith, type Block } from '../messages/blocks.js';
import { typed, when } from '../messages/mrkdwn.js';
import { planText } from '../messages/wish.js';
import { modal } from './modal.js';

/** Wishes on a page: two blocks each, of a modal's hundred. */
export const WISHES_ON_PAGE = 20;
/** Words that narrow the list, as typed. */
export const MOST_WORDS = 100;

export interface WishListMetadata {
  readonly status?: WishFilter['status'];
  /** Customers whose names have these words in them. */
  readonly words?: string;
  readonly from: number;
}

interface Listed {
  readonly wishes: readonly Wish[];
  readonly total: number;
  readonly metadata: WishListMetadata;
  /** Whose wishes these are, where a name was asked for. */
  readonly customers?: readonly string[] | undefined;
  /** The companies of a customer, who sees their own alone; absent for staff. */
  readonly own?: readonly string[] | undefined;
  readonly zone: string;
  readonly locale: Locale;
}

/** `/service wishes`, and the button: the list of wishes, what was spoken of last first, with a filter and pages (R16). */
export function wishListModal(listed: Listed): types.ModalView {
  const { wishes, total, metadata, customers, locale } = listed;
  const t = textsIn(locale);
  const { from } = metadata;
  const next = from + wishes.length;
  const turns = [
    ...(from > 0
      ? [button(ACTION.wishPage('earlier'), t.wishes.earlier, String(Math.max(0, from - WISHES_ON_PAGE)))]
      : []),
    ...(next < total ? [button(ACTION.wishPage('later'), t.wishes.later, String(next))] : []),
  ];
  return modal({
    callbackId: VIEW.wishes,
    title: t.wishes.title,
    close: t.wishes.close,
    blocks: [
      ...actions('filter', [filter(metadata, t)]),
      context(
        [
          t.wishes.heading({ total }),
          ...(customers
            ? [t.wishes.ofCustomers({ names: typed(customers.join(t.wishes.separator), 500) })]
            : []),
        ].join(' · '),
      ),
      ...(wishes.length === 0 ? [section(t.wishes.none)] : wishes.flatMap((wish) => line(wish, listed, t))),
      ...actions('page', turns),
    ],
    metadata,
  });
}

function filter({ status }: WishListMetadata, t: Texts): types.StaticSelect {
  const option = (value: string, text: string) => ({ value, text: plain(text, 75) });
  const options = [
    option('open', t.wishes.open),
    ...WISH_STATUSES.map((one) => option(one, t.wishes.status[one])),
    option('all', t.wishes.all),
  ];
  return {
    type: 'static_select',
    action_id: ACTION.wishFilter,
    placeholder: plain(t.wishes.filter, 150),
    options,
    initial_option: options.find(({ value }) => value === (status ?? 'open'))!,
  };
}

function line(stored: Wish, { own, zone, locale }: Listed, t: Texts): Block[] {
  const wish = legible(stored, t.privacy.erased);
  const backers = own ? backedBy(wish, own) : wish.backers;
  const count = wish.customerIds.length;
  const status = t.wishes.status[wish.status];
  const about = [
    backerText(backers[0] ?? wish.backers[0]!, zone, locale, t),
    ...(!own && count > 1 ? [t.wishes.count({ count })] : []),
    ...(!own && wish.owner ? [t.wishes.owner({ name: typed(wish.owner.name, 60) })] : []),
    ...(wish.plan ? [t.wishes.planned({ plan: planText(wish.plan, t) })] : []),
  ];
  const text = t.wishes.line({ number: wish.id, status, text: typed(wishTitle(wish, 200), 300) });
  return [sectionWith(text, button(ACTION.wish, t.wishes.show, wish.id)), context(about.join(' · '))];
}

/** Who raised it, in which request, when. */
export const backerText = (backer: Backer, zone: string, locale: Locale, t: Texts): string =>
  t.wishes.by({
    customer: typed(backer.customerName, 100),
    name: typed(backer.name, 60),
    request: backer.request,
    when: when(backer.at, zone, locale),
  });
