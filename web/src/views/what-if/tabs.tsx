import { newPlanName } from '../../changes/from-here.ts';
import { NameField } from '../../components/name-field.tsx';
import { t } from '../../messages.ts';
import { formatRoute, route } from '../../state/route.ts';
import {
  addScenario,
  deleteScenario,
  duplicateScenario,
  renameScenario,
  type Scenario,
  scenarios,
  shownScenario,
} from '../../state/scenarios.ts';

/** The facts and the plans, one of them shown on every view. Each is a link, so it can be kept and opened anew. */
export function ScenarioTabs() {
  const shown = shownScenario.value?.id ?? '';
  const tab = (id: string, name: string) => (
    <a
      key={id}
      class="plan-tab"
      href={formatRoute({ view: 'what-if', parameters: { ...route.value.parameters, scenario: id } })}
      aria-current={id === shown ? 'page' : undefined}
    >
      {name}
    </a>
  );
  return (
    <nav class="plan-tabs" aria-label={t('whatif.plans')}>
      {tab('', t('whatif.facts'))}
      {scenarios.value.map(({ id, name }) => tab(id, name))}
      <button class="button button--quiet plan-tabs__new" type="button" onClick={() => addScenario(newPlanName())}>
        {t('whatif.new')}
      </button>
    </nav>
  );
}

/** The name of the shown plan, and what can be done with the whole of it. */
export function ScenarioHead({ scenario: { id, name } }: { scenario: Scenario }) {
  return (
    <div class="plan-head">
      <NameField
        class="plan-head__name"
        label={t('whatif.name')}
        name={name}
        fallback={newPlanName()}
        rename={(next) => renameScenario(id, next)}
      />
      <button
        class="button button--quiet"
        type="button"
        onClick={() => duplicateScenario(id, t('whatif.copyName', { name }))}
      >
        {t('whatif.duplicate')}
      </button>
      <button class="button button--quiet" type="button" onClick={() => deleteScenario(id)}>
        {t('whatif.delete')}
      </button>
      <a
        class="button button--quiet"
        href={formatRoute({ view: 'share', parameters: { day: route.value.parameters.day ?? '', scenario: id } })}
      >
        {t('share.open')}
      </a>
    </div>
  );
}
