import { describe, expect, it } from 'vitest';
import { readDocument } from './document/read-document';
import { worthCells } from './worth/worth-cells';

const rowsOf = (text: string) =>
  readDocument(text).rows.map(({ section, name, worth }) => {
    const { kind, points } = worthCells(worth);
    return `${section}: ${name} ${kind} ${points}`;
  });

describe('numbers of a list', () => {
  it.each([
    ['11.', '12.', '13.', '21.', '22.', '25.'],
    ['11.', '12.', '13.', '11.', '12.', '13.'],
    ['1.', '2.', '5.', '12.', '13.', '20.']
  ])('begin at eleven, or jump: %s %s %s %s', (...numbers) => {
    const text = numbers.map((number, n) => `${number}好事${'甲乙丙丁戊己'[n]}加${n + 1}分。`).join('\n');
    expect(readDocument(`一、加分\n${text}`).rows.map(({ worth }) => worth)).toEqual(
      numbers.map((_, n) => ({ kind: 'count', points: n + 1 }))
    );
  });

  it('stand behind the marks of their items', () => {
    const text = '一、考核\n31、迟到的扣1分。\n82、缺席的扣2分。\n43、早退的扣1分。';
    expect(rowsOf(text).filter((row) => row.includes('满分项'))).toEqual([
      '考核: 迟到的扣1分 满分项 3',
      '考核: 缺席的扣2分 满分项 8',
      '考核: 早退的扣1分 满分项 4'
    ]);
  });
});

describe('a document without chapters', () => {
  it('has one section, which its title doesn’t name', () => {
    expect(rowsOf('和平社区居民积分管理办法\n1.参加会议加2分。\n2.乱丢垃圾扣1分。')).toEqual([
      '积分事项: 参加会议 按次 2',
      '积分事项: 乱丢垃圾 按次 -1'
    ]);
  });

  it('has those that lines without a number name', () => {
    const text =
      '和平社区积分办法\n加分项\n1.参加会议加2分。\n扣分项：\n1.乱丢垃圾扣1分。\n物品兑换\n1.毛巾5分\n2.肥皂3分';
    expect(rowsOf(text)).toEqual([
      '加分项: 参加会议 按次 2',
      '扣分项: 乱丢垃圾 按次 -1',
      '物品兑换: 毛巾 兑换物品 5',
      '物品兑换: 肥皂 兑换物品 3'
    ]);
  });

  it('doesn’t take a line that gives points for a heading', () => {
    const { sentences } = readDocument('和平社区积分办法\n由党小组核实后加分\n酌情扣分\n1.参加会议加2分。');
    expect(sentences.map(({ is }) => is)).toEqual(['none', 'open', 'open', 'rule']);
  });
});

/** A tester's sentences: the first words of an offence were taken for its heading, so that a row said the opposite. */
describe('words at the beginning of a deed are no heading', () => {
  const deeds = [
    ['按要求进行垃圾分类的，每月得3分', '按要求进行垃圾分类', '3'],
    ['未按要求进行整改的，扣5分', '未按要求进行整改', '-5'],
    ['不按要求参加会议的，扣2分', '不按要求参加会议', '-2'],
    ['未按规定程序报批的，扣3分', '未按规定程序报批', '-3'],
    ['未参加村级建设出工的，扣2分', '未参加村级建设出工', '-2'],
    ['不服从管理顶撞干部的，扣5分', '不服从管理顶撞干部', '-5'],
    ['违反规章制度造成损失扣5分', '违反规章制度造成损失', '-5'],
    ['未落实防范措施引发火灾的，扣10分', '未落实防范措施引发火灾', '-10'],
    ['在规定范围外焚烧的，扣2分', '规定范围外焚烧', '-2'],
    ['按规定流程上报的，每次加2分', '按规定流程上报', '2'],
    ['参加村级建设，每次加2分', '参加村级建设', '2'],
    ['服从管理者加2分', '服从管理', '2'],
    ['未按要求 进行整改的，扣5分', '未按要求进行整改', '-5'],
    ['村民未按规定程序报批建房，每次扣10分', '村民未按规定程序报批建房', '-10'],
    ['村规民约规定程序未执行，扣2分', '村规民约规定程序未执行', '-2']
  ];

  it.each(deeds)('%s', (sentence, name, points) => {
    expect(rowsOf(`一、考核事项\n1.${sentence}。`)).toEqual([`考核事项: ${name} 按次 ${points}`]);
    expect(rowsOf(`一、考核事项\n（一）${sentence}。`)).toEqual([`考核事项: ${name} 按次 ${points}`]);
  });

  it.each(['1.未按要求\n进行整改的，扣5分。', '（一）未按要求\n进行整改的，扣5分。'])(
    'nor are they where their line ends: %j',
    (lines) => {
      const text = `一、考核事项\n${lines}`;
      expect(rowsOf(text)).toEqual(['考核事项: 未按要求进行整改 按次 -5']);
      const [row] = readDocument(text).rows;
      expect(text.slice(row?.source.start, row?.source.end)).toBe('未按要求\n进行整改的，扣5分');
    }
  );

  it('a heading may run on without a sign all the same', () => {
    expect(rowsOf('一、考核事项\n（一）不文明行为 乱倒垃圾的，扣2分。')).toEqual([
      '不文明行为: 乱倒垃圾 按次 -2'
    ]);
    expect(rowsOf('一、考核事项\n1.履行职责方面爱岗敬业，每完成一项任务加2分。')).toEqual([
      '考核事项: 完成一项任务 按次 2'
    ]);
  });
});

