import type { Evaluation, Tier, Track } from 'tierwise';
import { Mark } from '../../components/mark.tsx';
import { formatDecimal, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { isIllustrative } from '../../state/rule-facts.ts';
import { CsvButton } from '../../take-away/csv-button.tsx';
import { WhyFigure } from '../../why/why.tsx';
import { tracksTable } from './overview-tables.ts';
import { tiersOfDay, tracksInUse } from './tiers.ts';

interface Step {
  tier: Tier;
  minimum: number;
}

/** Each track as a way from tier to tier: how far the points reach, and each minimum on the way. */
export function Tracks({ standing }: { standing: Evaluation }) {
  const used = tracksInUse();
  return (
    <section class="card panel" aria-labelledby="tracks">
      <div class="heading-row">
        <h2 id="tracks">{t('tracks.title')}</h2>
        {used.length > 0 && <CsvButton name={t('tracks.title')} table={() => tracksTable(standing)} />}
      </div>
      {used.length === 0 && <p>{t('effect.noTiers')}</p>}
      {used.map((track) => (
        <TrackWay key={track} track={track} points={standing.points[track]} />
      ))}
      {used.length > 0 && <p class="soft small">{t('tracks.scale')}</p>}
    </section>
  );
}

function stepsOf(track: Track): Step[] {
  return tiersOfDay()
    .flatMap((tier) => (tier.minimum[track] === undefined ? [] : [{ tier, minimum: Number(tier.minimum[track]) }]))
    .sort((a, b) => a.minimum - b.minimum);
}

/** Tiers stand at equal distances; between two of them the way is in proportion to the points. */
function share(steps: readonly Step[], points: number): number {
  const above = steps.findIndex(({ minimum }) => points < minimum);
  if (above === -1) return 1;
  const from = steps[above - 1]?.minimum ?? 0;
  const to = steps[above]?.minimum ?? 0;
  return (above + (points - from) / (to - from)) / steps.length;
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

function TrackWay({ track, points }: { track: Track; points: number }) {
  const steps = stepsOf(track);
  const next = steps.find(({ minimum }) => points < minimum);
  const tone = track === 'total' ? 'total' : track === 'managed' ? 'managed' : 'sourced';
  return (
    <div class="track">
      <p class="track__head">
        <strong>{t(`track.${track}`)}</strong>
        <span>
          <strong>
            <WhyFigure figure={`points.${track}`} name={t(`track.${track}`)} value={formatPoints(points)} />
          </strong>{' '}
          <span class="soft">
            {next === undefined ? (
              t('tracks.allMet')
            ) : (
              <WhyFigure
                figure="tier.minimum"
                tier={next.tier.id}
                track={track}
                name={t(`track.${track}`)}
                value={t('tracks.toNext', { points: formatPoints(next.minimum - points), next: next.tier.name })}
              />
            )}
          </span>
        </span>
      </p>
      <div class="track__way" aria-hidden="true">
        <span class={`track__fill tone--${tone}`} style={{ inlineSize: percent(share(steps, points)) }} />
        {steps.slice(0, -1).map((step, index) => (
          <span
            key={step.tier.id}
            class="track__tick"
            style={{ insetInlineStart: percent((index + 1) / steps.length) }}
          />
        ))}
      </div>
      <ol class="track__steps" style={{ '--steps': steps.length }}>
        {steps.map(({ tier, minimum }) => (
          <li key={tier.id} class={points >= minimum ? 'track__step track__step--met' : 'track__step'}>
            <span class="track__name">
              {tier.name}
              <span class="visually-hidden"> {t(points >= minimum ? 'effect.met' : 'effect.missing')}</span>
            </span>
            <span class="track__minimum">
              {formatDecimal(minimum)}
              {isIllustrative(tier.id, track) && <Mark kind="illustrative" />}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
