import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ExplainedParameter, Explanation } from 'tierwise';
import { Mark } from '../components/mark.tsx';
import { RuleSource, RuleStatus } from '../components/rule-origin.tsx';
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';
import { attempt, day, model } from '../state/app.ts';
import { plannedDocuments } from '../state/planned.ts';
import { findFigure } from './asked.ts';
import { inputText, parameterName, parameterValue, ruleText, sentenceOf } from './words.ts';

/** A figure in a sentence; opened, it shows its rules, values and data, and the figures that it follows from. */
export function Node({
  node,
  within,
  isOpenAtFirst = false,
}: {
  node: Explanation;
  /** The figure that this one is a part of. */
  within?: Explanation;
  isOpenAtFirst?: boolean;
}) {
  const isOpen = useSignal(isOpenAtFirst);
  const content = useId();
  return (
    <li class="why-node">
      <div class="why-node__head">
        <button
          type="button"
          class="why-node__toggle"
          aria-expanded={isOpen.value}
          aria-controls={content}
          onClick={() => {
            isOpen.value = !isOpen.value;
          }}
        >
          <span class="why-node__arrow" aria-hidden="true" />
          <span>{sentenceOf(node)}</span>
        </button>
        {node.restsOn.map((kind) => (
          <Mark key={kind} kind={kind} />
        ))}
      </div>
      <div id={content} class="why-node__content" hidden={!isOpen.value}>
        {isOpen.value && <Reasons node={node} within={within} />}
      </div>
    </li>
  );
}

/**
 * A total only names its clients: what is behind one of them is asked for when it is opened. Of a client's sold points, a
 * total of one motion has those of that motion.
 */
function inFull(node: Explanation, within: Explanation | undefined): Explanation {
  const { client } = node.subject;
  const current = model.value?.value;
  const isNamedOnly = node.because.length === 0 && (node.figure === 'sold.points' || node.figure === 'managed.points');
  if (!isNamedOnly || client === undefined || current === undefined) return node;
  const figures = attempt(() => current.explain({ on: day.value, client })).value?.figures ?? [];
  const whole = findFigure(figures, node.figure);
  if (whole === undefined) return node;
  const motion = { 'points.sourced': 'sourced', 'points.assisted': 'assisted' }[within?.figure as string];
  const because = whole.because.filter(({ subject }) => motion === undefined || subject.motion === motion);
  return { ...whole, value: node.value, because };
}

function Reasons({ node, within }: { node: Explanation; within: Explanation | undefined }) {
  const whole = useComputed(() => inFull(node, within)).value;
  return (
    <>
      {whole.rules.map((rule) => (
        <p key={rule} class="why-node__rule">
          {ruleText(rule)} <code class="why-node__id">{rule}</code>
        </p>
      ))}
      {whole.parameters.length > 0 && (
        <ul class="why-node__facts" aria-label={t('why.parameters')}>
          {whole.parameters.map((parameter) => (
            <Parameter key={parameter.path} parameter={parameter} node={whole} />
          ))}
        </ul>
      )}
      {whole.inputs.length > 0 && (
        <ul class="why-node__facts" aria-label={t('why.inputs')}>
          {whole.inputs.map((input) => (
            <li key={input.pointer}>
              <span class="tag">{t('why.yours')}</span> {inputText(input)}
            </li>
          ))}
        </ul>
      )}
      {whole.because.length > 0 && (
        <ul class="why__tree">
          {whole.because.map((child, index) => (
            <Node
              key={`${child.figure} ${Object.values(child.subject).join(' ')} ${index}`}
              node={child}
              within={whole}
            />
          ))}
        </ul>
      )}
    </>
  );
}

function Parameter({ parameter, node }: { parameter: ExplainedParameter; node: Explanation }) {
  const { from, status, source } = parameter;
  const known = plannedDocuments.value?.after.book.sources[source];
  return (
    <li>
      <RuleStatus status={status} /> {parameterName(parameter)}: <strong>{parameterValue(parameter, node)}</strong>
      <span class="soft small why-node__source">
        {t('why.since', { on: formatDay(from) })} {known !== undefined && <RuleSource source={known} />}
      </span>
    </li>
  );
}
