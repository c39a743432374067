import { ACTION, VIEW } from './ids.js';
import type { SlackContext } from './context.js';
import type { Answered, Pressed, ViewGiven } from './given.js';
import type { Acting } from './listeners/acting.js';
import { contractAsked, contractChosen, contractOfRequest } from './listeners/contract.js';
import { contractSubmitted } from './listeners/contract-submitted.js';
import type { ContractMetadata } from './modals/contract-form.js';

type OnPress = (context: SlackContext, acting: Acting, pressed: Pressed) => Promise<void>;
type OnSubmit = (context: SlackContext, acting: Acting, view: ViewGiven) => Promise<Answered>;

/** A contract is chosen, read and edited. */
export const CONTRACT_ACTIONS: Readonly<Record<string, OnPress>> = {
  [ACTION.editContract]: contractChosen,
  [ACTION.contracts]: (context, acting) => contractAsked(context, acting),
  [ACTION.contractOf]: (context, acting, { value }) => contractOfRequest(context, acting, value),
};

export const CONTRACT_VIEWS: Readonly<Record<string, OnSubmit>> = {
  [VIEW.contract]: (context, acting, { metadata, values }) =>
    contractSubmitted(context, acting, metadata as ContractMetadata, values),
};
