import type { Evaluation, Track } from 'tierwise';
import { Mark } from '../../components/mark.tsx';
import { StackedBar } from '../../components/stacked-bar.tsx';
import { formatDay, formatList, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { dealTypes, lapses } from '../../state/client-rows.ts';
import { isIllustrative, tierName } from '../../state/rule-facts.ts';
import { Why } from '../../why/why.tsx';
import { lapsingWithin } from './coming.tsx';
import { nextTier, tracksInUse } from './tiers.ts';

const NEAR_DAYS = 30;

/** The one sentence, and how the points add up. */
export function Summary({ standing }: { standing: Evaluation }) {
  const { points, performance } = standing;
  return (
    <section class="card summary" aria-label={t('overview.summary')}>
      <div class="summary__figures">
        <p class="summary__tier">
          <span class="soft small">{t('overview.performance')}</span>
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
                  {t(`calculator.part.${kind}`)}
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
        {standing.review !== null && <Why figure="review" name={t('outlook.review')} />} {lapseSentence()}
      </p>
    </section>
  );
}

function heldSentence({ credited, performance }: Evaluation): string {
  if (credited === null) return '';
  const held = tierName(credited);
  if (credited === performance) return t('overview.heldSame', { held });
  return t('overview.heldOther', { held, performance: performance === null ? t('tier.none') : tierName(performance) });
}

function nextSentence(standing: Evaluation): string {
  const next = nextTier(standing);
  const compared = standing.tiers.find(({ id }) => id === next?.id);
  if (next === undefined || compared === undefined) return t('overview.highest');
  const missing = (Object.entries(compared.missing) as [Track, number][]).map(([track, points]) =>
    t('overview.missing', { points: formatPoints(points), track: t(`track.${track}`).toLocaleLowerCase() }),
  );
  if (missing.length > 0) return t('overview.next', { next: next.name, missing: formatList(missing) });
  if (next.certified && !compared.certified) return t('overview.nextCertified', { next: next.name });
  return t('overview.nextConditions', { next: next.name, count: compared.unconfirmed.length });
}

/** Whether the way to the next tier rests on stand-ins. */
function isNextIllustrative(standing: Evaluation): boolean {
  const next = nextTier(standing);
  return (
    next !== undefined &&
    tracksInUse().some((track) => next.minimum[track] !== undefined && isIllustrative(next.id, track))
  );
}

function reviewSentence({ review }: Evaluation): string {
  if (review === null) return '';
  const to = review.to === null ? t('tier.none') : tierName(review.to);
  return t('overview.review', { on: formatDay(review.next), outcome: review.outcome, to });
}

function lapseSentence(): string {
  const near = lapsingWithin(lapses.value, NEAR_DAYS);
  if (near.clients === 0) return t('overview.noLapse', { days: NEAR_DAYS });
  return t('overview.lapse', { count: near.clients, points: formatPoints(near.points), days: NEAR_DAYS });
}
