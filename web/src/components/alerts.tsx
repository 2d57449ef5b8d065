import './alerts.css';
import { sum } from '../decimal.ts';
import { formatPoints } from '../format.ts';
import { t } from '../messages.ts';
import { type Coming, type ComingKind, coming, within } from '../state/coming.ts';

const NEAR = 30;
const FAR = 60;

const countOf = (items: readonly Coming[], kind: ComingKind) => items.filter((item) => item.kind === kind).length;

/** How many renewals are due and how much managed credit runs out in the next 30 and 60 days, as things are planned. */
export function Alerts() {
  return (
    <ul class="alerts">
      <Alert kind="managed-expire" label="lapses" />
      <Alert kind="renewal" label="renewals" />
    </ul>
  );
}

function Alert({ kind, label }: { kind: ComingKind; label: 'lapses' | 'renewals' }) {
  const [near, far] = [within(coming.value, NEAR), within(coming.value, FAR)];
  const points = sum(0, ...far.filter((item) => item.kind === kind).map((item) => item.points ?? 0)).replace('-', '');
  const count = countOf(near, kind);
  return (
    <li class={count > 0 ? 'alerts__item alerts__item--near' : 'alerts__item'}>
      <strong class="alerts__count">{count}</strong>
      <span>
        <span class="alerts__what">{t(`coming.alert.${label}`, { count, days: NEAR })}</span>
        <span class="soft small alerts__far">
          {t('coming.alert.far', { count: countOf(far, kind), days: FAR, points: formatPoints(points) })}
        </span>
      </span>
    </li>
  );
}
