import {
  boolean,
  fault,
  isObject,
  list,
  oneOf,
  object,
  string,
  type Fault,
  type Place,
  type Surface,
} from './check.js';
import { MOST_BLOCKS, blockCheck } from './blocks.js';
import { plainText } from './composition.js';

export { BLOCKS } from './blocks.js';
export { ELEMENTS } from './elements.js';
export type { Fault, Surface } from './check.js';

/**
 * What Slack would refuse about these blocks on this surface: nothing when the list is empty. Pointers begin with
 * `/blocks`. Lengths are in UTF-16 units, as strict as Slack can be.
 */
export function checkBlocks(surface: Surface, blocks: unknown): Fault[] {
  const place: Place = { pointer: '/blocks', surface, faults: [] };
  checkBlockList(blocks, place);
  return place.faults;
}

const CONTENT = {
  blocks: checkBlockList,
  private_metadata: string({ min: 0, max: 3000 }),
  callback_id: string({ min: 0, max: 255 }),
  external_id: string({ min: 0, max: 255 }),
};

const VIEWS = {
  modal: object(
    { type: oneOf('modal'), title: plainText(24), blocks: CONTENT.blocks },
    {
      ...CONTENT,
      close: plainText(24),
      submit: plainText(24),
      clear_on_close: boolean,
      notify_on_close: boolean,
      submit_disabled: boolean,
    },
  ),
  home: object({ type: oneOf('home'), blocks: CONTENT.blocks }, CONTENT),
};

/** What Slack would refuse about a modal or an App Home. Pointers begin with `/view`. */
export function checkView(view: unknown): Fault[] {
  const faults: Fault[] = [];
  const type = isObject(view) ? view['type'] : undefined;
  if (type !== 'modal' && type !== 'home') {
    return [{ pointer: '/view/type', message: 'must be one of: modal, home' }];
  }
  const place: Place = { pointer: '/view', surface: type, faults };
  VIEWS[type](view, place);
  const { blocks, submit } = view as { blocks?: unknown; submit?: unknown };
  const asks = Array.isArray(blocks) && blocks.some((block) => isObject(block) && block['type'] === 'input');
  if (type === 'modal' && asks && submit == null) fault(place, 'missing required field: submit');
  return faults;
}

/** How Slack words a fault in `response_metadata.messages`. */
export function faultMessage({ message, pointer }: Fault): string {
  return `[ERROR] ${message} [json-pointer:${pointer}]`;
}

function checkBlockList(value: unknown, place: Place): void {
  list(blockCheck, { min: 0, max: MOST_BLOCKS[place.surface] })(value, place);
  if (!Array.isArray(value)) return;
  const ids = value
    .map((block) => (isObject(block) ? block['block_id'] : undefined))
    .filter((id) => id != null);
  for (const id of new Set(ids.filter((each, index) => ids.indexOf(each) !== index))) {
    fault(place, `block_id "${String(id)}" already exists`);
  }
  if (value.filter((block) => isObject(block) && block['type'] === 'table').length > 1) {
    fault(place, 'only one table is allowed');
  }
}
