import { utils, write, type WorkSheet } from '@e965/xlsx';
import type { Subject } from '$lib/points';

/** One thing that happened, as somebody would tell it. */
export interface TrueLine {
  person: string;
  item: string;
  quantity: number;
}

export interface MadeForm {
  bytes: Uint8Array;
  truth: TrueLine[];
  /** the layout has one meaning, and nothing is hidden or struck */
  isPlain: boolean;
  /** the habits that were chosen, for a failure's message */
  habits: string[];
}

/** Items of the community scheme that a form counts, with points of one and other words for them. */
const items = [
  { id: 'activity', name: '参加活动', alias: '社区活动', worth: 2 },
  { id: 'task-on-time', name: '按时完成任务', alias: '按时完成', worth: 1 },
  { id: 'mediation', name: '调解纠纷', alias: '矛盾调解', worth: 5 },
  { id: 'complaint', name: '被居民投诉', alias: '投诉', worth: -1 },
  { id: 'contest', name: '参加比赛', alias: '比赛', worth: 2 },
  { id: 'good-deed', name: '好人好事', alias: '做好事', worth: 5 }
];

/** Numbers from 0 to 1 of a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

type Cell = string | number | null;

class Form {
  readonly rows: Cell[][] = [];
  readonly merges: { s: { r: number; c: number }; e: { r: number; c: number } }[] = [];
  readonly hiddenRows = new Set<number>();
  put(row: number, column: number, value: Cell): void {
    const cells = (this.rows[row] ??= []);
    while (cells.length <= column) cells.push(null);
    cells[column] = value;
  }
}

/** A workbook laid out by habits that the seed chooses. */
export function madeForm(seed: number, roster: readonly Subject[]): MadeForm {
  const random = randomOf(seed);
  const chance = (share: number) => random() < share;
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const habits: string[] = [];
  const habit = (name: string, share: number) => {
    const is = chance(share);
    if (is) habits.push(name);
    return is;
  };
  const people = roster.filter(() => chance(0.7));
  const chosen = items.filter(() => chance(0.6));
  if (people.length < 2) people.splice(0, people.length, ...roster.slice(0, 3));
  if (chosen.length < 2) chosen.splice(0, chosen.length, ...items.slice(0, 3));
  const truth: TrueLine[] = [];
  const form = new Form();
  let row = 0;
  if (habit('title', 0.7))
    form.put(row++, 0, pick(['2026年11月社区干部积分登记表', '幸福里社区11月份积分表', '2026.11积分统计']));
  if (habit('subtitle', 0.2)) form.put(row++, 0, '填表人：方敏');
  const name = (person: Subject) => {
    const letters = Array.from(person.name);
    if (letters.length === 2 && habit('spaced-name', 0.1)) return letters.join(pick([' ', '　', '  ']));
    return person.name;
  };
  let isPlain = true;
  if (habit('list', 0.35)) {
    const order = pick([
      ['date', 'name', 'item', 'quantity'],
      ['name', 'item', 'date', 'quantity'],
      ['no', 'date', 'name', 'item', 'quantity', 'remark']
    ]);
    const heads: Record<string, string[]> = {
      no: ['序号'],
      date: ['日期', '时间', '发生日期'],
      name: ['姓名', '人员'],
      item: ['事项', '积分项目', '项目'],
      quantity: ['数量', '次数'],
      remark: ['备注']
    };
    order.forEach((field, column) => form.put(row, column, pick(heads[field] ?? [field])));
    const spelling = pick([
      (day: number) => `2026.11.${day}`,
      (day: number) => `11月${day}日`,
      (day: number) => `2026-11-${String(day).padStart(2, '0')}`,
      (day: number) => `2026年11月${day}日`,
      (day: number) => `11/${day}`
    ]);
    const count = 3 + Math.floor(random() * 8);
    for (let n = 1; n <= count; n += 1) {
      row += 1;
      const person = pick(people);
      const item = pick(chosen);
      const quantity = chance(0.7) ? 1 : 2 + Math.floor(random() * 3);
      // Days above the twelfth have one order only.
      const values: Record<string, Cell> = {
        no: n,
        date: spelling(13 + Math.floor(random() * 15)),
        name: name(person),
        item: chance(0.8) ? item.name : item.alias,
        quantity: chance(0.5) ? quantity : `${quantity}次`,
        remark: null
      };
      order.forEach((field, column) => form.put(row, column, values[field] ?? null));
      truth.push({ person: person.id, item: item.id, quantity });
    }
  } else {
    const asPoints = habit('points', 0.4);
    const hint = habit('hint', 0.5);
    const total = habit('total', 0.6);
    const sections = habit('sections', 0.2);
    const number = habit('row-number', 0.6);
    const department = habit('department', 0.2);
    const titleOf = (item: (typeof items)[number]) => {
      const word = chance(0.75) ? item.name : item.alias;
      if (!hint) return word;
      return asPoints ? `${word}${pick(['得分', '（分）', '积分'])}` : `${word}${pick(['次数', '（次）'])}`;
    };
    const block = (
      members: readonly Subject[],
      columnsOfBlock: readonly (typeof items)[number][],
      left: number,
      top: number
    ) => {
      let column = left;
      const heads: string[] = [];
      if (number) heads.push('序号');
      heads.push('姓名');
      if (department) heads.push('部门');
      const before = heads.length;
      heads.push(...columnsOfBlock.map(titleOf));
      if (total) heads.push(pick(['合计', '总分', '得分合计']));
      if (habit('remark-column', 0.2)) heads.push('备注');
      let line = top;
      if (sections) {
        const half = Math.ceil(columnsOfBlock.length / 2);
        form.put(line, left + before, '任务分');
        form.merges.push({ s: { r: line, c: left + before }, e: { r: line, c: left + before + half - 1 } });
        if (columnsOfBlock.length > half) {
          form.put(line, left + before + half, '奖励分');
          form.merges.push({
            s: { r: line, c: left + before + half },
            e: { r: line, c: left + before + columnsOfBlock.length - 1 }
          });
        }
        line += 1;
      }
      for (const head of heads) form.put(line, column++, head);
      members.forEach((person, at) => {
        line += 1;
        column = left;
        if (number) form.put(line, column++, at + 1);
        form.put(line, column++, name(person));
        if (department) form.put(line, column++, pick(['综合组', '网格组']));
        let sum = 0;
        for (const item of columnsOfBlock) {
          const quantity = chance(0.6) ? 1 + Math.floor(random() * 4) : 0;
          const worth = quantity * item.worth;
          sum += worth;
          const shown = asPoints ? worth : quantity;
          const empty = pick([null, null, 0, '无', '/']);
          form.put(
            line,
            column++,
            quantity === 0 ? empty : chance(0.85) ? shown : asPoints ? `${shown}` : `${shown}次`
          );
          if (quantity > 0) truth.push({ person: person.id, item: item.id, quantity });
        }
        if (total) form.put(line, column++, sum);
      });
      return line;
    };
    if (people.length > 3 && habit('side-by-side', 0.2)) {
      const half = Math.ceil(people.length / 2);
      const width = (number ? 1 : 0) + 1 + (department ? 1 : 0) + chosen.length + (total ? 1 : 0) + 1;
      const below = Math.max(
        block(people.slice(0, half), chosen, 0, row),
        block(people.slice(half), chosen, width, row)
      );
      row = below;
    } else if (people.length > 3 && habit('stacked', 0.25)) {
      const half = Math.ceil(people.length / 2);
      row = block(people.slice(0, half), chosen, 0, row);
      row += 2;
      if (habit('block-title', 0.5)) form.put(row++, 0, '第二网格');
      row = block(people.slice(half), [...chosen].reverse(), 0, row);
    } else row = block(people, chosen, 0, row);
    if (!hint && !total) isPlain = false;
  }
  if (habit('remark', 0.4))
    form.put(row + 1, 0, pick(['备注：以上为11月数据', '注：本表由社区填写，一式两份。', '制表人：方敏']));
  const wayOut = pick(['xlsx', 'xlsx', 'xls', 'ods', 'csv', 'txt'] as const);
  habits.push(wayOut);
  if (wayOut !== 'csv' && wayOut !== 'txt' && habit('hidden-row', 0.1)) {
    form.hiddenRows.add(row);
    isPlain = false;
  }
  return { bytes: bytesOf(form, wayOut), truth, isPlain, habits };
}

function bytesOf(form: Form, as: 'xlsx' | 'xls' | 'ods' | 'csv' | 'txt'): Uint8Array {
  const width = Math.max(...Array.from(form.rows, (cells) => cells?.length ?? 0));
  const rows = Array.from({ length: form.rows.length }, (_, at) =>
    Array.from({ length: width }, (__, n) => form.rows[at]?.[n] ?? null)
  );
  const sheet: WorkSheet = utils.aoa_to_sheet(rows);
  if (as === 'csv' || as === 'txt') {
    const text = utils.sheet_to_csv(sheet, { FS: as === 'csv' ? ',' : '\t' });
    return new TextEncoder().encode(text);
  }
  sheet['!merges'] = form.merges;
  if (form.hiddenRows.size > 0 && as === 'xlsx')
    sheet['!rows'] = rows.map((_, at) => (form.hiddenRows.has(at) ? { hidden: true } : {}));
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '11月');
  return new Uint8Array(write(book, { type: 'buffer', bookType: as, compression: true }) as Buffer);
}
