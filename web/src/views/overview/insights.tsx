import type { Evaluation, Tier, Track } from 'tierwise';
import { Mark } from '../../components/mark.tsx';
import { ScrollX } from '../../components/scroll-x.tsx';
import { formatDecimal, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { formatRoute } from '../../state/route.ts';
import { isIllustrative } from '../../state/rule-facts.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { WhyFigure } from '../../why/why.tsx';
import { insightsTable } from './overview-tables.ts';
import { heldTier, tierAbove, tracksInUse } from './tiers.ts';

/** Points now, the minimum to keep the tier, and the points to the next one, per track. */
export function Insights({ standing }: { standing: Evaluation }) {
  const held = heldTier(standing);
  const next = tierAbove(held);
  const used = tracksInUse();
  if (used.length === 0) return null;
  return (
    <section class="card panel" aria-labelledby="insights">
      <div class="heading-row">
        <h2 id="insights">{t('insights.title')}</h2>
        <CsvButton name={t('insights.title')} table={() => insightsTable(standing)} />
      </div>
      <ScrollX label={t('insights.title')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{t('insights.track')}</th>
              <th scope="col" class="number">
                {t('insights.now')}
              </th>
              {held !== undefined && (
                <th scope="col" class="number">
                  {t('insights.keep', { tier: held.name })}
                </th>
              )}
              {next !== undefined && (
                <th scope="col" class="number">
                  {t('insights.next', { tier: next.name })}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {used.map((track) => (
              <tr key={track}>
                <th scope="row">{t(`track.${track}`)}</th>
                <td class="number">
                  <WhyFigure
                    figure={`points.${track}`}
                    name={t(`track.${track}`)}
                    value={formatPoints(standing.points[track])}
                  />
                </td>
                {held !== undefined && <Distance tier={held} track={track} points={standing.points[track]} />}
                {next !== undefined && <Distance tier={next} track={track} points={standing.points[track]} />}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <p class="soft small">
        {t('insights.own')} <a href={formatRoute({ view: 'rules', parameters: {} })}>{t('effect.minima')}</a>
      </p>
    </section>
  );
}

/** A tier's minimum, and how far above or below it the points are. */
function Distance({ tier, track, points }: { tier: Tier; track: Track; points: number }) {
  const minimum = tier.minimum[track];
  if (minimum === undefined) return <td class="number soft">{t('insights.noMinimum')}</td>;
  const difference = points - Number(minimum);
  return (
    <td class="number">
      {formatDecimal(minimum)}
      {isIllustrative(tier.id, track) && <Mark kind="illustrative" />}
      <span class={`insight__difference ${difference < 0 ? 'down' : 'up'}`}>
        <WhyFigure
          figure="tier.minimum"
          tier={tier.id}
          track={track}
          name={t('insights.figure', { track: t(`track.${track}`), tier: tier.name })}
          value={t(difference < 0 ? 'insights.below' : 'insights.above', {
            points: formatPoints(Math.abs(difference)),
          })}
        />
      </span>
    </td>
  );
}
