import { textOf } from '../reading/cells';
import { headingKey } from '../reading/columns';
import type { TableCell } from '../reading/table';

/** Places of the columns of a rule document's table. */
export interface SheetColumns {
  text: number;
  points: number | null;
  section: number | null;
  name: number | null;
  /** a second column with sections, where no column has names: the subject of each row */
  label: number | null;
  /** a column that says at what level, or for whom, each row holds */
  holdsFor: { place: number; heading: string } | null;
}

const headings = {
  text: /^(?:评分标准|考核标准|计分标准|扣分标准|积分标准|评分细则|考核细则|考核内容|评分办法|计分办法|考核要求|内容|标准|细则|说明|rule|criteria)$/,
  points: /^(?:分值|满分|基本分|标准分|权重|分数|积分|计分|points|marks)$/,
  section: /^(?:考核项目|考核类别|类别|项目|类型|章节|一级指标|板块|section)$/,
  name: /^(?:考核指标|指标|二级指标|事项|积分事项|名称|积分项目|item|name)$/
};

/** Headings by how they end, for those that nobody has listed. A column to be filled in (得分) is none of them. */
const endings = {
  text: /(?:标准|细则|内容|要求|行为|情形)$/,
  points: /(?:分值|赋分|加减分|奖扣分|分)$/,
  section: /(?:类别|项目|板块|领域)$/,
  name: /(?:指标|事项)$/
};
/** A cell with more characters is a sentence: running text with commas is no table. */
const longestHeading = 20;
/** A column that limits its rows: `信息层级`, `适用对象`. */
const limiting = /(?:层级|适用[对象范围人群]{2,4}|考核对象|评价对象)$/;
const filledIn = /(?:自评|评|得|扣|加|总|实)分(?:\(分\))?$/;

/**
 * Tells which column is which when the cells are a header with the points and what they are for; null
 * otherwise.
 */
export function columnsIn(cells: readonly TableCell[]): SheetColumns | null {
  const keys = cells.map((cell) => headingKey(textOf(cell)));
  if (keys.some((key) => key.length > longestHeading)) return null;
  const find = (column: keyof typeof headings) => {
    const listed = keys.findIndex((key) => headings[column].test(key));
    const place =
      listed >= 0 ? listed : keys.findIndex((key) => endings[column].test(key) && !filledIn.test(key));
    return place < 0 ? null : place;
  };
  const points = find('points');
  const name = find('name');
  const section = find('section');
  const text = find('text') ?? name;
  if (text === null) return null;
  const known = [points, name, section, text].filter((place) => place !== null);
  const second = keys.findIndex((key, n) => !known.includes(n) && headings.section.test(key));
  const label = name !== null || second < 0 ? null : second;
  const limit = keys.findIndex((key, n) => !known.includes(n) && n !== label && limiting.test(key));
  const holdsFor = limit < 0 ? null : { place: limit, heading: keys[limit] ?? '' };
  return new Set(known).size < 2 ? null : { text, points, section, name, label, holdsFor };
}
