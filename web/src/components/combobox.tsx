import { useRef, useState } from 'preact/hooks';
import { searchable } from '../format.ts';
import { t } from '../messages.ts';
import { Field, type FieldProps } from './field.tsx';

export interface ComboboxOption {
  value: string;
  label: string;
  /** Shown at the end of the option, and searched too: a code, say. */
  detail?: string;
  /** Options that follow each other with the same group stand under one heading. */
  group?: string;
}

/**
 * A choice from a long list by typing part of a name: the editable combobox with list autocomplete of the ARIA Authoring
 * Practices. Leaving it without a choice brings the last one back.
 */
export function Combobox({
  options,
  value,
  valueLabel,
  onChange,
  ...field
}: FieldProps & {
  /** Asked for only while the list is open: a long one takes a while to name and to sort. */
  options: () => readonly ComboboxOption[];
  value: string;
  /** The label of the value's option; undefined where there is none. */
  valueLabel: string | undefined;
  onChange: (value: string) => void;
}) {
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const isOpen = query !== null;
  const found = isOpen ? search(options(), query) : [];

  const close = () => setQuery(null);
  const open = () => {
    setQuery('');
    setActive(
      Math.max(
        0,
        options().findIndex((option) => option.value === value),
      ),
    );
  };
  const choose = (option: ComboboxOption | undefined) => {
    if (option !== undefined) onChange(option.value);
    close();
  };
  const moveTo = (index: number) => {
    const next = Math.max(0, Math.min(found.length - 1, index));
    setActive(next);
    list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && isOpen) close();
    else if (event.key === 'Enter' && isOpen) choose(found[active]);
    else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !isOpen) open();
    else if (event.key === 'ArrowDown') moveTo(active + 1);
    else if (event.key === 'ArrowUp') moveTo(active - 1);
    else return;
    event.preventDefault();
  };

  return (
    <Field {...field}>
      {(control) => (
        <span class="combobox">
          <input
            {...control}
            class="input combobox__input"
            type="text"
            role="combobox"
            autocomplete="off"
            aria-autocomplete="list"
            aria-expanded={isOpen}
            aria-controls={`${control.id}-list`}
            aria-activedescendant={isOpen && found.length > 0 ? `${control.id}-${active}` : undefined}
            placeholder={valueLabel}
            value={query === null || query === '' ? (isOpen ? '' : valueLabel) : query}
            onInput={({ currentTarget }) => {
              setQuery(currentTarget.value);
              setActive(0);
            }}
            onClick={() => !isOpen && open()}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          <svg class="combobox__arrow" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M2.5 4.5 6 8l3.5-3.5" fill="none" stroke="currentColor" stroke-width="1.6" />
          </svg>
          <div
            class="combobox__list"
            id={`${control.id}-list`}
            role="listbox"
            aria-label={typeof field.label === 'string' ? field.label : undefined}
            hidden={!isOpen}
            ref={list}
          >
            {found.map((option, index) => (
              <Option
                key={option.value}
                id={`${control.id}-${index}`}
                option={option}
                isNewGroup={option.group !== undefined && option.group !== found[index - 1]?.group}
                isActive={index === active}
                isChosen={option.value === value}
                onChoose={() => choose(option)}
              />
            ))}
            {isOpen && found.length === 0 && <p class="combobox__none">{t('combobox.none')}</p>}
          </div>
        </span>
      )}
    </Field>
  );
}

function Option({
  id,
  option,
  isNewGroup,
  isActive,
  isChosen,
  onChoose,
}: {
  id: string;
  option: ComboboxOption;
  isNewGroup: boolean;
  isActive: boolean;
  isChosen: boolean;
  onChoose: () => void;
}) {
  return (
    <>
      {isNewGroup && (
        <div class="combobox__group" role="presentation">
          {option.group}
        </div>
      )}
      {/* The input keeps the focus and has the keys; the option only takes the pointer. */}
      <div
        id={id}
        class={`combobox__option${isActive ? ' combobox__option--active' : ''}`}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        onMouseDown={(event) => {
          event.preventDefault();
          onChoose();
        }}
      >
        <span>{option.label}</span>
        {option.detail !== undefined && <span class="combobox__detail">{option.detail}</span>}
      </div>
    </>
  );
}

/** Options whose name or detail holds the query; names that begin with it come first. */
function search(options: readonly ComboboxOption[], query: string): readonly ComboboxOption[] {
  const wanted = searchable(query.trim());
  if (wanted === '') return options;
  const found = options.filter((option) =>
    searchable(`${option.label} ${option.detail ?? ''} ${option.value}`).includes(wanted),
  );
  const begins = (option: ComboboxOption) =>
    searchable(option.label).startsWith(wanted) || searchable(option.value) === wanted;
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
