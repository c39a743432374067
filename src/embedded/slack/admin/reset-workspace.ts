import type { Core } from '../core.js';

/** The workspace as its seed describes it; what people and the bot have made of it is forgotten. */
export function resetWorkspace(core: Core): void {
  core.deliveries.abandon();
  core.views.forget();
  core.messageStates.forget();
  core.responseUrls.forget();
  core.triggers.forget();
  core.faults.clear();
  core.calls.forget();
  core.workspace.reset();
}
