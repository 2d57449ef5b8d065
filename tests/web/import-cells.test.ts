import { describe, expect, it } from 'vitest';
import {
  ASSUMPTION_IDS,
  type ClientExport,
  describeAssumption,
  describeError,
  describeMissing,
  describeRejected,
  ImportError,
  type ImportOptions,
  learnColumn,
  MISSING_IDS,
  PROBLEM_IDS,
  readClientExport,
  recogniseColumns,
} from '../../web/src/import/index.ts';
import { encode } from '../fixtures/client-export.ts';

const AS_OF = '2026-11-16';
const base: ImportOptions = { asOf: AS_OF, windowDays: 60, currency: 'USD' };
const HEADERS = [
  'Client name',
  'Country',
  'Total MRR',
  'Split managed MRR',
  'Is managed?',
  'Managed relationship estimated expiration date',
];
const MANAGED = ['Acme', 'US', '1000', '1000', 'yes', '2026-12-01'];

/** Reads rows of the columns in HEADERS, or of `headers`. */
function read(rows: string[][], options: Partial<ImportOptions> = {}, headers = HEADERS): ClientExport {
  const text = [headers, ...rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
  return readClientExport(encode(text, 'utf-8'), { ...base, ...options });
}

/** `MANAGED` with some cells replaced, by their header. */
function row(changes: Partial<Record<string, string>> = {}): string[] {
  return HEADERS.map((header, index) => changes[header] ?? MANAGED[index] ?? '');
}

const firstClient = (result: ClientExport) => result.portfolio.clients?.[0];
const ids = (found: readonly { id: string }[]) => found.map(({ id }) => id);
const problemIds = (result: ClientExport) => result.rejected.flatMap(({ problems }) => ids(problems));
const GENERAL = ['one-activity', 'mrr-since'];
const particular = (result: ClientExport) => ids(result.assumed).filter((id) => !GENERAL.includes(id));

describe('amounts', () => {
  const mrrOf = (...cells: string[]) =>
    read(cells.map((cell, index) => row({ 'Client name': `C${index}`, 'Total MRR': cell, 'Split managed MRR': '' })));
  it.each([
    ['1234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1 234,56', '1234.56'],
    ['1\u202f234,56 €', '1234.56'],
    ["1'234.50 CHF", '1234.5'],
    ['12,34,567.50', '1234567.5'],
    ['1.234.567', '1234567'],
    ['2455.000000', '2455'],
    ['$1,234', '1234'],
    ['US$ 99.9', '99.9'],
    ['0.125', '0.125'],
    ['１２３４.５', '1234.5'],
    ['.5', '0.5'],
    ['1 234,50 zł', '1234.5'],
    ['kr. 99', '99'],
    ['0007', '7'],
    ['999999999999.9999', '999999999999.9999'],
  ])('%s is %s', (cell, mrr) => {
    const result = mrrOf(cell);
    expect(result.rejected).toEqual([]);
    expect(firstClient(result)?.subscriptions?.[0]?.mrr).toBe(mrr);
  });

  it.each([
    ['abc', 'not-an-amount'],
    ['x12', 'not-an-amount'],
    ['12 pcs', 'not-an-amount'],
    ['12.34.56', 'not-an-amount'],
    ['1,2,3', 'not-an-amount'],
    ['-5', 'negative-amount'],
    ['(5.00)', 'negative-amount'],
    ['1000000000000', 'amount-too-large'],
    ['999999999999.99995', 'amount-too-large'],
  ])('%s is refused: %s', (cell, problem) => {
    const result = mrrOf(cell);
    expect(problemIds(result)).toEqual([problem]);
    expect(result.portfolio.clients).toEqual([]);
  });

  it.each([
    ['a comma elsewhere proves the decimals', ['1.234', '1,5'], ['1234', '1.5'], []],
    ['a point elsewhere proves the decimals', ['1.234', '1.5'], ['1.234', '1.5'], []],
    ['nothing proves them: thousands, openly', ['1.234', '5,678'], ['1234', '5678'], ['thousands']],
  ])('%s', (_, cells, amounts, assumptions) => {
    const result = mrrOf(...cells);
    expect(result.portfolio.clients?.map((client) => client.subscriptions?.[0]?.mrr)).toEqual(amounts);
    expect(particular(result)).toEqual(assumptions);
  });

  it('a column that contradicts itself refuses only the cells with two readings', () => {
    const result = mrrOf('1.5', '1,5', '1.234');
    expect(result.rejected.map((one) => [one.row, ids(one.problems)])).toEqual([[4, ['ambiguous-amount']]]);
    expect(result.portfolio.clients).toHaveLength(2);
  });

  it('the reader settles what the file does not', () => {
    const result = read([row({ 'Total MRR': '1.234', 'Split managed MRR': '' })], { decimalSign: '.' });
    expect(firstClient(result)?.subscriptions?.[0]?.mrr).toBe('1.234');
    expect(particular(result)).toEqual([]);
  });

  it('more than 4 decimals are rounded openly, half up', () => {
    const result = mrrOf('0.99995');
    expect(firstClient(result)?.subscriptions?.[0]?.mrr).toBe('1');
    expect(result.assumed[0]).toEqual({
      id: 'rounded',
      params: { field: 'mrr', found: '0.99995', value: '1' },
      rows: [2],
    });
  });
});

describe('currency', () => {
  it.each([
    ['€1,000.00', 'EUR'],
    ['£1000', 'GBP'],
    ['1000 COP', 'COP'],
    ['CA$1000', 'CAD'],
    ['A$1000', 'AUD'],
    ['S$1000', 'SGD'],
    ['ZAR 1000', 'ZAR'],
    ['¥1000', 'JPY'],
  ])('%s says that it is %s', (cell, currency) => {
    expect(firstClient(read([row({ 'Total MRR': cell, 'Split managed MRR': '' })]))?.currency).toBe(currency);
  });

  it('a bare $ says nothing, so the given currency holds', () => {
    expect(firstClient(read([row({ 'Total MRR': '$1000' })], { currency: 'CAD' }))?.currency).toBe('CAD');
  });

  it('no currency given: USD, as an assumption and as a question', () => {
    const text = `Client name,Country,Total MRR\nAcme,US,5\n`;
    const result = readClientExport(encode(text, 'utf-8'), { asOf: AS_OF, windowDays: 60 });
    expect(result.assumed[0]).toEqual({ id: 'currency', params: { currency: 'USD' }, rows: [2] });
    expect(ids(result.missing)).toContain('currency');
  });

  it('a correction overrides one row', () => {
    const result = read([row(), row({ 'Client name': 'Beta' })], {
      corrections: [{ row: 3, field: 'currency', text: 'eur' }],
    });
    expect(result.portfolio.clients?.map(({ currency }) => currency)).toEqual(['USD', 'EUR']);
  });

  it('two currencies in one row are refused', () => {
    expect(problemIds(read([row({ 'Total MRR': '€5', 'Split managed MRR': '£5' })]))).toEqual(['two-currencies']);
  });
});

describe('days', () => {
  const HEADERS_WITH_RENEWAL = [...HEADERS, 'Next renewal date'];
  const untilOf = (cells: string[], renewals: string[] = [], options: Partial<ImportOptions> = {}) =>
    read(
      cells.map((cell, index) => [
        ...row({ 'Client name': `C${index}`, [HEADERS[5] ?? '']: cell }),
        renewals[index] ?? '',
      ]),
      options,
      HEADERS_WITH_RENEWAL,
    );
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['2026-12-01T00:00:00Z', '2026-12-01'],
    ['2026-12-01 15:04', '2026-12-01'],
    ['2026/12/1', '2026-12-01'],
    ['1796083200000', '2026-12-01'],
    ['01.12.2026', '2026-12-01'],
    ['13/12/2026', '2026-12-13'],
    ['12/13/2026', '2026-12-13'],
    ['12/13/26', '2026-12-13'],
    ['12/12/2026', '2026-12-12'],
  ])('%s is %s', (cell, until) => {
    const result = untilOf([cell]);
    expect(firstClient(result)?.managedUntil).toBe(until);
    expect(particular(result)).toEqual([]);
  });

  it.each(['soon', '2026-02-30', '31/02/2026', '13/13/2026', '12/1'])('%s is refused', (cell) => {
    expect(problemIds(untilOf([cell]))).toEqual(['not-a-day']);
  });

  it.each([
    ['another cell proves day first', ['01/12/2026', '13/12/2026'], [], '2026-12-01'],
    ['another cell proves month first', ['12/01/2026', '12/13/2026'], [], '2026-12-01'],
    ['another column proves day first', ['01/12/2026'], ['31/01/2027'], '2026-12-01'],
  ])('%s', (_, cells, renewals, until) => {
    const result = untilOf(cells, renewals);
    expect(firstClient(result)?.managedUntil).toBe(until);
    expect(particular(result)).toEqual([]);
  });

  it('nothing proves the order: month first under English labels, openly', () => {
    const result = untilOf(['12/01/2026']);
    expect(firstClient(result)?.managedUntil).toBe('2026-12-01');
    expect(result.assumed[0]).toEqual({
      id: 'day-order',
      params: { order: 'month-day', example: '12/01/2026', value: '2026-12-01' },
      rows: [2],
    });
  });

  it('the reader settles the order', () => {
    const result = untilOf(['01/12/2026'], [], { dayOrder: 'day-month' });
    expect(firstClient(result)?.managedUntil).toBe('2026-12-01');
    expect(particular(result)).toEqual([]);
  });

  it('a column that contradicts itself refuses only the cells with two readings', () => {
    const result = untilOf(['13/12/2026', '12/13/2026', '12/01/2026']);
    expect(result.rejected.map((one) => [one.row, ids(one.problems)])).toEqual([[4, ['ambiguous-day']]]);
  });

  it('a row is named once, however many of its cells need an assumption', () => {
    expect(untilOf(['12/01/2026'], ['02/01/2027']).assumed[0]).toMatchObject({ id: 'day-order', rows: [2] });
  });

  it('a renewal before the managed stretch is none to come', () => {
    expect(firstClient(untilOf(['2026-12-01'], ['2026-01-31']))?.subscriptions?.[0]).not.toHaveProperty('renewal');
  });

  it('an unreadable renewal costs only itself', () => {
    const result = untilOf(['2026-12-01'], ['next spring']);
    expect(firstClient(result)?.subscriptions?.[0]).not.toHaveProperty('renewal');
    expect(particular(result)).toEqual(['left-out']);
  });
});

