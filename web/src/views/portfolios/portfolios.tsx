import { NameField } from '../../components/name-field.tsx';
import './portfolios.css';
import { announce } from '../../announce.ts';
import { NoPortfolio } from '../../components/empty.tsx';
import { compareTexts, formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { openId, type PortfolioEntry, portfolios } from '../../state/portfolio-list.ts';
import {
  deleted,
  deletePortfolio,
  duplicatePortfolio,
  openKept,
  renamePortfolio,
  undoDelete,
} from '../../state/portfolios.ts';
import { formatRoute, navigate } from '../../state/route.ts';
import { AllData } from './all-data.tsx';

/** Every portfolio on this device: to open, to name, to copy, to delete; and all data as one file. */
export default function Portfolios() {
  const sorted = [...portfolios.value].sort((a, b) => compareTexts(a.name, b.name));
  return (
    <>
      {sorted.length === 0 ? <NoPortfolio title={t('portfolios.title')} /> : <h1>{t('portfolios.title')}</h1>}
      <Undo />
      <div class="portfolios">
        {sorted.length > 0 && (
          <div class="portfolios__side">
            <ul class="portfolios__list">
              {sorted.map((entry) => (
                <Item key={entry.id} entry={entry} />
              ))}
            </ul>
            <p>
              <a class="button" href={formatRoute({ view: 'import', parameters: {} })}>
                {t('portfolios.new')}
              </a>
            </p>
          </div>
        )}
        <AllData />
      </div>
    </>
  );
}

function Undo() {
  const last = deleted.value.at(-1);
  if (last === undefined) return null;
  const { name } = last.entry;
  return (
    <div class="notice notice__row" role="note">
      <span>{t('portfolios.deleted', { name })}</span>
      <button
        class="button"
        type="button"
        onClick={() => {
          undoDelete();
          announce(t('portfolios.undeleted', { name }));
        }}
      >
        {t('portfolios.undo')}
      </button>
    </div>
  );
}

function Item({ entry: { id, name, asOf, clients } }: { entry: PortfolioEntry }) {
  const isOpen = openId.value === id;
  const open = async () => {
    await openKept(id);
    if (openId.peek() === id) navigate('overview', { scenario: '' });
  };
  return (
    <li class={isOpen ? 'card portfolios__item portfolios__item--open' : 'card portfolios__item'}>
      <NameField
        label={t('portfolios.name')}
        name={name}
        fallback={t('portfolios.unnamed')}
        rename={(next) => renamePortfolio(id, next)}
      />
      <p class="portfolios__what soft small">
        {isOpen && <span class="tag tag--accent">{t('portfolios.isOpen')}</span>}
        {asOf !== '' && t('import.open.what', { count: clients, day: formatDay(asOf) })}
      </p>
      <div class="portfolios__actions">
        {!isOpen && (
          <button
            class="button button--quiet"
            type="button"
            aria-label={t('portfolios.openThis', { name })}
            onClick={() => void open()}
          >
            {t('portfolios.open')}
          </button>
        )}
        <button
          class="button button--quiet"
          type="button"
          aria-label={t('portfolios.duplicateThis', { name })}
          onClick={() => void duplicatePortfolio(id, t('whatif.copyName', { name }))}
        >
          {t('whatif.duplicate')}
        </button>
        <button
          class="button button--quiet"
          type="button"
          aria-label={t('portfolios.deleteThis', { name })}
          onClick={() => {
            document.querySelector<HTMLElement>('h1')?.focus();
            void deletePortfolio(id);
            announce(t('portfolios.deleted', { name }));
          }}
        >
          {t('whatif.delete')}
        </button>
      </div>
    </li>
  );
}
