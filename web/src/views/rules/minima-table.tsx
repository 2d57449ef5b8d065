import type { Dated, Tier, Track } from 'tierwise';
import { AmountCell, type AmountValue } from '../../components/amount-field.tsx';
import { Mark } from '../../components/mark.tsx';
import { Notice } from '../../components/notice.tsx';
import { ScrollX } from '../../components/scroll-x.tsx';
import { formatDay } from '../../format.ts';
import { Term } from '../../glossary/term.tsx';
import { t } from '../../messages.ts';
import { minima } from '../../state/app.ts';
import { minimumStatus, tracks, withMinimum } from '../../state/minima.ts';
import { tierEntry } from '../../state/rule-facts.ts';

const termOf = { sold: 'sold-points', sourced: 'sourced', managed: 'managed-points' } as const;

/** The tiers' minima of the shown day, editable in place; what is typed stays on the device. */
export function MinimaTable() {
  const entry = tierEntry.value;
  return (
    <section class="card rules" aria-labelledby="own-minima">
      <h2 id="own-minima">{t('minima.title')}</h2>
      {entry === undefined || entry.value.length === 0 ? (
        <Notice>{t('effect.noTiers')}</Notice>
      ) : (
        <EntryMinima entry={entry} />
      )}
    </section>
  );
}

function EntryMinima({ entry }: { entry: Dated<Tier[]> }) {
  const own = minima.value[entry.from];
  const hasOwn = own !== undefined && Object.values(own).some((tier) => Object.keys(tier).length > 0);
  return (
    <>
      <p class="soft">{t('minima.intro', { day: formatDay(entry.from) })}</p>
      <ScrollX label={t('minima.title')}>
        <table class="table minima">
          <thead>
            <tr>
              <th scope="col">{t('minima.tier')}</th>
              {tracks.map((track) => (
                <th key={track} scope="col">
                  {track === 'total' ? t('track.total') : <Term id={termOf[track]}>{t(`track.${track}`)}</Term>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entry.value.toReversed().map((tier) => (
              <tr key={tier.id}>
                <th scope="row">{tier.name}</th>
                {tracks.map((track) => (
                  <MinimumCell key={track} entry={entry} tier={tier} track={track} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      <p class="minima__foot small soft">
        <span>{t('minima.legend')}</span>
        <button
          class="button button--quiet"
          type="button"
          disabled={!hasOwn}
          onClick={() => {
            const { [entry.from]: _, ...others } = minima.value;
            minima.value = others;
          }}
        >
          {t('minima.reset')}
        </button>
      </p>
    </>
  );
}

function MinimumCell({ entry, tier, track }: { entry: Dated<Tier[]>; tier: Tier; track: Track }) {
  const points = tier.minimum[track];
  const status = minimumStatus(entry, tier.id, track, minima.value);
  const set = (typed: AmountValue) => {
    if (typed === null) return;
    minima.value = withMinimum(minima.value, entry.from, tier.id, track, typed === '' ? null : typed);
  };
  return (
    <td>
      <span class="minima__cell">
        <AmountCell
          label={t('minima.cell', { tier: tier.name, track: t(`track.${track}`) })}
          placeholder={t('minima.noMinimum')}
          value={points === undefined ? '' : String(points)}
          onChange={set}
        />
        {status === 'user' && <span class="tag tag--accent">{t('status.user')}</span>}
        {status === 'illustrative' && points !== undefined && <Mark kind="illustrative" />}
      </span>
    </td>
  );
}
