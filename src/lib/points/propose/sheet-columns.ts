import { textOf } from '../reading/cells';
import { headingKey } from '../reading/columns';
import type { TableCell } from '../reading/table';

/** Places of the columns of a rule document's table. */
export interface SheetColumns {
  text: number;
  points: number | null;
  section: number | null;
  name: number | null;
}

const headings = {
  text: /^(?:评分标准|考核标准|计分标准|扣分标准|积分标准|评分细则|考核细则|考核内容|评分办法|计分办法|考核要求|内容|标准|细则|说明|rule|criteria)$/,
  points: /^(?:分值|满分|基本分|标准分|权重|分数|积分|计分|points|marks)$/,
  section: /^(?:考核项目|考核类别|类别|项目|类型|章节|一级指标|板块|section)$/,
  name: /^(?:考核指标|指标|二级指标|事项|积分事项|名称|积分项目|item|name)$/
};

/**
 * Tells which column is which when the cells are a header with the points and what they are for; null
 * otherwise.
 */
export function columnsIn(cells: readonly TableCell[]): SheetColumns | null {
  const keys = cells.map((cell) => headingKey(textOf(cell)));
  const find = (heading: RegExp) => {
    const place = keys.findIndex((key) => heading.test(key));
    return place < 0 ? null : place;
  };
  const points = find(headings.points);
  const name = find(headings.name);
  const section = find(headings.section);
  const text = find(headings.text) ?? name;
  if (text === null) return null;
  const known = [points, name, section, text].filter((place) => place !== null);
  return new Set(known).size < 2 ? null : { text, points, section, name };
}
