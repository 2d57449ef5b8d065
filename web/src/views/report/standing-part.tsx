import type { Evaluation, Tier, Track } from 'tierwise';
import { conditionName } from '../../condition-name.ts';
import { sum } from '../../decimal.ts';
import { formatDecimal, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { isIllustrative, tierName } from '../../state/rule-facts.ts';
import { heldSentence, lapseSentence, nextSentence, reviewSentence } from '../overview/sentences.ts';
import { tiersOfDay, tracksInUse } from '../overview/tiers.ts';

const named = (tier: string | null, none: string): string => (tier === null ? none : tierName(tier));

/** The tiers, the points, and how far every minimum is. */
export function StandingPart({ standing }: { standing: Evaluation }) {
  const { points, performance, credited } = standing;
  const figures: [name: string, value: string][] = [
    [t('outlook.band.credited'), named(credited, t('outlook.unknown'))],
    [t('outlook.band.performance'), named(performance, t('tier.none'))],
    [t('whatif.figure.total'), formatPoints(points.total)],
    [t('calculator.part.sourced'), formatPoints(points.sourced)],
    [t('calculator.part.assisted'), formatPoints(points.assisted)],
    [t('calculator.part.managed'), formatPoints(points.managed)],
  ];
  return (
    <>
      <p class="report__sentence">
        {[heldSentence(standing), nextSentence(standing), reviewSentence(standing), lapseSentence()].join(' ')}
      </p>
      <dl class="report__figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table class="table report__table">
        <thead>
          <tr>
            <th scope="col">{t('minima.tier')}</th>
            {tracksInUse().map((track) => (
              <th key={track} scope="col" class="number">
                {t('report.minimumOf', { track: t(`track.${track}`) })}
              </th>
            ))}
            <th scope="col">{t('report.met')}</th>
          </tr>
        </thead>
        <tbody>
          {tiersOfDay()
            .toReversed()
            .map((tier) => (
              <tr key={tier.id}>
                <th scope="row">{tier.name}</th>
                {tracksInUse().map((track) => (
                  <MinimumCell key={track} tier={tier} track={track} points={points[track]} />
                ))}
                <td>{metText(standing, tier)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

function MinimumCell({ tier, track, points }: { tier: Tier; track: Track; points: number }) {
  const minimum = tier.minimum[track];
  if (minimum === undefined) return <td class="number soft">{t('insights.noMinimum')}</td>;
  const difference = Number(sum(points, `-${minimum}`));
  return (
    <td class="number">
      {formatDecimal(minimum)} {isIllustrative(tier.id, track) && '≈'}
      <br />
      <span class="soft small">
        {t(difference < 0 ? 'insights.below' : 'insights.above', { points: formatPoints(Math.abs(difference)) })}
      </span>
    </td>
  );
}

function metText({ tiers }: Evaluation, { id, conditions }: Tier): string {
  const found = tiers.find((tier) => tier.id === id);
  if (found === undefined) return '';
  const open = conditions.filter((condition) => found.unconfirmed.includes(condition.id)).map(conditionName);
  if (found.met) return t('effect.met');
  const reasons = [...(found.certified ? [] : [t('todo.missing.certification')]), ...open];
  return reasons.length === 0 ? t('effect.missing') : t('report.missingToo', { list: reasons.join('; ') });
}
