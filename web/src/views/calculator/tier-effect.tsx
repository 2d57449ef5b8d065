import type { ComponentChildren } from 'preact';
import type { Standing, Tier, TierStanding, Track } from 'tierwise';
import { AmountField } from '../../components/amount-field.tsx';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { conditionNamed } from '../../condition-name.ts';
import { formatDecimal, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { isIllustrative, tierEntry } from '../../state/rule-facts.ts';
import type { PresentPoints } from './input.ts';
import { tierChange } from './points-result.tsx';
import { type SectionRole, useCalculator } from './state.ts';

const kinds = ['sourced', 'assisted', 'managed'] as const;

/** What the calculated points do to a tier, from the reader's present points. */
export function TierEffect({
  role,
  level,
  minimaLink,
}: {
  role: SectionRole;
  level: 2 | 3;
  minimaLink: ComponentChildren;
}) {
  const Heading = `h${level}` as const;
  return (
    <section class="card tier-effect" part="tier" role={role} aria-labelledby="tier-effect">
      <Heading id="tier-effect" class="tier-effect__title">
        {t('effect.title')}
      </Heading>
      <Present />
      <Effect minimaLink={minimaLink} />
    </section>
  );
}

function Present() {
  const { partner, startingPartner, change } = useCalculator();
  const isFromPortfolio = startingPartner.value !== null;
  return (
    <div class="tier-effect__present">
      {partner.value !== null && (
        <Segmented
          label={t('effect.from')}
          options={[
            { value: 'portfolio', label: t('effect.from.portfolio') },
            { value: 'typed', label: t('effect.from.typed') },
          ]}
          value={isFromPortfolio ? 'portfolio' : 'typed'}
          onChange={(next) => change({ fromPortfolio: next === 'portfolio' })}
        />
      )}
      {isFromPortfolio ? <PortfolioPoints /> : <TypedPoints />}
    </div>
  );
}

function PortfolioPoints() {
  const points = useCalculator().presentPoints.value;
  return (
    <dl class="present">
      {kinds.map((kind) => (
        <div key={kind}>
          <dt class="small soft">{t(`effect.present.${kind}`)}</dt>
          <dd>{points === null ? '—' : formatPoints(points[kind])}</dd>
        </div>
      ))}
    </dl>
  );
}

function TypedPoints() {
  const { typed, change } = useCalculator();
  const present = typed.present.value;
  const set = (kind: keyof PresentPoints) => (points: string | null) =>
    change({ present: { ...present, [kind]: points } });
  return (
    <div class="calculator__triple">
      {kinds.map((kind) => (
        <AmountField
          key={kind}
          label={t(`effect.present.${kind}`)}
          placeholder="0"
          decimals={6}
          value={present[kind]}
          onChange={set(kind)}
        />
      ))}
    </div>
  );
}

function Effect({ minimaLink }: { minimaLink: ComponentChildren }) {
  const { tierEffect, qualification } = useCalculator();
  const outcome = tierEffect.value;
  const tiers = tierEntry.value?.value ?? [];
  if (outcome?.problems !== undefined)
    return <Notice kind="warning">{outcome.problems.map(({ message }) => message).join(' ')}</Notice>;
  if (outcome?.value === undefined) return null;
  if (tiers.length === 0) return <Notice>{t('effect.noTiers')}</Notice>;
  const { before, after } = outcome.value;
  return (
    <>
      <p class="tier-effect__change">
        <strong>{tierChange(before.performance, after.performance)}</strong>{' '}
        <span class="soft">
          {t('effect.total', { before: formatPoints(before.points.total), after: formatPoints(after.points.total) })}
        </span>
      </p>
      <ul class="ladder">
        {tiers.toReversed().map((tier) => (
          <Rung key={tier.id} tier={tier} before={before} after={after} />
        ))}
      </ul>
      <p class="small soft">
        {t(qualification.value.certified ? 'effect.certified' : 'effect.notCertified')} {minimaLink}
      </p>
    </>
  );
}

const standingOf = (standing: Standing, tier: Tier): TierStanding | undefined =>
  standing.tiers.find(({ id }) => id === tier.id);

function Rung({ tier, before, after }: { tier: Tier; before: Standing; after: Standing }) {
  const wasMet = standingOf(before, tier)?.met ?? false;
  const then = standingOf(after, tier);
  const isMet = then?.met ?? false;
  const state = isMet ? (wasMet ? 'met' : 'reached') : 'missing';
  return (
    <li class={`rung rung--${state}`}>
      <span class="rung__name">{tier.name}</span>
      <span class="rung__state">{t(`effect.${state}`)}</span>
      <span class="rung__detail">
        {minimaOf(tier).map(([track, minimum]) => (
          <TrackStanding key={track} tier={tier.id} track={track} minimum={minimum} missing={then?.missing[track]} />
        ))}
        {then !== undefined && then.unconfirmed.length > 0 && (
          <span class="soft">
            {t('effect.conditions', {
              count: then.unconfirmed.length,
              first: conditionNamed(then.unconfirmed[0] ?? '', [tier]),
            })}
          </span>
        )}
      </span>
    </li>
  );
}

const minimaOf = (tier: Tier) => Object.entries(tier.minimum) as [Track, string | number][];

/** What a track still misses to a tier's minimum; the minimum marked while it is a stand-in. */
function TrackStanding({
  tier,
  track,
  minimum,
  missing,
}: {
  tier: string;
  track: Track;
  minimum: string | number;
  missing: number | undefined;
}) {
  return (
    <span class="rung__track">
      {missing === undefined
        ? t('effect.trackMet', { track: t(`track.${track}`), minimum: formatDecimal(minimum) })
        : t('effect.trackMissing', {
            track: t(`track.${track}`),
            minimum: formatDecimal(minimum),
            missing: formatPoints(missing),
          })}
      {isIllustrative(tier, track) && <Mark kind="illustrative" />}
    </span>
  );
}
