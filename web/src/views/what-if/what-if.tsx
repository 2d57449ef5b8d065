import './what-if.css';
import { useSignal } from '@preact/signals';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { portfolio } from '../../state/app.ts';
import { route } from '../../state/route.ts';
import { shownScenario } from '../../state/scenarios.ts';
import { AddChange } from './add-change.tsx';
import { ChangeList } from './change-list.tsx';
import { Compare } from './compare.tsx';
import { Effect } from './effect.tsx';
import { ScenarioHead, ScenarioTabs } from './tabs.tsx';
import { UndoButtons, useUndoKeys } from './undo.tsx';

/** Trying the future: a plan is a list of changes, and what they do is always in sight. */
export default function WhatIf() {
  const openedId = useSignal<string | null>(route.peek().parameters.change ?? null);
  useUndoKeys();
  if (portfolio.value === null) return <NoPortfolio title={t('view.what-if')} />;
  const scenario = shownScenario.value;
  // Who came from a client chooses what to try with it.
  const isForClient = openedId.value === null && route.value.parameters.client !== undefined;
  const isEmpty = scenario === null || scenario.changes.length === 0;
  return (
    <>
      <header class="what-if__head">
        <h1>{t('whatif.title')}</h1>
        <UndoButtons />
      </header>
      <ScenarioTabs />
      <div class={scenario === null ? 'what-if' : 'what-if what-if--plan'}>
        <div class="card what-if__changes">
          {scenario === null ? (
            <p>{t('whatif.intro')}</p>
          ) : (
            <>
              <ScenarioHead scenario={scenario} />
              <ChangeList
                scenario={scenario}
                openedId={openedId.value}
                onOpen={(id) => {
                  openedId.value = id;
                }}
              />
            </>
          )}
          <AddChange
            key={scenario?.id ?? ''}
            isOpen={isEmpty || isForClient}
            onAdded={(id) => {
              openedId.value = id;
            }}
          />
        </div>
        <Effect />
      </div>
      <Compare />
    </>
  );
}
