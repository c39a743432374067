import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { textOf, type OptionGroup, type OptionShown } from '../data/shapes.js';
import { useWorkspace } from '../data/workspace.js';
import { Options } from './options.js';
import { Popup } from './popup.js';

const ASKING_MS = 200;

interface ComboboxProps {
  id: string | undefined;
  label: string | undefined;
  placeholder: string;
  describedBy: string | undefined;
  invalid: boolean | undefined;
  many: boolean;
  most: number | undefined;
  chosen: readonly OptionShown[];
  /** Set when what is offered comes from elsewhere: how much has to be typed before it is asked. */
  asksFrom: number | undefined;
  /** What fits the typed text of what is known here. */
  offered(typed: string): readonly OptionGroup[];
  /** The same, asked elsewhere. */
  load(typed: string): Promise<readonly OptionGroup[]>;
  onChoose(chosen: readonly OptionShown[]): void;
}

/** A field with a list to choose from: typing filters, arrows move, Enter chooses, Esc closes (ARIA's combobox). */
export function Combobox(props: ComboboxProps) {
  const { placeholder, many, most, chosen, asksFrom, offered, load, onChoose } = props;
  const { texts, complain } = useWorkspace();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<readonly OptionGroup[]>([]);
  const [active, setActive] = useState(0);
  const groups = asksFrom !== undefined ? asked : open ? offered(typed) : [];
  const flat = groups.flatMap(({ options }) => options);

  const loader = useRef(load);
  useEffect(() => {
    loader.current = load;
  });
  useEffect(() => {
    if (!open || asksFrom === undefined) return;
    let gone = false;
    const ask = async (): Promise<void> => {
      const found = await loader.current(typed);
      if (gone) return;
      setAsked(found);
      setActive(0);
    };
    const timer = setTimeout(() => void ask().catch(complain), ASKING_MS);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [open, typed, asksFrom, complain]);

  const type = (text: string): void => {
    setTyped(text);
    setActive(0);
  };
  const close = (): void => {
    setOpen(false);
    type('');
  };
  const isChosen = (option: OptionShown): boolean => chosen.some(({ value }) => value === option.value);
  const pick = (option: OptionShown | undefined): void => {
    if (!option) return;
    if (!many) onChoose([option]);
    else if (isChosen(option)) onChoose(chosen.filter(({ value }) => value !== option.value));
    else if (chosen.length < (most ?? Infinity)) onChoose([...chosen, option]);
    if (many) type('');
    else close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (flat.length > 0) setActive((active + step + flat.length) % flat.length);
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      pick(flat[active]);
    } else if (event.key === 'Tab') close();
    else if (event.key === 'Backspace' && !typed) {
      if (many) onChoose(chosen.slice(0, -1));
      else if (chosen.length > 0 && open) onChoose([]);
    }
  };
  const single = many ? undefined : chosen[0];

  return (
    <Popup
      open={open}
      onClose={close}
      fit
      anchor={
        <span className={many ? 'combobox many' : 'combobox'} onClick={() => field.current?.focus()}>
          {many &&
            chosen.map((option) => (
              <span className="token" key={option.value}>
                {textOf(option.text)}
                <button
                  type="button"
                  aria-label={texts.removeIt(textOf(option.text))}
                  onClick={() => onChoose(chosen.filter(({ value }) => value !== option.value))}
                >
                  ✕
                </button>
              </span>
            ))}
          <input
            ref={field}
            id={props.id}
            role="combobox"
            className="field"
            autoComplete="off"
            aria-label={props.label}
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && flat[active] ? `${listId}-${active}` : undefined}
            aria-describedby={props.describedBy}
            aria-invalid={props.invalid}
            placeholder={single ? textOf(single.text) : many && chosen.length > 0 ? '' : placeholder}
            value={open ? typed : textOf(single?.text)}
            onClick={() => setOpen(true)}
            onChange={({ target }) => {
              setOpen(true);
              type(target.value);
            }}
            onKeyDown={onKeyDown}
          />
        </span>
      }
    >
      <Options
        id={listId}
        groups={groups}
        active={active}
        isChosen={isChosen}
        onPick={pick}
        label={props.label ?? placeholder}
        many={many}
        empty={typed.length < (asksFrom ?? 0) ? texts.typeMore(asksFrom ?? 0) : texts.noResults}
      />
    </Popup>
  );
}
