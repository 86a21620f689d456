import { describe, expect, it } from 'vitest';
import { readDocument } from './document/read-document';
import { worthCells } from './worth/worth-cells';

const read = (sentence: string) =>
  readDocument(`一、办法\n1.${sentence}。`).rows.map(({ name, worth }) => {
    const { kind, points } = worthCells(worth);
    return `${name} ${kind} ${points}`.trim();
  });

describe('a numeral that says one number', () => {
  it.each([
    ['帮助邻居加伍分', '帮助邻居 按次 5'],
    ['献血加贰拾分', '献血 按次 20'],
    ['参军入伍的加壹佰分', '参军入伍 按次 100'],
    ['乱停车扣叁分', '乱停车 按次 -3'],
    ['好人好事加⑤分', '好人好事 按次 5'],
    ['旷工扣⑫分', '旷工 按次 -12'],
    ['捐款满1,000元加1,000分', '捐款满1000元 按次 1000']
  ])('%s', (sentence, row) => {
    expect(read(sentence)).toEqual([row]);
  });

  it('is read in a table too', () => {
    const [row] = readDocument('类别\t积分标准\n卫生\t乱倒垃圾扣伍分').rows;
    expect(row?.worth).toEqual({ kind: 'count', points: -5 });
    expect(row?.source.text).toBe('乱倒垃圾扣伍分');
  });
});

it.each(['队伍分类管理扣2分', '收拾分类垃圾扣2分'])('a word is no numeral: %s', (sentence) => {
  const [row] = readDocument(`一、办法\n1.${sentence}。`).rows;
  expect(row?.name).toBe(sentence.slice(0, -3));
});

it('a circled number before a sentence stays its number', () => {
  expect(read('①垃圾分类加2分②缺席扣1分')).toEqual(['垃圾分类 按次 2', '缺席 按次 -1']);
});

it.each(['加80,100分', '加1,500分'])('two figures may stand there: %s', (sentence) => {
  const [row] = readDocument(`一、办法\n1.捐款${sentence}。`).rows;
  expect(row?.remarks.map(({ code }) => code)).toEqual(['levels-unclear']);
});

it.each([
  '迟到一次扣1.125分',
  '每小时加0.333分',
  '考勤（10.125分）：迟到扣完',
  '值班1.125分/次',
  '加1.125-3分'
])('points finer than hundredths stay open: %s', (sentence) => {
  const rows = readDocument(`一、加分项\n1.${sentence}。`).rows;
  expect(rows.map(({ worth }) => worth.kind)).toEqual(['open']);
});

it('points finer than hundredths stay open in a table', () => {
  const { rows } = readDocument('类别\t积分标准\t分值\n卫生\t每次乱倒垃圾\t1.125');
  expect(rows.map(({ worth }) => worth.kind)).toEqual(['open']);
});
