import { groupNamed, groupsIn, hanName, headingKey, textOf, type TableCell, type Scheme } from '$lib/points';
import { postHeadings, rosterColumnNames } from '$lib/tables';
import { searchedRows } from '../files/find-table';
import type { Grid } from '../files/read-workbook';
import { importedHeadings, isKeptInRoster, type ImportedField } from './imported-headings';

/** The meaning of a column in somebody's own roster. */
export type RosterField = ImportedField | 'left-out';

export interface RosterColumn {
  /** index in the row's cells */
  at: number;
  heading: string;
  field: RosterField;
  /** the first value in it; '' for a column that is left out, because nobody needs to see that once more */
  sample: string;
  /** a column of posts that is read as 类别, because the rules know every word in it as one */
  postsAsGroup: boolean;
}

/** A unit's own roster, its header found and its columns proposed. */
export interface RosterSheet {
  headerRow: number;
  /** below the header */
  rows: Grid['rows'];
  columns: RosterColumn[];
  /** its headings say that it can be nothing else */
  isPlain: boolean;
}

/** The key under which a roster's heading is remembered, beside those of other sheets. */
export const rosterWord = (heading: string) => `roster:${headingKey(heading)}`;

/** The headings that people use for a column, the likelier first. */
const called: Record<Exclude<RosterField, 'left-out'>, readonly string[]> = {
  ...rosterColumnNames,
  group: ['类别', 'group', ...postHeadings, '人员类别'],
  since: [...importedHeadings.since, 'since', '变动时间', '调整日期', '调整时间']
};
const fields = Object.keys(called) as Exclude<RosterField, 'left-out'>[];
export const isRosterField = (text: string): text is RosterField =>
  text === 'left-out' || (fields as string[]).includes(text);

/** Columns without a meaning: 序号 counts lines, and the same person has another one in the next file. */
const beside = new Set(['序号', '备注'].map(headingKey));
/** Further columns of rosters that aren't needed here. */
const personal = new Set(
  [
    ...['性别', '民族', '出生年月', '出生日期', '年龄', '学历', '文化程度', '政治面貌', '籍贯', '入党时间'],
    ...['电话', '联系电话', '电话号码', '手机', '手机号', '手机号码', '联系方式', '身份证', '身份证号'],
    ...['身份证号码', '住址', '家庭住址', '地址', '分管工作', '分工']
  ].map(headingKey)
);
/** A scheme's own words, which only count where the scheme knows the values below them. */
const ofScheme = new Set([...postHeadings, '人员类别'].map(headingKey));
const isPost = new Set(postHeadings.map(headingKey));

/**
 * Finds a roster in a sheet by its column of names, and proposes what its columns are. null: nobody is named here.
 *
 * @param remembered what the unit has chosen before, by `rosterWord`
 */
export function rosterSheet(
  grid: Grid,
  { scheme, remembered }: { scheme: Scheme; remembered: ReadonlyMap<string, string> }
): RosterSheet | null {
  const filled = grid.rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const head = filled
    .slice(0, searchedRows)
    .find(({ cells }) => cells.some((cell) => rank('name', headingKey(textOf(cell))) >= 0));
  if (!head) return null;
  const rows = filled.filter(({ row }) => row > head.row);
  const titles = head.cells
    .map((cell, at) => ({ at, heading: textOf(cell) }))
    .filter(({ heading }) => heading !== '');
  const groups = groupsIn(scheme);
  const known = (at: number) =>
    groups.size > 0 &&
    rows.every(({ cells }) => {
      const text = textOf(cells[at]);
      return text === '' || groupNamed(groups, text) !== null;
    });
  const taken = new Map<RosterField, number>();
  for (const { at, heading } of titles) {
    const field = remembered.get(rosterWord(heading));
    if (field !== undefined && isRosterField(field) && field !== 'left-out' && !taken.has(field))
      taken.set(field, at);
  }
  for (const field of fields) {
    if (taken.has(field) || !isKeptInRoster(field, scheme)) continue;
    const places = new Set(taken.values());
    const [best] = titles
      .filter(({ at, heading }) => !places.has(at) && !remembered.has(rosterWord(heading)))
      .map(({ at, heading }) => ({ at, key: headingKey(heading), place: rank(field, headingKey(heading)) }))
      .filter(({ at, key, place }) => place >= 0 && (field !== 'group' || !ofScheme.has(key) || known(at)))
      .sort((a, b) => a.place - b.place);
    if (best) taken.set(field, best.at);
  }
  const fieldAt = new Map([...taken].map(([field, at]) => [at, field]));
  const columns = titles.map(({ at, heading }): RosterColumn => {
    const field = fieldAt.get(at) ?? 'left-out';
    return {
      at,
      heading,
      field,
      sample: field === 'left-out' ? '' : firstOf(rows, at),
      postsAsGroup: field === 'group' && isPost.has(headingKey(heading))
    };
  });
  const keys = titles.map(({ heading }) => headingKey(heading));
  const isKnown = (key: string) =>
    beside.has(key) || personal.has(key) || fields.some((field) => rank(field, key) >= 0);
  const tells = (key: string) => personal.has(key) || ['from', 'to', 'post', 'workplace'].some(isOf(key));
  return { headerRow: head.row, rows, columns, isPlain: keys.every(isKnown) && keys.some(tells) };
}

const keysOf = new Map(fields.map((field) => [field as string, called[field].map(headingKey)]));
const rank = (field: string, key: string) => keysOf.get(field)?.indexOf(key) ?? -1;
const isOf = (key: string) => (field: string) => rank(field, key) >= 0;

function firstOf(rows: Grid['rows'], at: number): string {
  const cell: TableCell | undefined = rows.map(({ cells }) => cells[at]).find((each) => textOf(each) !== '');
  return Array.from(hanName(textOf(cell)))
    .slice(0, 12)
    .join('');
}
