import type { Source, Status } from 'tierwise';
import { formatDay } from '../format.ts';
import { t } from '../messages.ts';

const tones: Record<Status, string> = {
  stated: '',
  user: 'tag--accent',
  inferred: 'tag--warning',
  assumed: 'tag--warning',
  illustrative: 'tag--warning',
};

/** How sure a parameter of the rule book is, in one word. */
export function RuleStatus({ status }: { status: Status }) {
  return <span class={`tag ${tones[status]}`}>{t(`status.${status}`)}</span>;
}

/** Where a parameter of the rule book comes from. */
export function RuleSource({ source }: { source: Source }) {
  const text =
    source.date === undefined ? source.title : t('rules.source', { title: source.title, day: formatDay(source.date) });
  return source.url === undefined ? (
    <cite>{text}</cite>
  ) : (
    <a href={source.url} rel="noreferrer noopener" target="_blank">
      {text}
    </a>
  );
}
