import type { Warning } from 'tierwise';
import { Notice } from '../../components/notice.tsx';
import { currencyName } from '../../format.ts';
import { t } from '../../messages.ts';
import { rowOf } from '../../state/client-rows.ts';

/** What the figures leave out, said where the figures stand. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Notice kind="warning">
      <ul class="plain">
        {warnings.map((warning) => (
          <li key={`${warning.code} ${warning.client}`}>{warningText(warning)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function warningText({ client, code, text }: Warning): string {
  const row = rowOf(client);
  if (code !== 'unpriced-currency' || row === undefined) return text;
  return t('warning.unpriced', { client: row.client.name, currency: currencyName(row.client.currency) });
}
