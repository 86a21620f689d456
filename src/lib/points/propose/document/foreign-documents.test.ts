import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worthCells } from '../worth/worth-cells';
import { readDocument } from './read-document';

/** Each document as a person reads it, row by row: kind, points, and the line or the first words that they come from. */
const readByHand = {
  'F-village-shop': [
    ...['按次 5 ← 急难险重任务完成得好', '按次 10 ← 急难险重任务完成得特别好', '按次 5 ← 星级评定得五星'],
    ...['按次 5 ← 村里被定为区级', '按次 10 ← 村里被定为市级', '按次 10 ← 建成廉政', '按次 5 ← 办起信用超市'],
    ...['按次 2 ← 志愿服务一年累计满10', '按次 5 ← 志愿服务一年累计满20', '按次 10 ← 志愿服务一年累计满50'],
    ...['按次 1 ← 参加村里宣讲', '按次 1 ← 参加拥军优属', '按次 3 ← 代表镇街', '按次 1 ← 帮扶没有亲缘'],
    ...['按次 2 ← 出车出机械', '按次 1 ← 捐款100至1000元', '按次 10 ← 无偿献血', '按次 50 ← 捐献骨髓'],
    ...[
      '按次 100 ← 受国家级',
      '按次 60 ← 受省部级',
      '按次 30 ← 受地市级',
      '按次 20 ← 受区县级',
      '按次 3 ← 受村居'
    ],
    ...[
      '按次 -10 ← 年度承诺没有兑现的',
      '按次 -40 ← 年度承诺没有兑现，',
      '按次 -20 ← 两委成员互相拆台、上访的'
    ],
    ...[
      '按次 -5 ← 上级安排',
      '按次 -5 ← 群众满意度',
      '按次 -5 ← 乱倒垃圾',
      '按次 -5 ← 撒纸钱',
      '按次 -5 ← 烧垃圾'
    ],
    ...['按次 -10 ← 乱贴广告', '按次 -1 ← 达不到洁净户']
  ],
  'G-community-volunteers': ['按次 2 ← 推荐别人注册'],
  'H-school-branch': [
    ...['满分项 5 ← 立场坚定', '扣分条款（s2-1） 不得分 ← 信仰缺失', '满分项 5 ← 学习党章'],
    ...['扣分条款（s2-2） 不得分 ← 积极分子党章', '评定 5 ← 钻研业务', '评定 5 ← 执行党的决议'],
    ...['评定 4 ← 守党纪', '评定 4 ← 守法律', '满分项 4 ← 依法执教', '扣分条款（s2-7） 不得分 ← 依法执教'],
    ...['满分项 4 ← 按时足额交党费', '扣分条款（s2-8） 不得分 ← 拖欠半年', '评定 4 ← 守校规'],
    ...['评定 7 ← 带头守职业道德', '评定 6 ← 孝敬老人', '评定 7 ← 生活健康']
  ]
};

/** Figures of the three documents: rows read right, sentences left open, rows read wrong without a remark. */
const counted = {
  'F-village-shop': { right: 33, open: 9, wrong: 0 },
  'G-community-volunteers': { right: 1, open: 6, wrong: 0 },
  'H-school-branch': { right: 16, open: 1, wrong: 0 }
};

type Name = keyof typeof counted;

describe.each(Object.keys(counted) as Name[])('%s, which nobody wrote for this', (name) => {
  const text = readFileSync(`tests/fixtures/documents/foreign/${name}.txt`, 'utf8');
  const { rows, sentences } = readDocument(text);
  const read = rows.filter(({ worth }) => worth.kind !== 'open');
  const said = read.map(({ worth, source }) => {
    const { kind, points } = worthCells(worth);
    return `${kind} ${points} ← ${source.text}`;
  });

  it('is read right or left open, and never wrong without a remark', () => {
    const right = readByHand[name].filter((row) => said.some((one) => one.startsWith(row))).length;
    const wrong = read.filter((row, n) => {
      const isRight = readByHand[name].some((one) => said[n]?.startsWith(one));
      return !isRight && row.remarks.length === 0;
    });
    const open = rows.length - read.length;
    expect({ right, open, wrong: wrong.length }).toEqual(counted[name]);
    expect(said).toEqual(readByHand[name].map((row) => expect.stringContaining(row)));
  });

  it('leaves out no sentence', () => {
    expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
    const lost = sentences.filter(
      ({ is, start, end }) =>
        is === 'none' && /\d+分|[+-]\d/.test(text.slice(start, end).replace(/[(（]\d+ ?分[)）]/g, ''))
    );
    expect(lost.map(({ start, end }) => text.slice(start, end))).toEqual([]);
  });
});

it('pages without an empty line between them are read as pages all the same', () => {
  const text = readFileSync('tests/fixtures/documents/foreign/H-school-branch.txt', 'utf8');
  const reading = readDocument(text.replace(/\n\n/g, '\n'));
  const rowsOf = ({ rows }: typeof reading) =>
    rows.map(({ id, name, worth, clause, source }) => ({ id, name, worth, clause, text: source.text }));
  expect(rowsOf(reading)).toEqual(rowsOf(readDocument(text)));
});

it('a list is no row of pages, though a line of it is broken', () => {
  const line = (n: number) => `${n}、${'积极参加村里组织的义务劳动、卫生清扫和志愿服务活动'.repeat(4)}和`;
  const text = `一、加分\n${line(1)}\n${line(2)}\n,每次加2分。`;
  const { rows } = readDocument(text);
  expect(rows.filter(({ worth }) => worth.kind !== 'open').map(({ worth }) => worth)).toEqual([
    { kind: 'count', points: 2 }
  ]);
});
