import { useComputed } from '@preact/signals';
import type { Explanation } from 'tierwise';
import { RuleSource, RuleStatus } from '../../components/rule-origin.tsx';
import { formatDay } from '../../format.ts';
import { t } from '../../messages.ts';
import { attempt, day, model } from '../../state/app.ts';
import { inForce } from '../../state/minima.ts';
import { plannedDocuments } from '../../state/planned.ts';
import { inputText, parameterName, parameterValue, sentenceOf } from '../../why/words.ts';
import { parameters } from '../rules/parameters.ts';

/** The figures of the partner, each with what it follows from down to the clients, whose points are in the table of clients. */
export function Calculation() {
  const figures = useComputed(() => {
    const current = model.value?.value;
    return current === undefined ? [] : (attempt(() => current.explain({ on: day.value })).value?.figures ?? []);
  });
  return (
    <ul class="report__tree">
      {figures.value.map((node) => (
        <PrintedNode key={node.figure} node={node} />
      ))}
    </ul>
  );
}

const isOfClient = ({ subject }: Explanation): boolean => subject.client !== undefined;

function PrintedNode({ node }: { node: Explanation }) {
  const clients = node.because.filter(isOfClient);
  const others = node.because.filter((child) => !isOfClient(child));
  return (
    <li>
      {sentenceOf(node)}{' '}
      {node.restsOn.map((kind) => (
        <span key={kind} class="tag tag--warning">
          {t(`mark.${kind}`)}
        </span>
      ))}
      {(node.parameters.length > 0 || node.inputs.length > 0) && (
        <p class="soft small">
          {[
            ...node.parameters.map((parameter) =>
              t('report.parameter', {
                name: parameterName(parameter),
                value: parameterValue(parameter, node),
                status: t(`status.${parameter.status}`),
              }),
            ),
            ...node.inputs.map(inputText),
          ].join(' · ')}
        </p>
      )}
      {clients.length > 0 && <p class="soft small">{t('report.clientsBehind', { count: clients.length })}</p>}
      {others.length > 0 && (
        <ul class="report__tree">
          {others.map((child) => (
            <PrintedNode key={`${child.figure} ${Object.values(child.subject).join(' ')}`} node={child} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Every parameter as it is in force on the shown day, with its source and how sure it is. */
export function RulesInForce() {
  const book = plannedDocuments.value?.after.book;
  if (book === undefined) return null;
  return (
    <table class="table report__table">
      <thead>
        <tr>
          <th scope="col">{t('whatif.field.rule')}</th>
          <th scope="col">{t('take.column.value')}</th>
          <th scope="col">{t('report.since')}</th>
          <th scope="col">{t('take.column.source')}</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map((parameter) => {
          const entry = inForce(parameter.entries(book), day.value);
          if (entry === undefined) return null;
          const source = book.sources[entry.source];
          return (
            <tr key={parameter.label}>
              <th scope="row">{t(parameter.label)}</th>
              <td>
                {entry.value.map((line) => (
                  <p key={line}>{line}</p>
                ))}
              </td>
              <td class="report__day">{formatDay(entry.from)}</td>
              <td>
                <RuleStatus status={entry.status} /> {entry.note}{' '}
                {source !== undefined && <RuleSource source={source} />}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
