import { Mark } from '../../components/mark.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { type JudgedCheckpoint, type NextReview, nextReview } from '../../state/review.ts';
import { tierEntry, tierName, uncertaintyOf } from '../../state/rule-facts.ts';
import { Why } from '../../why/why.tsx';

const nameOf = (tier: string | null): string => (tier === null ? t('tier.none') : tierName(tier));

/** The next review in a sentence, with the checkpoints that decide it. */
export function ReviewAhead() {
  const review = nextReview.value;
  return (
    <section class="card outlook-panel review-ahead" aria-labelledby="review-ahead">
      <h2 id="review-ahead">{t('outlook.review')}</h2>
      {review === null ? (
        <p class="soft">{t('outlook.review.unknown')}</p>
      ) : (
        <>
          <p class="review-ahead__sentence">
            {reviewSentence(review)} <Why figure="review" name={t('outlook.review')} />{' '}
            {uncertaintyOf(tierEntry.value?.status) === 'illustrative' && <Mark kind="illustrative" />}
          </p>
          {review.checkpoints.length > 0 && (
            <ol class="review-ahead__checkpoints">
              {review.checkpoints.map((checkpoint) => (
                <CheckpointItem key={checkpoint.on} checkpoint={checkpoint} />
              ))}
            </ol>
          )}
        </>
      )}
    </section>
  );
}

function CheckpointItem({ checkpoint: { on, tier, isMet } }: { checkpoint: JudgedCheckpoint }) {
  return (
    <li>
      <span class="soft small">{formatDay(on)}</span>
      <span class={isMet ? 'tag tag--good' : 'tag'}>
        {isMet ? '✓ ' : ''}
        {nameOf(tier)}
      </span>
    </li>
  );
}

/** What the review does, and because of what. */
export function reviewSentence(review: NextReview): string {
  const { on, outcome, from, to, isUncertified, checkpoints } = review;
  const said = { on: formatDay(on), from: nameOf(from), to: nameOf(to) };
  if (from === null && outcome === 'keep') return t('outlook.review.none', said);
  if (outcome === 'rise') return t('outlook.review.rise', said);
  if (outcome === 'protected') return t('outlook.review.protected', said);
  if (isUncertified) return t('outlook.review.uncertified', said);
  const met = checkpoints.filter(({ isMet }) => isMet);
  if (outcome === 'keep') {
    return t('outlook.review.keep', { ...said, count: met.length, met: formatDay(met.at(-1)?.on ?? on) });
  }
  return t('outlook.review.fall', { ...said, since: formatDay(checkpoints[0]?.on ?? on) });
}
