import { useRef } from 'preact/hooks';
import { addDays, daysBetween } from '../../day.ts';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { dayInHand, passDay, restOnDay } from '../../state/app.ts';
import { tierName } from '../../state/rule-facts.ts';
import { chartHeight, dayScale, frame, rightOf } from './chart.tsx';
import { dayByKey } from './day-by-key.ts';
import { type Span, standing } from './span.ts';

/** Calls back at most once per frame, with the latest value. */
function useFrame<T>(work: (value: T) => void): (value: T) => void {
  const waiting = useRef<{ value: T } | null>(null);
  return (value) => {
    const isScheduled = waiting.current !== null;
    waiting.current = { value };
    if (isScheduled) return;
    requestAnimationFrame(() => {
      const latest = waiting.current;
      waiting.current = null;
      if (latest !== null) work(latest.value);
    });
  };
}

/** The line over the chart that is the day of the whole page: drag it, click anywhere, or use the keys. */
export function Scrubber({ span, width }: { span: Span; width: number }) {
  const area = useRef<HTMLDivElement>(null);
  const follow = useFrame(passDay);
  const across = dayScale(span.from, span.until, width);
  const offset = daysBetween(span.from, dayInHand.value);
  const last = daysBetween(span.from, span.until);
  const moveTo = (clientX: number) => {
    const left = area.current?.getBoundingClientRect().left ?? 0;
    const asked = Math.floor(across.invert(clientX - left + frame.left));
    follow(addDays(span.from, Math.min(last, Math.max(0, asked))));
  };
  return (
    <div
      ref={area}
      class="scrubber"
      style={{ left: `${frame.left}px`, right: `${rightOf(width)}px`, height: `${chartHeight}px` }}
      role="slider"
      tabIndex={0}
      aria-label={t('outlook.scrub')}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={offset}
      aria-valuetext={valueText()}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        event.currentTarget.focus({ preventScroll: true });
        moveTo(event.clientX);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event.clientX);
      }}
      onLostPointerCapture={restOnDay}
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return;
        const next = dayByKey(event.key, dayInHand.peek(), span);
        if (next === undefined) return;
        event.preventDefault();
        passDay(next);
      }}
    >
      <span class="scrubber__line" style={{ left: `${across(offset + 0.5) - frame.left}px` }}>
        <span class="scrubber__handle" />
      </span>
    </div>
  );
}

function valueText(): string {
  const shown = standing.value;
  const on = formatDay(dayInHand.value);
  if (shown === null) return on;
  const { total, performance } = shown;
  return t('outlook.scrub.value', {
    on,
    points: formatPoints(total),
    tier: performance === null ? t('tier.none') : tierName(performance),
  });
}
