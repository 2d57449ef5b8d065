import './portfolio-menu.css';
import { compareTexts } from '../format.ts';
import { t } from '../messages.ts';
import { openId, portfolios } from '../state/portfolio-list.ts';
import { openKept } from '../state/portfolios.ts';
import { formatRoute, route } from '../state/route.ts';

/** Day and scenario: what is shared is what is shown. */
function kept(): Record<string, string> {
  const { day = '', scenario = '' } = route.value.parameters;
  return { day, scenario };
}

/** The portfolios on this device, to switch to, and where to do more with them. */
export function PortfolioMenu({ close }: { close: () => void }) {
  const sorted = [...portfolios.value].sort((a, b) => compareTexts(a.name, b.name));
  return (
    <>
      <ul class="portfolio-menu__list">
        {sorted.map(({ id, name }) => (
          <li key={id}>
            <button
              class="portfolio-menu__item"
              type="button"
              aria-current={id === openId.value ? 'true' : undefined}
              onClick={() => {
                close();
                if (id !== openId.peek()) void openKept(id);
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
      <a class="portfolio-menu__item" href={formatRoute({ view: 'share', parameters: kept() })} onClick={close}>
        {t('share.open')}
      </a>
      <a class="portfolio-menu__item" href={formatRoute({ view: 'portfolios', parameters: {} })} onClick={close}>
        {t('portfolios.all')}
      </a>
      <a class="portfolio-menu__item" href={formatRoute({ view: 'import', parameters: {} })} onClick={close}>
        {t('portfolios.new')}
      </a>
    </>
  );
}
