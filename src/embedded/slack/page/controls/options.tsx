import { useEffect, useRef } from 'react';
import { textOf, type OptionGroup, type OptionShown } from '../data/shapes.js';
import { Plain } from '../text/formatted.js';

/** The list of a combobox, in groups where the app gave groups. */
export function Options(props: {
  id: string;
  label: string;
  groups: readonly OptionGroup[];
  active: number;
  many: boolean;
  empty: string;
  isChosen: (option: OptionShown) => boolean;
  onPick: (option: OptionShown) => void;
}) {
  const { id, label, groups, active, many, empty, isChosen, onPick } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' });
  }, [active, groups]);
  let index = -1;
  const draw = (option: OptionShown) => {
    index += 1;
    return (
      <div
        key={option.value}
        id={`${id}-${index}`}
        role="option"
        aria-selected={isChosen(option)}
        data-active={index === active || undefined}
        onPointerDown={(event) => event.preventDefault()}
        onClick={() => onPick(option)}
      >
        <Plain text={textOf(option.text)} />
        {option.description && <small className="quiet">{textOf(option.description)}</small>}
      </div>
    );
  };
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={label}
      aria-multiselectable={many || undefined}
      className="options"
    >
      {groups.every(({ options }) => options.length === 0) ? (
        <p className="quiet" role="option" aria-selected="false" aria-disabled="true">
          {empty}
        </p>
      ) : (
        groups.map((group, at) =>
          group.label ? (
            <div key={at} role="group" aria-label={textOf(group.label)}>
              <p className="group-label" aria-hidden="true">
                {textOf(group.label)}
              </p>
              {group.options.map(draw)}
            </div>
          ) : (
            group.options.map(draw)
          ),
        )
      )}
    </div>
  );
}
