import { ACTION, VIEW } from './ids.js';
import type { SlackContext } from './context.js';
import type { Answered, Pressed, ViewGiven } from './given.js';
import type { Acting } from './listeners/acting.js';
import { notifyByChosen, ownRequestsAsked, ownRequestsSearched } from './listeners/own-requests.js';
import { wishAsked, wishesAsked, wishesFiltered, wishesTurned, wishSubmitted } from './listeners/wishes.js';
import type { OwnRequestsMetadata } from './modals/own-requests.js';
import type { WishMetadata } from './modals/wish.js';

type OnPress = (context: SlackContext, acting: Acting, pressed: Pressed) => Promise<void>;
type OnSubmit = (context: SlackContext, acting: Acting, view: ViewGiven) => Promise<Answered>;

/** What customers look through from the pinned card, as everybody else does: their requests, their wishes. */
export const LIST_ACTIONS: Readonly<Record<string, OnPress>> = {
  [ACTION.ownRequests]: (context, acting, { value }) => ownRequestsAsked(context, acting, value),
  [ACTION.notifyBy]: notifyByChosen,
  [ACTION.wishes]: (context, acting) => wishesAsked(context, acting),
  [ACTION.wishFilter]: wishesFiltered,
  [ACTION.wishPage('earlier')]: wishesTurned,
  [ACTION.wishPage('later')]: wishesTurned,
  [ACTION.wish]: (context, acting, { value }) => wishAsked(context, acting, value),
};

/** Of these, those by which something is stored (`routes.ts`). */
export const LIST_STORING: readonly string[] = [ACTION.notifyBy];

export const LIST_VIEWS: Readonly<Record<string, OnSubmit>> = {
  [VIEW.ownRequests]: (context, acting, { metadata, values }) =>
    ownRequestsSearched(context, acting, metadata as OwnRequestsMetadata, values),
  [VIEW.wish]: (context, acting, { metadata, values }) =>
    wishSubmitted(context, acting, metadata as WishMetadata, values),
};
