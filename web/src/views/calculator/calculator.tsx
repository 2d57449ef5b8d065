import './calculator.css';
import { useSignalEffect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { announce } from '../../announce.ts';
import { SampleButton } from '../../components/sample-button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { portfolio } from '../../state/app.ts';
import { formatRoute, route, setParameters } from '../../state/route.ts';
import { CurrencyTab } from './currency-tab.tsx';
import { inputFromLink, linkParameters } from './input.ts';
import { PointsForm } from './points-form.tsx';
import { PinnedResult, PointsResult } from './points-result.tsx';
import { calculation, change, input } from './state.ts';
import { TierEffect } from './tier-effect.tsx';

/** What a sale and a client are worth in points, and what that does to a tier; needs no data. */
export function Calculator() {
  useEffect(takeLink, []);
  useSignalEffect(() => {
    const worth = calculation.value?.value;
    if (worth === undefined || input.value.tab !== 'points') return;
    announce(
      t('calculator.announced', {
        total: formatPoints(worth.total),
        sold: formatPoints(worth.sold),
        managed: formatPoints(worth.managed),
      }),
    );
  });
  const { tab } = input.value;
  return (
    <>
      <div class="calculator__head">
        <h1>{t('calculator.title')}</h1>
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
            <PointsResult />
            <TierEffect />
          </div>
        </div>
      ) : (
        <CurrencyTab />
      )}
      <FirstVisit />
    </>
  );
}

/** A link's figures go into the form once; after that the form is the reader's. */
function takeLink(): void {
  const { parameters } = route.peek();
  if (parameters.sold === undefined) return;
  input.value = inputFromLink(parameters, input.peek());
  setParameters(Object.fromEntries(Object.keys(linkParameters(input.peek())).map((key) => [key, ''])));
}

/** The way on for somebody without a portfolio. */
function FirstVisit() {
  if (portfolio.value !== null) return null;
  return (
    <p class="calculator__next soft">
      {t('calculator.next')}{' '}
      <a class="button" href={formatRoute({ view: 'import', parameters: {} })}>
        {t('calculator.next.import')}
      </a>
      <SampleButton />
    </p>
  );
}
