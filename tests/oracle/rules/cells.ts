import { daysIn } from './calendar';
import { type OracleItem } from './item';

/** A table as it stands in a file; the first line is the header. */
export type OracleTable = readonly (readonly string[])[];

export const levelNames: Readonly<Record<string, string>> = {
  街道: 'street',
  区: 'district',
  县: 'county',
  市: 'city',
  地区: 'prefecture',
  省: 'province',
  自治区: 'region',
  国家: 'national',
  较差: 'poor',
  全国: 'national',
  地: 'prefecture',
  差: 'poor'
};

export const headings = {
  roster: {
    subject: ['编号'],
    name: ['姓名'],
    pool: ['序列'],
    group: ['类别'],
    from: ['到岗'],
    to: ['离岗']
  },
  entries: {
    id: ['流水号'],
    subject: ['编号'],
    item: ['事项'],
    date: ['日期'],
    period: ['登记月', '入账月'],
    quantity: ['数量'],
    value: ['分值', '等级', '名次', '分值/等级/名次'],
    matter: ['同一事项'],
    basis: ['依据'],
    reverses: ['更正', '冲正']
  },
  ballots: { subject: ['编号'], group: ['类别'], score: ['得分'] }
} as const satisfies Record<string, Record<string, readonly string[]>>;

/** The cell of a column by name; '' when the table doesn't have the column. */
export function cell(
  table: OracleTable,
  line: readonly string[],
  column: string,
  names: readonly string[]
): string {
  const at = (table[0] ?? []).findIndex((heading) => heading === column || names.includes(heading));
  return (line[at] ?? '').trim();
}

/** Reads YYYY-MM-DD, 2026/1/5 or 2026年1月5日 as YYYY-MM-DD; null when it is no day. */
export function readDate(text: string): string | null {
  const forms = [
    /^(\d{4})-(\d{2})-(\d{2})$/,
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
    /^(\d{4})年(\d{1,2})月(\d{1,2})日$/
  ];
  const found = forms.map((form) => form.exec(text)).find((match) => match !== null);
  const [year = 0, month = 0, day = 0] = (found ?? []).slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** Whether a quantity is valid: whole and at least 1, and more than 1 only where something is counted. */
export function isQuantity(text: string, item: OracleItem | null): boolean {
  if (text === '') return true;
  return /^[1-9]\d*$/.test(text) && (text === '1' || item?.takes === 'quantity');
}

/** The value in the ledger's own writing: a level's id, a number's text; null is a `bad-value`. */
export function readValue(text: string, item: OracleItem): string | null {
  if (item.takes === 'level') {
    const word = text.replace(/级$/, '');
    const level = item.words[word] ?? levelNames[word] ?? text;
    return level in item.levels ? level : null;
  }
  if (item.takes === 'rank') return /^[1-9]\d*$/.test(text) ? text : null;
  if (item.takes !== 'number') return '';
  if (!/^-?\d+(\.\d{1,2})?$/.test(text)) return null;
  const number = Number(text);
  if (item.whole && !/^\d+$/.test(text)) return null;
  if (item.from !== undefined && (number < Number(item.from) || (item.above && number === Number(item.from))))
    return null;
  if (item.to !== undefined && number > Number(item.to)) return null;
  return text;
}