describe('countries', () => {
  it.each([
    ['BR', 'BR'],
    ['br', 'BR'],
    ['Brazil', 'BR'],
    ['Brasil', 'BR'],
    ['México', 'MX'],
    ['mexico', 'MX'],
    ['Brésil', 'BR'],
    ['Niemcy', 'DE'],
    ['Südkorea', 'KR'],
    ['South Korea', 'KR'],
    ['Korea, Republic of', 'KR'],
    ['Viet Nam', 'VN'],
    ['Hong Kong', 'HK'],
    ['Hong Kong SAR China', 'HK'],
    ['Taiwan, Province of China', 'TW'],
    ['Brunei Darussalam', 'BN'],
    ['Burma', 'MM'],
    ['USA', 'US'],
    ['United States of America', 'US'],
    ['The Netherlands', 'NL'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['EE. UU.', 'US'],
    ['Turquía', 'TR'],
    ['ブラジル', 'BR'],
  ])('%s is %s', (cell, market) => {
    expect(firstClient(read([row({ Country: cell })]))?.market).toBe(market);
  });

  it.each(['Atlantis', 'EU', 'XX', '42'])('%s is refused', (cell) => {
    expect(problemIds(read([row({ Country: cell })]))).toEqual(['unknown-country']);
  });

  it('no country: one outside the growth markets, as an assumption and as a question', () => {
    const result = read([row({ Country: '' })]);
    expect(firstClient(result)?.market).toBe('US');
    expect(particular(result)).toEqual(['no-country']);
    expect(ids(result.missing)).toContain('country');
  });

  it('the reader says where clients without a country are', () => {
    const result = read([row({ Country: '' })], { market: 'BR' });
    expect(firstClient(result)?.market).toBe('BR');
    expect(particular(result)).toEqual([]);
  });
});

describe('managed credit', () => {
  const managed = (isManaged: string, until: string) =>
    read([row({ 'Is managed?': isManaged, 'Managed relationship estimated expiration date': until })]);
  it.each([
    ['yes', '2026-12-01', '2026-12-01', []],
    ['Sí', '2026-12-01', '2026-12-01', []],
    ['', '2026-12-01', '2026-12-01', []],
    ['no', '', undefined, []],
    ['', '', undefined, []],
    ['no', '2026-10-01', '2026-10-01', []],
    ['yes', '', '2026-11-17', ['no-expiry']],
    ['yes', '2026-11-16', '2026-11-16', ['expiry-passed']],
    ['yes', '2027-01-15', '2027-01-15', []],
    ['yes', '2027-01-16', '2027-01-15', ['expiry-beyond-window']],
    ['no', '2026-12-01', undefined, ['not-managed-despite-expiry']],
  ])('is managed "%s", expiry "%s": until %s', (isManaged, until, expected, assumptions) => {
    const result = managed(isManaged, until);
    expect(firstClient(result)?.managedUntil).toBe(expected);
    expect(particular(result)).toEqual(assumptions);
  });

  it('the MRR is there from the day of the activity that the expiry stands for', () => {
    expect(firstClient(managed('yes', '2026-12-01'))?.subscriptions?.[0]?.from).toBe('2026-10-02');
    expect(firstClient(managed('no', ''))?.subscriptions?.[0]?.from).toBe(AS_OF);
  });

  it('the reader says until when clients without an expiry are managed', () => {
    const result = read([row({ 'Managed relationship estimated expiration date': '' })], { expiry: '2026-12-24' });
    expect(firstClient(result)?.managedUntil).toBe('2026-12-24');
    expect(particular(result)).toEqual([]);
  });

  it.each(['true', 'TRUE', '1', 'Sí', 'sim', 'oui', 'Ja', 'tak', 'vero', 'はい'])('%s is yes', (word) => {
    expect(firstClient(managed(word, ''))).toHaveProperty('managedUntil');
  });

  it.each(['false', '0', 'No', 'não', 'non', 'nein', 'nie', 'fałsz', 'いいえ'])('%s is no', (word) => {
    const result = managed(word, '');
    expect(result.rejected).toEqual([]);
    expect(firstClient(result)).not.toHaveProperty('managedUntil');
  });

  it('an answer that is neither yes nor no is refused', () => {
    expect(problemIds(managed('perhaps', ''))).toEqual(['not-yes-or-no']);
  });

  it.each([
    ['Sold, Managed', '2026-11-17'],
    ['Vendido y gestionado', '2026-11-17'],
    ['Sold', undefined],
  ])('without "Is managed?" the relationship type decides: %s', (type, until) => {
    const result = read([['Acme', 'US', '5', type]], {}, ['Client name', 'Country', 'Total MRR', 'Relationship type']);
    expect(firstClient(result)?.managedUntil).toBe(until);
  });
});

describe('other partners: total ÷ split − 1', () => {
  it.each([
    ['1000', '1000', 0, []],
    ['1000', '500', 1, []],
    ['1000', '333.33', 2, []],
    ['1000', '333.34', 2, []],
    ['100', '14.29', 6, []],
    ['999.99', '333.330000', 2, []],
    ['1000', '', 0, []],
    ['1000', '0', 0, ['no-share']],
    ['1000', '300', 2, ['uneven-split']],
    ['1000', '2000', 0, ['uneven-split']],
    ['1001', '1000', 0, ['uneven-split']],
    ['1000000', '0.01', 19, ['uneven-split']],
  ])('%s ÷ %s: %i', (total, split, others, assumptions) => {
    const result = read([row({ 'Total MRR': total, 'Split managed MRR': split })]);
    expect(firstClient(result)?.otherPartners ?? []).toHaveLength(others);
    expect(particular(result)).toEqual(assumptions);
  });

  it('a client that is not managed shares nothing', () => {
    const result = read([['Acme', 'US', '1000', '300', 'no', '']]);
    expect(firstClient(result)).not.toHaveProperty('otherPartners');
  });
});

describe('sold MRR', () => {
  const headers = ['Client name', 'Country', 'Total MRR', 'Sold MRR', 'Sold product lines', 'Relationship type'];
  const sold = (options: Partial<ImportOptions> = {}, lines = 'Sales Hub') =>
    read([['Acme', 'US', '900', '300', lines, 'Sold']], options, headers);

  it('is left out and asked for while its day and motion are unknown', () => {
    const result = sold();
    expect(firstClient(result)).not.toHaveProperty('sales');
    expect(result.missing.find(({ id }) => id === 'sales')?.rows).toEqual([2]);
  });

  it('follows the default, openly', () => {
    const result = sold({ sales: { on: '2026-03-01', motion: 'assisted' } });
    expect(firstClient(result)?.sales).toEqual([
      { line: 'sales-hub', on: '2026-03-01', mrr: '300', motion: 'assisted' },
    ]);
    expect(particular(result)).toEqual(['sale-day', 'sale-motion']);
    expect(ids(result.missing)).not.toContain('sales');
  });

  it('follows the corrections of its row', () => {
    const corrections = [
      { row: 2, field: 'soldOn', text: '2026-05-05' },
      { row: 2, field: 'motion', text: 'sourced' },
    ] as const;
    const result = sold({ sales: { on: '2026-03-01', motion: 'assisted' }, corrections });
    expect(firstClient(result)?.sales?.[0]).toMatchObject({ on: '2026-05-05', motion: 'sourced' });
    expect(particular(result)).toEqual([]);
  });

  it.each([
    ['Sales Hub', 'sales-hub'],
    ['Marketing Hub Professional', 'marketing-hub'],
    ['Sales Hub; Marketing Hub', 'all-products'],
    ['', 'all-products'],
  ])('lines "%s" are %s', (lines, line) => {
    expect(firstClient(sold({ sales: { on: '2026-03-01', motion: 'sourced' } }, lines))?.sales?.[0]?.line).toBe(line);
  });

  it('sold without an amount is asked for', () => {
    const result = read([['Acme', 'US', '900', '', '', 'Sold']], {}, headers);
    expect(ids(result.missing)).toContain('sold-mrr');
  });
});

describe('identity', () => {
  const headers = ['Client name', 'Client account name', 'Company domain name', 'Hub ID', 'Total MRR', 'Country'];
  const client = (...cells: string[]) => firstClient(read([[...cells, '5', 'US']], {}, headers));
  it.each([
    [['Acme', 'Account', 'Acme.example', '123'], '123', 'Acme'],
    [['Acme', 'Account', 'Acme.example', ''], 'acme.example', 'Acme'],
    [['', 'Account One', '', ''], 'account-one', 'Account One'],
    [['', '', 'acme.example', ''], 'acme.example', 'acme.example'],
    [['', '', '', '123'], '123', '123'],
    [['株式会社サンプル', '', '', ''], '株式会社サンフル', '株式会社サンプル'],
    [['!!!', '', '', ''], '!!!', '!!!'],
    [['Acme\nNorth', '', '', ''], 'acme-north', 'Acme North'],
  ])('%j is %s', (cells, id, name) => {
    expect(client(...cells)).toMatchObject({ id, name });
  });

  it('is at most 64 bytes long', () => {
    const id = client('ñ'.repeat(3) + '漢'.repeat(60), '', '', '')?.id ?? '';
    expect(new TextEncoder().encode(id).length).toBeLessThanOrEqual(64);
    expect(id.length).toBeGreaterThan(20);
  });

  it('is made unique, openly', () => {
    const result = read([row(), row({ 'Total MRR': '7' }), row({ 'Total MRR': '9' })]);
    expect(result.portfolio.clients?.map(({ id }) => id)).toEqual(['acme', 'acme-2', 'acme-3']);
    expect(result.assumed.filter(({ id }) => id === 'same-identity').map(({ rows }) => rows)).toEqual([[3], [4]]);
    expect(result.imported[1]).toEqual({ row: 3, client: 'acme-2' });
  });

  it('a row that repeats another counts once', () => {
    const result = read([row(), row()]);
    expect(result.portfolio.clients).toHaveLength(1);
    expect(result.rejected[0]).toMatchObject({ row: 3, problems: [{ id: 'duplicate-row', params: { of: 2 } }] });
  });

  it('a row without any is refused', () => {
    expect(problemIds(read([row({ 'Client name': ' ' })]))).toEqual(['no-identity']);
  });
});

describe('columns', () => {
  it('"Renewal MRR Change" is not "Renewal MRR"', () => {
    const result = read([['Acme', '-355', '1000']], {}, ['Client name', 'Renewal MRR Change', 'Renewal MRR']);
    expect(result.understood.columns.map(({ field, index }) => [field, index])).toEqual([
      ['name', 0],
      ['renewalMrr', 2],
    ]);
  });

  it.each(['  client   NAME ', 'Nómbre del cliente', 'CLIENT NAME:', '\u00a0Client name'])(
    '"%s" is the name',
    (header) => {
      const result = read([['Acme', '5']], {}, [header, 'Total MRR']);
      expect(firstClient(result)?.name).toBe('Acme');
    },
  );

  it('the internal name wins over a label', () => {
    const result = read([['Wrong', 'Right']], {}, ['Client name', 'hs_client_name']);
    expect(firstClient(result)?.name).toBe('Right');
  });

  it('a chosen column wins, and none can be chosen', () => {
    const result = read([['Acme', '5', '7', '9']], { columns: { mrr: 2, soldMrr: null } }, [
      'Client name',
      'Total MRR',
      'Other',
      'Sold MRR',
    ]);
    expect(firstClient(result)?.subscriptions?.[0]?.mrr).toBe('7');
    expect(result.understood.columns.map(({ field, by }) => [field, by])).toEqual([
      ['name', 'label'],
      ['mrr', 'choice'],
    ]);
  });

  it('what is not exported is asked for', () => {
    const result = read([['Acme']], {}, ['Client name']);
    expect(ids(result.missing)).toEqual(['mrr-column', 'managed-column', 'country', 'certification', 'credited-tier']);
  });
});

describe('bad rows cost no good ones', () => {
  const text = (lines: string[]) => encode(lines.join('\n'), 'utf-8');
  const names = (bytes: Uint8Array) => readClientExport(bytes, base).portfolio.clients?.map(({ name }) => name);

  it('a quotation mark that is never closed costs its own line', () => {
    const bytes = text([
      'Client name,Country,Total MRR',
      'Acme,US,1',
      '"Beta,US,2',
      'Gamma,US,3',
      '"Delta\nSouth",US,4',
    ]);
    expect(names(bytes)).toEqual(['Acme', 'Gamma', 'Delta South']);
    const [bad, ...others] = readClientExport(bytes, base).rejected;
    expect(others).toEqual([]);
    expect(bad).toMatchObject({ row: 3, line: 3, problems: [{ id: 'broken-quotes', params: { line: 3 } }] });
  });

  it('text after a closing quotation mark costs its own line', () => {
    expect(names(text(['Client name,Country', '"Acme" Ltd,US', 'Beta,US']))).toEqual(['Beta']);
  });

  it('a separator too many costs its own row', () => {
    const result = readClientExport(text(['Client name,Total MRR', 'Acme, Inc,5', 'Beta,6,,']), base);
    expect(problemIds(result)).toEqual(['too-many-cells']);
    expect(result.portfolio.clients?.map(({ name }) => name)).toEqual(['Beta']);
  });

  it('rows and lines are told apart where cells have line breaks', () => {
    const result = readClientExport(text(['Client name,Total MRR', '"Acme\nNorth",5', '', 'Beta,x']), base);
    expect(result.rejected[0]).toMatchObject({ row: 4, line: 5, name: 'Beta' });
  });

  it('all problems of a row are told at once, and what it assumed is not', () => {
    const result = read([['', 'Atlantis', 'x', '', 'maybe', '']]);
    expect(problemIds(result)).toEqual(['no-identity', 'unknown-country', 'not-yes-or-no', 'not-an-amount']);
    expect(result.assumed).toEqual([]);
  });

  it('a hostile number of broken quotes ends', () => {
    const bytes = text(['Client name,Total MRR', ...Array.from({ length: 5000 }, () => '"x,1')]);
    expect(readClientExport(bytes, base).portfolio.clients).toEqual([]);
  });
});

describe('learned columns', () => {
  const learned = learnColumn({}, 'name', ' 会社名 ');
  const fields = (headers: string[], from = learned) => recogniseColumns(headers, {}, from).map(({ field }) => field);

  it('count for a header that is written a little differently', () => {
    expect(fields(['国', '会社名'])).toEqual(['name']);
  });
  it('leave a known header what it is', () => {
    expect(fields(['Client name'], learnColumn({}, 'mrr', 'Client name'))).toEqual(['name']);
  });
  it('hold one header per field, the latest', () => {
    expect(fields(['会社名', '顧客'], learnColumn(learned, 'name', '顧客'))).toEqual(['name']);
    expect(learnColumn(learned, 'name', '顧客')).toEqual({ 顧客: 'name' });
  });
  it('are forgotten where the reader wants none', () => {
    expect(learnColumn(learned, 'name')).toEqual({});
  });
});

describe('files', () => {
  const errorOf = (bytes: Uint8Array, options: Partial<ImportOptions> = {}): ImportError => {
    try {
      readClientExport(bytes, { ...base, ...options });
    } catch (error) {
      if (error instanceof ImportError) return error;
    }
    throw new Error('expected an ImportError');
  };
  const utf8 = (text: string) => encode(text, 'utf-8');
  const good = utf8('Client name\nAcme');

  it.each([
    ['empty-file', new Uint8Array(), {}],
    ['empty-file', utf8('\uFEFF \n\n'), {}],
    ['header-only', utf8('Client name,Country\n\n,\n'), {}],
    ['no-known-column', utf8('First name,Last name\nAna,Sample\n'), {}],
    ['no-identity-column', utf8('Country,Total MRR\nUS,5\n'), {}],
    ['spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), {}],
    ['spreadsheet', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), {}],
    ['pdf', utf8('%PDF-1.7'), {}],
    ['binary-file', new Uint8Array([1, 0, 0, 0, 2, 3, 0, 0]), {}],
    ['file-too-large', new Uint8Array(50 * 1024 * 1024), {}],
    ['list-too-large', utf8(`Client name\n${'Acme\n'.repeat(150_000)}`), {}],
    ['list-too-large', utf8(`Client name${',x'.repeat(100_000)}\nAcme`), {}],
    ['list-too-large', utf8(`Client name\n${'"\n'.repeat(300_000)}`), {}],
    ['option-day', good, { asOf: '2026-02-30' }],
    ['option-day', good, { asOf: 'today' }],
    ['option-currency', good, { currency: 'dollars' }],
  ])('%s', (id, bytes, options) => {
    const error = errorOf(bytes, options);
    expect(error.id).toBe(id);
    expect(describeError(error)).toMatch(/expected .+ found .+/);
  });

  it.each(['sep=;\nClient name;Total MRR\nAcme;5', 'My clients\n\nClient name;Total MRR\nAcme;5'])(
    'the header may stand below other lines: %j',
    (text) => {
      expect(firstClient(readClientExport(utf8(text), base))?.subscriptions?.[0]?.mrr).toBe('5');
    },
  );

  it('the separator is the one under which the header is understood', () => {
    const result = readClientExport(utf8('Client name;"Notes, long, and, more";Total MRR\nAcme;a,b,c;5'), base);
    expect(result.understood.delimiter).toBe(';');
  });

  it.each(['utf-16le', 'utf-16be'] as const)('a byte order mark tells %s where the cells are not Latin', (encoding) => {
    const name = '漢'.repeat(300);
    expect(firstClient(readClientExport(encode(`Client name\n${name}`, encoding), base))?.name).toBe(name);
  });

  it('old Macintosh line breaks are line breaks', () => {
    expect(readClientExport(utf8('Client name\rAcme\rBeta'), base).portfolio.clients).toHaveLength(2);
  });

  it('an old Windows file is read, and said to be one', () => {
    const bytes = new Uint8Array([...utf8('Client name\nCaf'), 0xe9]);
    const result = readClientExport(bytes, base);
    expect([firstClient(result)?.name, result.understood.encoding]).toEqual(['Café', 'windows-1252']);
  });
});

describe('descriptions', () => {
  const result = readClientExport(
    encode('Client name,Country,Total MRR,Next renewal date\nAcme,US,5,soon\nBeta,,x,', 'utf-8'),
    { asOf: AS_OF, windowDays: 60 },
  );

  it('put one line per finding', () => {
    const lines = [
      ...result.assumed.map(describeAssumption),
      ...result.rejected.map(describeRejected),
      ...result.missing.map(describeMissing),
    ];
    expect(lines).toEqual([
      'assumed: row 2: amounts are taken as USD, as the list names no currency',
      'assumed: row 2: Next renewal date: "soon" cannot be read and is left out; no figure rests on it',
      'assumed: MRR is taken to be what it is on 2026-11-16 ever since the managed stretch in sight began',
      'not read: row 3, Beta: Total MRR: expected an amount, found "x"; write it as 1234.56',
      'missing: the list does not say which clients are managed: export "Is managed?" and the estimated expiration date too',
      'missing: row 2: in which currency do these clients pay?',
      'missing: until when does the Solutions Partner certification last? Without it no tier is met',
      'missing: which tier is credited, and since when?',
    ]);
  });

  it('shorten long lists of rows', () => {
    const rows = Array.from({ length: 40 }, (_, index) => index + 2);
    expect(describeAssumption({ id: 'no-mrr', params: {}, rows })).toBe(
      'assumed: 40 rows (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, …): managed, but without Total MRR: no managed credit',
    );
  });

  it('never leave an id or an undefined in a line', () => {
    const params = { field: 'mrr', found: 'F', value: 'V', expected: 'E' };
    const lines = [
      ...ASSUMPTION_IDS.map((id) => describeAssumption({ id, params, rows: [2] })),
      ...PROBLEM_IDS.map((id) => describeRejected({ row: 2, line: 2, name: 'A', problems: [{ id, params }] })),
      ...MISSING_IDS.map((id) => describeMissing({ id, params, rows: [] })),
    ];
    for (const line of lines) expect(line).not.toMatch(/undefined|[a-z]+-[a-z]+$/);
  });
});
