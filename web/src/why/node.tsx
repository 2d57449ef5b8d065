import { useComputed, useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Day, ExplainedParameter, Explanation } from 'tierwise';
import { Mark } from '../components/mark.tsx';
import { RuleSource, RuleStatus } from '../components/rule-origin.tsx';
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';
import { explainedDocuments, opened } from './explained.ts';
import { inputText, parameterName, parameterValue, ruleText, sentenceOf } from './words.ts';

/** A figure in a sentence; opened, it shows its rules, values and data, and the figures that it follows from. */
export function Node({
  node,
  on,
  within,
  isOpenAtFirst = false,
}: {
  node: Explanation;
  /** The day on which it is what it is. */
  on: Day;
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
        {isOpen.value && <Reasons node={node} on={on} within={within} />}
      </div>
    </li>
  );
}

function Reasons({ node, on, within }: { node: Explanation; on: Day; within: Explanation | undefined }) {
  const { node: whole, on: then } = useComputed(() => opened(node, on, within)).value;
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
              on={then}
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
  const known = explainedDocuments.value?.book.sources[source];
  return (
    <li>
      <RuleStatus status={status} /> {parameterName(parameter)}: <strong>{parameterValue(parameter, node)}</strong>
      <span class="soft small why-node__source">
        {t('why.since', { on: formatDay(from) })} {known !== undefined && <RuleSource source={known} />}
      </span>
    </li>
  );
}
