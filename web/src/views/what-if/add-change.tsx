import { useState } from 'preact/hooks';
import { type Addition, type AdditionGroup, additions } from '../../changes/defaults.ts';
import { changeFromHere, planChanges } from '../../changes/from-here.ts';
import { t } from '../../messages.ts';
import { plannedPortfolio } from '../../state/planned.ts';
import { route } from '../../state/route.ts';

const groups = Object.keys(additions) as AdditionGroup[];

/** Everything that can be tried, in groups. What is chosen is added filled in, and opened. */
export function AddChange({ isOpen, onAdded }: { isOpen: boolean; onAdded: (id: string) => void }) {
  const [isChoosing, setIsChoosing] = useState(false);
  const isShown = isOpen || isChoosing;
  const client = plannedPortfolio.value?.clients?.find(({ id }) => id === route.value.parameters.client)?.name;
  const add = (addition: Addition) => {
    const change = changeFromHere(addition);
    if (change === null) return;
    const [id] = planChanges([change]);
    setIsChoosing(false);
    if (id !== undefined) onAdded(id);
  };
  return (
    <section class="add-change" aria-label={t('whatif.add')}>
      {!isOpen && (
        <button
          class="button"
          type="button"
          aria-expanded={isShown}
          aria-controls="add-change-menu"
          onClick={() => setIsChoosing(!isChoosing)}
        >
          {t('whatif.add')}
        </button>
      )}
      {isShown && client !== undefined && <p>{t('whatif.addFor', { client })}</p>}
      <div class="add-change__groups" id="add-change-menu" hidden={!isShown}>
        {groups.map((group) => (
          <fieldset key={group} class="add-change__group">
            <legend class="field__label">{t(`whatif.group.${group}`)}</legend>
            {additions[group].map((addition) => (
              <Choice key={addition} addition={addition} onAdd={add} />
            ))}
          </fieldset>
        ))}
      </div>
    </section>
  );
}

function Choice({ addition, onAdd }: { addition: Addition; onAdd: (addition: Addition) => void }) {
  return (
    <button class="chip" type="button" onClick={() => onAdd(addition)}>
      {t(`whatif.add.${addition}`)}
    </button>
  );
}
