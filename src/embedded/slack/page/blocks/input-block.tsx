import { Element } from '../controls/element.js';
import type { Json } from '../data/shapes.js';
import { textOf } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Plain } from '../text/formatted.js';
import { useActing } from './acting.js';

/** Elements that are several controls: the label names the group instead of one control. */
const GROUPS = ['checkboxes', 'radio_buttons', 'file_input'];

/** A label, what is entered, and below it a hint or what is wrong with it. */
export function InputBlock({ block }: { block: Json }) {
  const { texts } = useWorkspace();
  const acting = useActing();
  const element = block['element'] as Json;
  const blockId = String(block['block_id']);
  const id = `input-${blockId}`;
  const error = acting.error(blockId) ?? acting.trouble(blockId);
  const label = (
    <>
      <Plain text={textOf(block['label'])} />
      {block['optional'] === true && <span className="quiet"> {texts.optional}</span>}
    </>
  );
  const body = (
    <>
      <Element
        block={block}
        element={element}
        id={id}
        describedBy={`${id}-below`}
        invalid={error !== undefined}
      />
      <div id={`${id}-below`}>
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        {textOf(block['hint']) && (
          <p className="hint quiet">
            <Plain text={textOf(block['hint'])} />
          </p>
        )}
      </div>
    </>
  );
  return GROUPS.includes(String(element['type'])) ? (
    <fieldset className="input-block" data-block={blockId}>
      <legend>{label}</legend>
      {body}
    </fieldset>
  ) : (
    <div className="input-block" data-block={blockId}>
      <label htmlFor={id}>{label}</label>
      {body}
    </div>
  );
}
