import './share.css';
import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { NoPortfolio } from '../../components/empty.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { formatDecimal } from '../../format.ts';
import { t } from '../../messages.ts';
import { shareAddress } from '../../share/address.ts';
import { encodeLink } from '../../share/link-text.ts';
import { pack } from '../../share/pack.ts';
import { ALL_PLANS, toShare } from '../../share/portfolio.ts';
import type { SharedPortfolio } from '../../share/shared.ts';
import { now, portfolio } from '../../state/app.ts';
import { scenarios, shownScenario } from '../../state/scenarios.ts';
import { fileName, saveFile } from '../../take-away/save-file.ts';

/** Longer addresses are cut or refused by mail and chat programs. */
const MOST_CHARACTERS = 8000;

interface MadeLink {
  /** What it leads to: the link is shown for as long as nothing else is to be shared, with names or without. */
  document: SharedPortfolio;
  link: string;
}

/** The open portfolio as a link, or as a file where it is too large for one. */
export default function Share() {
  const chosen = useSignal<string | null>(null);
  const plan = useComputed(() => chosen.value ?? shownScenario.value?.id ?? '');
  const hasNames = useSignal(false);
  const shared = useComputed(() => toShare({ plan: plan.value, hasNames: hasNames.value }));
  const made = useSignal<MadeLink | null>(null);
  useSignalEffect(() => {
    const document = shared.value;
    if (document === null) return;
    void encodeLink({ ...document, portfolio: pack(document.portfolio) }).then((text) => {
      if (shared.peek() === document) made.value = { document, link: shareAddress('shared', text) };
    });
  });
  if (portfolio.value === null) return <NoPortfolio title={t('share.title')} />;
  return (
    <>
      <h1>{t('share.title')}</h1>
      <div class="card share">
        <p>{t('share.what')}</p>
        {scenarios.value.length > 0 && (
          <Field label={t('share.plan')}>
            {(control) => (
              <select
                {...control}
                class="input"
                value={plan.value}
                onChange={({ currentTarget }) => {
                  chosen.value = currentTarget.value;
                }}
              >
                <option value="">{t('share.facts')}</option>
                {scenarios.value.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
                {scenarios.value.length > 1 && <option value={ALL_PLANS}>{t('share.allPlans')}</option>}
              </select>
            )}
          </Field>
        )}
        <label class="share__names">
          <input
            type="checkbox"
            checked={hasNames.value}
            onChange={({ currentTarget }) => {
              hasNames.value = currentTarget.checked;
            }}
          />
          <span>
            {t('share.names')} <span class="soft small">{t('share.names.hint')}</span>
          </span>
        </label>
        {made.value !== null && made.value.document === shared.value && <Result {...made.value} />}
      </div>
    </>
  );
}

function Result({ document: shared, link }: MadeLink) {
  const copiedLink = useSignal('');
  const save = () =>
    saveFile(
      fileName(['shared'], now.peek(), 'json'),
      new Blob([JSON.stringify(shared)], { type: 'application/json' }),
    );
  if (link.length > MOST_CHARACTERS)
    return (
      <>
        <Notice kind="warning">
          {t('share.tooLong', { characters: formatDecimal(link.length), most: formatDecimal(MOST_CHARACTERS) })}
        </Notice>
        <p>
          <button class="button button--primary" type="button" onClick={save}>
            {t('share.save')}
          </button>
        </p>
      </>
    );
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    copiedLink.value = link;
  };
  return (
    <>
      <div class="share__link">
        <input
          class="input"
          type="text"
          readOnly
          aria-label={t('share.link')}
          value={link}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <button class="button button--primary" type="button" onClick={() => void copy()}>
          {copiedLink.value === link ? t('calculator.linkCopied') : t('calculator.copyLink')}
        </button>
      </div>
      <p>
        <button class="button button--link" type="button" onClick={save}>
          {t('share.save')}
        </button>
      </p>
    </>
  );
}
