import { describe, expect, it } from 'vitest';
import { readAs } from '../../../../../tests/make/read-as';
import { readDocument } from './read-document';

describe('the most that awards may give is no item with which everybody begins', () => {
  it.each(['第五条 加分项（满分40分）。\n（一）拾金不昧加5分。', '二、加分项（40分）\n1.拾金不昧加5分。'])(
    '%j',
    (text) => {
      expect(readAs(`一、总则\n${text}`)).toEqual(['open', '按次 5']);
    }
  );
});

describe('full marks, and what is a part of them', () => {
  it.each([
    ['环境卫生满分10分，每缺一项扣2分。', ['满分项 10', '扣分条款（s1-1） -2']],
    ['院落整洁，满分为20分，脏乱的扣5分，扣完为止。', ['满分项 20', '扣分条款（s1-1） -5']],
    ['每发现一处扣5分，扣完100分为止。', ['按次 -5', 'open']],
    ['家庭卫生（20分）：院内整洁得10分，室内整洁得10分。', ['评定 20 no-deduction']],
    ['迟到30分钟以内扣1分，30分钟以上扣2分。', ['按次 -1', '按次 -2']]
  ])('%s', (sentence, rows) => {
    expect(readAs(`一、办法\n1.${sentence}`)).toEqual(rows);
  });

  it.each([
    ['请假1次扣2分，因公除外，扣完为止。（20分）', ['因公除外，扣完为止']],
    ['造成严重后果的扣20分并清退。（20分）', ['并清退']],
    ['按时参会，缺一次扣5分，扣\n完为止。（20分）', []],
    ['按时参会，缺一次扣5分，扣完10分为止。（20分）', ['扣完10分为止']],
    ['按时参会，得10分，晚到得6分，缺席扣5分。（20分）', ['按时参会，得10分', '晚到得6分']]
  ])('words in a sentence of full marks that no rule is made of: %s', (sentence, open) => {
    const text = `一、办法\n1.${sentence}`;
    const { rows, sentences } = readDocument(text);
    const left = rows.filter(({ worth }) => worth.kind === 'open');
    expect(left.map(({ source }) => source.text)).toEqual(open);
    expect(sentences.filter(({ why }) => why === 'demand')).toEqual([]);
    expect(rows.some(({ worth }) => worth.kind === 'clause')).toBe(true);
  });

  it('part of full marks that nobody names stays open', () => {
    expect(readAs('一、办法\n卫生满分10分，每缺一项扣2分。')).toEqual(['open']);
  });
});

it.each([
  ['前3名分别加5分、3分、2分', '按名次 第1名：5、第2名：3、第3名：2'],
  ['第二、三名分别加8、5分', '按名次 第2名：8、第3名：5'],
  ['第一至第三名分别加10、8、5分', '按名次 第1名：10、第2名：8、第3名：5'],
  ['第4至10名加2分', '按名次 第4至10名：2'],
  ['竞赛第一名加5分，第二名加3分，第三至五名加2分', '按名次 第1名：5、第2名：3、第3至5名：2'],
  ['第一、二、三名分别加10、5分', '按等级 ？：10、？：5 levels-unclear'],
  ['第一时间上报、处置的分别加3分、5分', '按等级 ？：3、？：5 levels-unclear'],
  ['连续两次第一名加5分', '按次 5']
])('places of a ranking: %s', (sentence, row) => {
  expect(readAs(`一、办法\n1.${sentence}。`)).toEqual([row]);
});

it('full marks may be called so behind a chapter’s heading', () => {
  expect(readAs('一、出勤（满分100分）\n迟到每次扣2分，扣完为止。')).toEqual([
    '满分项 100',
    '扣分条款（s1-1） -2'
  ]);
});

it('a base beside other marks is one', () => {
  expect(readAs('第二条 考核实行百分制，基础分60分，附加分40分。')).toEqual(['基础分 60', 'open']);
});

it('goods may have a bracket in their name, and no condition', () => {
  const goods = '1.牙膏（1支）8分\n2.食用油（5L） 60分\n3.毛巾（每人限1条）5分';
  expect(readAs(`一、积分兑换\n${goods}`)).toEqual(['兑换物品 8 price', '兑换物品 60 price', 'open']);
});

it('figures that stand near one another are not one list', () => {
  expect(readAs('一、办法\n1.80-89分的加3分，70分以下的扣2分。')).toEqual(['按次 3', '按次 -2']);
  expect(readAs('一、办法\n1.违纪违规-5至-20分。')).toEqual(['按数额 扣5至20']);
});

it('numbers with points between their digits are headings, and their marks no items twice', () => {
  const text =
    '2.1 基础项目（60分）\n2.1.1 学习（20分）\n不参加的扣2分。\n2.1.2 组织生活（40分）\n缺席的扣3分。';
  expect(readAs(text)).toEqual(['满分项 20', '扣分条款（s1-1） -2', '满分项 40', '扣分条款（s1-2） -3']);
});

it('full marks behind a title belong to it, and those behind a rule to the rule', () => {
  const text = '一、基础（9分）\n（1）守纪律，服从分配。（4分）\n（2）交党费。不交的，该项不得分。（5分）';
  const pieces = readDocument(text).sentences.map(({ start, end, is }) => [
    is,
    text.slice(start, end).trim()
  ]);
  expect(pieces).toEqual([
    ['none', '一、基础（9分）'],
    ['rule', '（1）守纪律，服从分配。（4分）'],
    ['rule', '（2）交党费。'],
    ['rule', '不交的，该项不得分。（5分）']
  ]);
});

/** A tester's sentences: each was read otherwise than it says, without a remark. They are made-up data. */
