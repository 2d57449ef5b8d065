import { signal, useSignal } from '@preact/signals';
import type { Evaluation, Plan } from 'tierwise';
import { announce } from '../../announce.ts';
import { Field } from '../../components/field.tsx';
import { sum } from '../../decimal.ts';
import { formatDay, formatPoints } from '../../format.ts';
import { t } from '../../messages.ts';
import { employeeName } from '../../names.ts';
import { day, portfolio } from '../../state/app.ts';
import { keep } from '../../state/keep.ts';
import { plannedPortfolio } from '../../state/planned.ts';
import { hasStandIns } from '../../state/rule-facts.ts';
import { basis } from '../../take-away/about.ts';
import { heldSentence, nextSentence, reviewSentence } from '../overview/sentences.ts';
import { clientName, touchRows } from '../todo/advice.ts';
import type { Answer } from '../todo/answer.ts';
import { answerText } from '../todo/answer-words.ts';
import { mailOf } from './mail-text.ts';

/** An address that the reader typed, for portfolios that name no partner development manager. */
const typedAddress = signal('');
void keep('mail-address', typedAddress, { isValid: (value): value is string => typeof value === 'string' });

/** The partner development manager of the portfolio's team. */
function managerAddress(): string | undefined {
  return portfolio.value?.partner.team?.find(({ role }) => /partner development/i.test(role))?.email;
}

/** A line for each client, or, without names, for each day. */
function touchLines(plan: Plan, namesClients: boolean): string[] {
  const touches = touchRows(plan);
  const employees = plannedPortfolio.value?.employees ?? [];
  if (namesClients) {
    return touches.map(({ client, employee, by, points }) =>
      t('report.mail.touch', {
        client: clientName(client),
        employee: employeeName(employee, employees),
        by: formatDay(by),
        points: formatPoints(points),
      }),
    );
  }
  return [...new Set(touches.map(({ by }) => by))].map((day) => {
    const onDay = touches.filter(({ by }) => by === day);
    const points = formatPoints(sum(0, ...onDay.map((touch) => touch.points)));
    return t('report.mail.touches', { count: onDay.length, by: formatDay(day), points });
  });
}

function summaryMail(to: string, standing: Evaluation, answer: Answer | null, namesClients: boolean) {
  const { total, sourced, assisted, managed } = standing.points;
  const best = answer?.plans[0]?.plan;
  const partner = portfolio.value?.partner.name ?? '';
  return mailOf({
    to,
    subject: t('report.mail.subject', { partner, on: formatDay(day.value) }),
    opening: [
      `${heldSentence(standing)} ${nextSentence(standing)}`.trim(),
      t('report.mail.points', {
        total: formatPoints(total),
        sourced: formatPoints(sourced),
        assisted: formatPoints(assisted),
        managed: formatPoints(managed),
      }),
      reviewSentence(standing),
      answer === null ? '' : answerText(answer),
    ],
    items: best?.reachable ? touchLines(best, namesClients) : [],
    more: (count) => t('coming.more', { count }),
    closing: [
      [...basis(), ...(hasStandIns() ? [t('report.mail.illustrative')] : [])].join(' '),
      t('report.mail.unofficial'),
    ],
  });
}

/** The summary as an e-mail to the partner development manager, to be looked at before it is sent. */
export function Mail({ standing, answer }: { standing: Evaluation; answer: Answer | null }) {
  const namesClients = useSignal(false);
  const known = managerAddress();
  const address = typedAddress.value === '' ? (known ?? '') : typedAddress.value;
  const mail = summaryMail(address, standing, answer, namesClients.value);
  return (
    <details class="card report-mail">
      <summary>{t('report.mail')}</summary>
      <div class="report-mail__form">
        <Field label={t('report.mail.to')} hint={t(known === undefined ? 'report.mail.ask' : 'report.mail.known')}>
          {(control) => (
            <input
              {...control}
              class="input"
              type="email"
              autocomplete="off"
              value={address}
              onChange={({ currentTarget }) => {
                typedAddress.value = currentTarget.value.trim() === known ? '' : currentTarget.value.trim();
              }}
            />
          )}
        </Field>
        <label class="check">
          <input
            type="checkbox"
            checked={namesClients.value}
            onChange={({ currentTarget }) => {
              namesClients.value = currentTarget.checked;
            }}
          />
          <span>{t('report.mail.names')}</span>
        </label>
        <pre class="report-mail__text">{mail.body}</pre>
        <p class="heading-row__tools">
          <button type="button" class="button" onClick={() => void copy(mail.body)}>
            {t('report.mail.copy')}
          </button>
          <a class="button button--primary" href={mail.link}>
            {t('report.mail.open')}
          </a>
        </p>
      </div>
    </details>
  );
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  announce(t('report.mail.copied'));
}
