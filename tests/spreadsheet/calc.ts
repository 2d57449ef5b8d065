/** What LibreOffice Calc makes of a CSV file. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface SheetCell {
  text: string;
  formula?: string;
}
const UTF_8 = 76;

/** Calc's settings for reading, in its own order: every one that could let a formula through is on. */
function filterFor(delimiter: string): string {
  const [quotesAll, detectsNumbers, showsContent, exportsFormulas] = [false, true, false, false];
  const [takesSpacesOff, sheet, evaluatesFormulas] = [true, 0, true];
  const text = [delimiter.charCodeAt(0), '"'.charCodeAt(0), UTF_8, 1, '', 0];
  const cells = [quotesAll, detectsNumbers, showsContent, exportsFormulas, takesSpacesOff, sheet, evaluatesFormulas];
  return `--infilter=CSV:${[...text, ...cells].join(',')}`;
}

/** The rows of a CSV text, as Calc has them after opening it. */
export function openInCalc(csv: string, delimiter: ',' | ';'): SheetCell[][] {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-sheet-'));
  try {
    writeFileSync(join(folder, 'table.csv'), csv);
    // A profile of its own: another LibreOffice that runs would take the work, or refuse it.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const to = ['--convert-to', 'fods', '--outdir', folder];
    execFileSync(
      'soffice',
      [profile, '--headless', '--norestore', filterFor(delimiter), ...to, join(folder, 'table.csv')],
      {
        stdio: 'pipe',
      },
    );
    return rowsIn(readFileSync(join(folder, 'table.fods'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function rowsIn(flatDocument: string): SheetCell[][] {
  const rows = [...flatDocument.matchAll(/<table:table-row\b[^>]*>(.*?)<\/table:table-row>/gs)];
  return rows.map(([, row = '']) =>
    [...row.matchAll(/<table:table-cell\b([^>]*?)(?:\/>|>(.*?)<\/table:table-cell>)/gs)].map(
      ([, head = '', body = '']) => {
        const formula = /table:formula="([^"]*)"/.exec(head)?.[1];
        return { text: textIn(body), ...(formula !== undefined && { formula }) };
      },
    ),
  );
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function textIn(body: string): string {
  const paragraphs = [...body.matchAll(/<text:p>(.*?)<\/text:p>/gs)].map(([, text = '']) => text);
  return paragraphs
    .join('\n')
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = '1') => ' '.repeat(Number(count)))
    .replace(/<text:tab\/>/g, '\t')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
