import { Fragment, memo } from 'react';
import type { Json } from '../data/shapes.js';
import { Plain, TextOf } from '../text/formatted.js';
import { Element } from '../controls/element.js';
import { useActing } from './acting.js';
import { CannotDraw } from './cannot-draw.js';
import { Guard } from './guard.js';
import { InputBlock } from './input-block.js';
import { LibraryBlock, LIBRARY_BLOCKS } from './library-block.js';
import { Picture } from './picture.js';

/** The blocks of a message, a modal or Home, in order. */
export const Blocks = memo(function Blocks({ blocks }: { blocks: readonly Json[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Guard key={String(block['block_id'] ?? index)} type={String(block['type'])}>
          <Block block={block} />
        </Guard>
      ))}
    </div>
  );
});

function Block({ block }: { block: Json }) {
  const type = String(block['type']);
  switch (type) {
    case 'section':
      return <Section block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'context':
      return <Context block={block} />;
    case 'header':
      return (
        <h3 className="header-block">
          <TextOf object={block['text']} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'image':
      return <Picture block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    default:
      return LIBRARY_BLOCKS.has(type) ? <LibraryBlock block={block} /> : <CannotDraw type={type} />;
  }
}

function Section({ block }: { block: Json }) {
  const accessory = block['accessory'] as Json | undefined;
  const fields = (block['fields'] ?? []) as Json[];
  return (
    <div className="section-block">
      <div className="grow">
        {block['text'] != null && <TextOf object={block['text']} />}
        {fields.length > 0 && (
          <div className="fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextOf object={field} />
              </div>
            ))}
          </div>
        )}
        <Trouble blockId={String(block['block_id'])} />
      </div>
      {accessory && (
        <div className="accessory">
          <Element block={block} element={accessory} />
        </div>
      )}
    </div>
  );
}

function Actions({ block }: { block: Json }) {
  return (
    <div className="actions-block">
      {((block['elements'] ?? []) as Json[]).map((element, index) => (
        <Element key={String(element['action_id'] ?? index)} block={block} element={element} />
      ))}
      <Trouble blockId={String(block['block_id'])} />
    </div>
  );
}

function Context({ block }: { block: Json }) {
  return (
    <div className="context-block">
      {((block['elements'] ?? []) as Json[]).map((element, index) => (
        <Fragment key={index}>
          {element['type'] === 'image' ? (
            <img
              className="context-image"
              src={String(element['image_url'])}
              alt={String(element['alt_text'])}
            />
          ) : element['type'] === 'plain_text' ? (
            <span>
              <Plain text={String(element['text'])} />
            </span>
          ) : (
            <TextOf object={element} />
          )}
        </Fragment>
      ))}
    </div>
  );
}

/** What went wrong with an action, where it was done. */
function Trouble({ blockId }: { blockId: string }) {
  const trouble = useActing().trouble(blockId);
  return trouble ? (
    <p className="trouble" role="alert">
      ⚠ {trouble}
    </p>
  ) : null;
}
