import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { announce } from '../../announce.ts';
import { notesOn } from '../../changes/notes.ts';
import { sayProblem } from '../../changes/problems.ts';
import { sayChange } from '../../changes/sentences.ts';
import { t } from '../../messages.ts';
import { applied } from '../../state/app.ts';
import type { Documents } from '../../state/documents.ts';
import { plannedDocuments } from '../../state/planned.ts';
import {
  moveChange,
  type PlannedChange,
  removeChange,
  replaceChange,
  type Scenario,
  switchChange,
} from '../../state/scenarios.ts';
import { ChangeForm } from './change-form.tsx';

/** The changes as sentences, in the order in which they apply. */
export function ChangeList({
  scenario: { changes },
  openedId,
  onOpen,
}: {
  scenario: Scenario;
  openedId: string | null;
  onOpen: (id: string | null) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  const moved = useRef<{ id: string; button: string } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const drags = useRef(0);
  const documents = plannedDocuments.value;

  // The element of a moved row may be put elsewhere by moving it or its neighbours; only then has it lost the focus.
  useLayoutEffect(() => {
    const focus = moved.current;
    moved.current = null;
    if (focus === null) return;
    const row = list.current?.querySelector(`[data-change="${CSS.escape(focus.id)}"]`);
    const button = row?.querySelector<HTMLButtonElement>(`[data-move="${focus.button}"]:not(:disabled)`);
    (button ?? row?.querySelector<HTMLButtonElement>('.change__say'))?.focus();
  });

  const move = (id: string, to: number, button: string) => {
    if (to < 0 || to >= changes.length) return;
    moved.current = { id, button };
    moveChange(id, to);
    announce(t('whatif.moved', { place: to + 1, count: changes.length }));
  };
  if (documents === null) return null;
  return (
    <ol class="changes" ref={list}>
      {changes.map((planned, index) => (
        <ChangeRow
          key={planned.id}
          planned={planned}
          documents={documents.before.get(planned.id) ?? documents.after}
          isOpen={planned.id === openedId}
          onOpen={onOpen}
          isFirst={index === 0}
          isLast={index === changes.length - 1}
          onMove={(by, button) => move(planned.id, index + by, button)}
          onRemove={() => {
            const neighbour = changes[index + 1] ?? changes[index - 1];
            if (neighbour !== undefined) moved.current = { id: neighbour.id, button: 'none' };
            removeChange(planned.id);
          }}
          isDragged={dragged === planned.id}
          onDragStart={() => {
            drags.current += 1;
            setDragged(planned.id);
          }}
          onDragEnd={() => setDragged(null)}
          onDragOver={() => {
            if (dragged !== null && dragged !== planned.id) moveChange(dragged, index, `drag ${drags.current}`);
          }}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  planned: PlannedChange;
  documents: Documents;
  isOpen: boolean;
  onOpen: (id: string | null) => void;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: number, button: string) => void;
  onRemove: () => void;
  isDragged: boolean;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDragOver: () => void;
}

function ChangeRow({ planned: { id, isOn, change }, documents, isOpen, onOpen, ...row }: RowProps) {
  const opening = useRef(0);
  const say = useRef<HTMLButtonElement>(null);
  const sentence = sayChange(change, documents);
  const problems = isOn ? (applied.value?.value?.problems.get(id) ?? []) : [];
  const toggle = () => {
    opening.current += 1;
    onOpen(isOpen ? null : id);
  };
  const close = () => {
    onOpen(null);
    say.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined || !event.altKey) return;
    event.preventDefault();
    row.onMove(by, 'none');
  };
  return (
    <li
      class={`change${isOn ? '' : ' change--off'}${problems.length > 0 ? ' change--refused' : ''}${row.isDragged ? ' change--dragged' : ''}`}
      data-change={id}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen && !event.defaultPrevented) close();
      }}
      draggable={!isOpen}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', sentence);
        row.onDragStart();
      }}
      onDragEnd={row.onDragEnd}
      onDragEnter={row.onDragOver}
      onDragOver={(event) => event.preventDefault()}
    >
      <div class="change__line">
        <span class="change__handle" aria-hidden="true" />
        <input
          class="change__switch"
          type="checkbox"
          aria-label={t('whatif.switch', { change: sentence })}
          checked={isOn}
          onChange={({ currentTarget }) => switchChange(id, currentTarget.checked)}
        />
        <button
          class="change__say"
          ref={say}
          type="button"
          aria-expanded={isOpen}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
          onClick={toggle}
          onKeyDown={onKeyDown}
        >
          {sentence}
        </button>
        <span class="change__tools">
          <Tool label={t('whatif.up')} name="up" disabled={row.isFirst} onClick={() => row.onMove(-1, 'up')} />
          <Tool label={t('whatif.down')} name="down" disabled={row.isLast} onClick={() => row.onMove(1, 'down')} />
          <Tool label={t('whatif.remove')} name="remove" onClick={row.onRemove} />
        </span>
      </div>
      {problems.length > 0 && (
        <p class="change__problem">
          {t('whatif.leftOut')} {problems.map((problem) => sayProblem(problem, change, documents)).join(' ')}
        </p>
      )}
      {isOn &&
        notesOn(change, documents).map((note) => (
          <p key={note} class="change__note">
            {note}
          </p>
        ))}
      {isOpen && (
        <>
          <ChangeForm
            label={t('whatif.form', { change: sentence })}
            change={change}
            documents={documents}
            onChange={(next) => replaceChange(id, next, String(opening.current))}
          />
          <button class="button" type="button" onClick={close}>
            {t('whatif.done')}
          </button>
        </>
      )}
    </li>
  );
}

const ICONS = {
  up: 'M4 10l4-4 4 4',
  down: 'M4 6l4 4 4-4',
  remove: 'M4.5 4.5l7 7m0-7l-7 7',
} as const;

function Tool({
  label,
  name,
  disabled = false,
  onClick,
}: {
  label: string;
  name: keyof typeof ICONS;
  disabled?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      class="button button--quiet button--icon"
      type="button"
      aria-label={label}
      title={label}
      data-move={name}
      disabled={disabled}
      onClick={onClick}
    >
      <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d={ICONS[name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
      </svg>
    </button>
  );
}
