import { Notice } from '../components/notice.tsx';
import { formatPoints } from '../format.ts';
import { t } from '../messages.ts';
import { ruleBook } from '../state/app.ts';
import { tierChange } from '../views/calculator/points-result.tsx';
import { bringBackOwn, opened } from './calculation.ts';
import { hasSameRules } from './shared.ts';

/** What there is to say about a calculator that came by a link: it could not be read, or it was made under other rules. */
export function CalculationNotice() {
  if (opened.value === null) return null;
  const { fault, sent, own } = opened.value;
  if (fault !== undefined) return <Notice kind="problem">{t(`shared.fault.${fault}`)}</Notice>;
  const isOther = sent !== undefined && ruleBook.value !== null && !hasSameRules(sent);
  if (!isOther && own === undefined) return null;
  return (
    <Notice kind={isOther ? 'warning' : 'info'}>
      <div class="notice__row">
        <span>
          {t('shared.calculation')} {isOther && asSent(sent.figures)}
        </span>
        {own !== undefined && (
          <button class="button" type="button" onClick={() => bringBackOwn(own)}>
            {t('shared.own')}
          </button>
        )}
      </div>
    </Notice>
  );
}

function asSent({ total, before, after }: { total: number; before: string | null; after: string | null }): string {
  return t('shared.calculation.sent', { total: formatPoints(total), tier: tierChange(before, after) });
}