describe('full marks of an article', () => {
  const below = '（一）未巡河的，每次扣5分；\n（二）照片弄虚作假的，该项不得分。';
  const rows = ['满分项 40', '扣分条款（s1-1） -5', '扣分条款（s1-1） 不得分'];
  const worths = (text: string) => rowsOf(text).map((row) => row.split(' ').slice(2).join(' '));

  it.each([
    `第四条 巡河履职（40分）\n${below}`,
    `第四条 巡河履职（40分）\n${below.replace('（一）', '1.').replace('（二）', '2.')}`,
    '第四条 巡河履职（40分）\n未巡河的，每次扣5分；照片弄虚作假的，该项不得分。',
    '第四条 巡河履职（40分）。未巡河的，每次扣5分；照片弄虚作假的，该项不得分。'
  ])('are what the lines below it take from: %s', (text) => {
    expect(worths(text)).toEqual(rows);
  });

  it('end with it, and are their parts’ where these have their own', () => {
    expect(worths(`第四条 巡河履职（40分）\n${below}\n第五条 问题处置\n（一）超时上报的扣2分。`)).toEqual([
      ...rows,
      '按次 -2'
    ]);
    expect(
      worths('第四条 考核（60分）\n（一）学习（40分）。缺席一次扣2分。\n（二）纪律（20分）。迟到一次扣1分。')
    ).toEqual(['满分项 40', '扣分条款（s1-1） -2', '满分项 20', '扣分条款（s2-1） -1']);
  });

  it('and of an item are what parts below it take from', () => {
    const text = `一、考核\n1.巡河履职（40分）\n${below}\n2.问题处置（30分）\n（一）超时上报的扣2分。`;
    expect(worths(text)).toEqual([...rows, '满分项 30', '扣分条款（s1-2） -2']);
  });

  it('but not those of a list’s last item', () => {
    const list = '1.学习（10分）\n2.纪律（5分）';
    const text = `（一）基础\n${list}\n（二）其他\n1.迟到的扣2分。`;
    expect(rowsOf(text)).toEqual(['基础: 学习 评定 10', '基础: 纪律 评定 5', '其他: 迟到的 按次 -2']);
    expect(rowsOf(`一、分值\n${list}\n（一）其他\n1.迟到的扣2分。`)[2]).toBe('其他: 迟到的 按次 -2');
  });

  it('leave steps of a part open, the last of which takes no more than that part', () => {
    const text =
      '第五条 问题处置（30分）\n（一）超时上报的扣2分；\n（二）办结率100%得10分，90%以上得8分，90%以下不得分。';
    expect(worths(text)).toEqual(['满分项 30', '扣分条款（s1-1） -2', '待定 ', '待定 ', '待定 ']);
  });
});
