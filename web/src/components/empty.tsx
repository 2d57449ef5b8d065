import { t } from '../messages.ts';
import { placedProblemText } from '../problem-words.ts';
import { evaluationProblems } from '../state/app.ts';
import { formatRoute } from '../state/route.ts';
import { Notice } from './notice.tsx';
import { SampleButton } from './sample-button.tsx';

/** What a view of a portfolio shows while there is none: why it is empty, and the way out of it. */
export function NoPortfolio({ title }: { title: string }) {
  const problems = evaluationProblems.value;
  return (
    <>
      <h1>{title}</h1>
      {problems !== undefined ? (
        <Notice kind="problem">
          {problems.map((problem) => (
            <p key={problem.pointer}>{placedProblemText(problem)}</p>
          ))}
        </Notice>
      ) : (
        <div class="card empty">
          <p>{t('empty.why')}</p>
          <p class="empty__ways">
            <a class="button button--primary" href={formatRoute({ view: 'import', parameters: {} })}>
              {t('calculator.next.import')}
            </a>
            <SampleButton />
          </p>
          <p class="soft small">{t('app.private')}</p>
        </div>
      )}
    </>
  );
}
