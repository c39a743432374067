import { ACTION, VIEW } from './ids.js';
import type { SlackContext } from './context.js';
import type { Answered, Pressed, ViewGiven } from './given.js';
import type { Acting } from './listeners/acting.js';
import { onTheSpotAsked, onTheSpotChanged, onTheSpotSubmitted } from './listeners/on-the-spot.js';
import { callAsked, showAsked } from './listeners/verb.js';
import { outcomeChosen } from './listeners/verb-form.js';

type OnPress = (context: SlackContext, acting: Acting, pressed: Pressed) => Promise<void>;
type OnSubmit = (context: SlackContext, acting: Acting, view: ViewGiven) => Promise<Answered>;

/** What is seen of a request, and what engineers tell of their work: its result, and what was handled on the spot. */
export const WORK_ACTIONS: Readonly<Record<string, OnPress>> = {
  [ACTION.more]: (context, acting, { value }) => showAsked(context, acting, value),
  [ACTION.open]: (context, acting, { value }) => showAsked(context, acting, value),
  [ACTION.call]: (context, acting, { value }) => callAsked(context, acting, value),
  [ACTION.chooseOutcome]: (context, acting, { view }) => outcomeChosen(context, acting, view!),
  [ACTION.onTheSpot]: (context, acting) => onTheSpotAsked(context, acting),
  [ACTION.chooseOnTheSpot]: (context, acting, { view }) => onTheSpotChanged(context, acting, view!),
  [ACTION.chooseEquipmentOnTheSpot]: (context, acting, { view }) =>
    onTheSpotChanged(context, acting, view!, { equipment: true }),
};

export const WORK_VIEWS: Readonly<Record<string, OnSubmit>> = {
  [VIEW.onTheSpot]: onTheSpotSubmitted,
};
