import '../what-if/what-if.css';
import './todo.css';
import { NoPortfolio } from '../../components/empty.tsx';
import { t } from '../../messages.ts';
import { portfolio } from '../../state/app.ts';
import { UndoButtons, useUndoKeys } from '../what-if/undo.tsx';
import { GoalSeek } from './goal.tsx';
import { Touches } from './touches.tsx';

/** From a wish to a list: whom to touch by when, and how much to sell. */
export default function Todo() {
  useUndoKeys();
  if (portfolio.value === null) return <NoPortfolio title={t('view.todo')} />;
  return (
    <>
      <header class="what-if__head">
        <h1>{t('todo.title')}</h1>
        <UndoButtons />
      </header>
      <Touches />
      <GoalSeek />
    </>
  );
}
