import type { Evaluation } from 'tierwise';
import { Mark } from '../../components/mark.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { formatPoints } from '../../format.ts';
import { Term } from '../../glossary/term.tsx';
import { t } from '../../messages.ts';
import { dealTypes } from '../../state/client-rows.ts';
import { linkTo } from '../../state/route.ts';
import { isIllustrative, tierName } from '../../state/rule-facts.ts';
import { Why } from '../../why/why.tsx';
import { heldSentence, lapseSentence, nextSentence, reviewSentence } from './sentences.ts';
import { nextTier, tracksInUse } from './tiers.ts';

const termOf = { sourced: 'sourced', assisted: 'assisted', managed: 'managed-points' } as const;

/** The one sentence, and how the points add up. */
export function Summary({ standing }: { standing: Evaluation }) {
  const { points, performance } = standing;
  return (
    <section class="card summary" aria-label={t('overview.summary')}>
      <div class="summary__figures">
        <p class="summary__tier">
          <span class="soft small">
            <Term id="performance">{t('overview.performance')}</Term>
          </span>
          <strong class="figure__value">{performance === null ? t('tier.none') : tierName(performance)}</strong>
          <Why figure="performance" name={t('overview.performance')} />
        </p>
        <p class="summary__tier">
          <span class="soft small">{t('overview.points')}</span>
          <strong class="figure__value">{formatPoints(points.total)}</strong>
          <Why figure="points.total" name={t('overview.points')} />
        </p>
        <div class="summary__parts">
          <StackedBar parts={dealTypes.map((tone) => ({ tone, value: points[tone] }))} />
          <dl class="summary__legend">
            {dealTypes.map((kind) => (
              <div key={kind}>
                <dt>
                  <span class={`swatch tone--${kind}`} />
                  <Term id={termOf[kind]}>{t(`calculator.part.${kind}`)}</Term>
                </dt>
                <dd>
                  {formatPoints(points[kind])} <Why figure={`points.${kind}`} name={t(`calculator.part.${kind}`)} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      </div>
      <p class="summary__sentence">
        {heldSentence(standing)} {nextSentence(standing)}
        {isNextIllustrative(standing) && <Mark kind="illustrative" />} {reviewSentence(standing)}{' '}
        {standing.review !== null && <Why figure="review" name={t('outlook.review')} />} {lapseSentence()}{' '}
        <a href={linkTo('todo')}>{t('overview.todo')}</a>
      </p>
    </section>
  );
}

/** Whether the way to the next tier rests on stand-ins. */
function isNextIllustrative(standing: Evaluation): boolean {
  const next = nextTier(standing);
  return (
    next !== undefined &&
    tracksInUse().some((track) => next.minimum[track] !== undefined && isIllustrative(next.id, track))
  );
}
