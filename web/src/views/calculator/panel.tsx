import { useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { Announcer } from '../../announce.ts';
import { Segmented } from '../../components/segmented.tsx';
import { formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { CurrencyTab } from './currency-tab.tsx';
import { PointsForm } from './points-form.tsx';
import { PinnedResult, PointsResult } from './points-result.tsx';
import { type SectionRole, useCalculator } from './state.ts';
import { TierEffect } from './tier-effect.tsx';

/** What differs by where a calculator stands. */
export interface Place {
  /** The level of its heading; the next one is used within. */
  level: 1 | 2;
  /** Its sections are landmarks only where the page is the calculator's own. */
  sectionRole: SectionRole;
  announce: Announcer['announce'];
  /** What can be done with the result; stands beside it. */
  actions: ComponentChildren;
  /** The way to the reader's own minima. */
  minimaLink: ComponentChildren;
}

/** A calculator with both its tabs. */
export function CalculatorPanel({ level, sectionRole, announce, actions, minimaLink }: Place) {
  const { typed, change } = useCalculator();
  useAnnouncedResult(announce);
  const tab = typed.tab.value;
  const Heading = `h${level}` as const;
  return (
    <div class="calculator-panel">
      <div class="calculator__head">
        <Heading class="calculator__title" part="title">
          {t('calculator.title')}
        </Heading>
        <Segmented
          label={t('calculator.tab')}
          isLabelHidden
          options={[
            { value: 'points', label: t('calculator.tab.points') },
            { value: 'currency', label: t('calculator.tab.currency') },
          ]}
          value={tab}
          onChange={(next) => change({ tab: next })}
        />
      </div>
      {tab === 'points' ? (
        <div class="calculator">
          <div class="calculator__inputs">
            <PointsForm />
            <PinnedResult />
          </div>
          <div class="calculator__result">
            <PointsResult role={sectionRole} actions={actions} />
            <TierEffect role={sectionRole} level={level === 1 ? 2 : 3} minimaLink={minimaLink} />
          </div>
        </div>
      ) : (
        <CurrencyTab role={sectionRole} />
      )}
    </div>
  );
}

/** Announces every result but the first, which is read with what is around it. */
function useAnnouncedResult(announce: Announcer['announce']): void {
  const { typed, calculation } = useCalculator();
  const isFirst = useRef(true);
  useSignalEffect(() => {
    const worth = typed.tab.value === 'points' ? calculation.value?.value : undefined;
    if (worth === undefined) return;
    const wasFirst = isFirst.current;
    isFirst.current = false;
    if (wasFirst) return;
    announce(() =>
      t('calculator.announced', {
        total: formatPoints(worth.total),
        sold: formatPoints(worth.sold),
        managed: formatPoints(worth.managed),
      }),
    );
  });
}
