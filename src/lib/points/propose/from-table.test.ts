import { expect, it } from 'vitest';
import type { TableCell } from '../reading/table';
import { readDocument } from './document/read-document';
import { textOfRows } from './document/text-of-rows';
import { worthCells } from './worth/worth-cells';

const rowsIn = (...lines: TableCell[][]) => readDocument(textOfRows(lines)).rows;
const reported = (list: ReturnType<typeof rowsIn>) =>
  list.map(({ id, section, name, worth, source }) => [id, section, name, worth, source.line]);

it('a table with marks and deductions, a title above, merged cells and a total', () => {
  const sheet = rowsIn(
    ['社区组织建设考核细则'],
    ['考核项目', '分值', '评分标准', '自评分'],
    ['社区班子队伍建设', 3, '1、认真完成任务。执行不力的，扌II2分；不能及吋完成的，扣１分。', null],
    [null, 8, '2、完成换届选举。未能按时完成的，不得分。', null],
    [null, null, '出现失误的扣3分。', null],
    ['党员队伍建设', 2, '1、发挥作用。', null],
    ['合计', 13, null, null]
  );
  expect(reported(sheet)).toEqual([
    ['s1-1', '社区班子队伍建设', '认真完成任务', { kind: 'allowance', max: 3 }, 3],
    [
      's1-1a',
      '社区班子队伍建设',
      '执行不力',
      { kind: 'clause', of: 's1-1', effect: 'deduct', points: -2 },
      3
    ],
    [
      's1-1b',
      '社区班子队伍建设',
      '不能及时完成',
      { kind: 'clause', of: 's1-1', effect: 'deduct', points: -1 },
      3
    ],
    ['s1-2', '社区班子队伍建设', '完成换届选举', { kind: 'allowance', max: 8 }, 4],
    [
      's1-2a',
      '社区班子队伍建设',
      '未能按时完成',
      { kind: 'clause', of: 's1-2', effect: 'void', points: 0 },
      4
    ],
    [
      's1-2b',
      '社区班子队伍建设',
      '出现失误',
      { kind: 'clause', of: 's1-2', effect: 'deduct', points: -3 },
      5
    ],
    ['s2-1', '党员队伍建设', '发挥作用', { kind: 'assess', max: 2 }, 6]
  ]);
});

it('a list of items with what each is worth; one without a sign is flagged', () => {
  const list = rowsIn(
    ['类别', '积分事项', '积分'],
    ['加分', '参加志愿服务每次', '+2'],
    ['扣分', '无故缺席每次', 5],
    [null, '迟到每次', '−1分']
  );
  expect(reported(list)).toEqual([
    ['s1-1', '加分', '参加志愿服务每次', { kind: 'count', points: 2 }, 2],
    ['s2-1', '扣分', '无故缺席每次', { kind: 'count', points: -5 }, 3],
    ['s2-2', '扣分', '迟到每次', { kind: 'count', points: -1 }, 4]
  ]);
  expect(list.map(({ remarks }) => remarks.map((one) => one.code))).toEqual([[], ['sign'], []]);
});

it('an item below a heading of deductions takes its figure', () => {
  const [row] = rowsIn(['类别', '积分事项', '积分'], ['减分', '垃圾乱倒', 2]);
  expect(row).toMatchObject({ worth: { kind: 'count', points: -2 }, remarks: [{ code: 'sign' }] });
});

it.each([
  ['酒驾醉驾', '20-50'],
  ['获得县级及以上荣誉', '10~30'],
  ['主动清理公共区域', '0分/次'],
  ['打架斗殴', '扣10-20分'],
  ['参与邪教', '清零'],
  ['无偿献血', '10-20分/次']
])('a row whose points are no single number is open as a whole: %s %s', (words, points) => {
  const text = textOfRows([
    ['类别', '评分标准', '分值', '备注'],
    ['减分', '焚烧秸秆', -10, null],
    [null, words, points, null]
  ]);
  const { rows, sentences } = readDocument(text);
  expect(rows.map(({ worth, clause }) => [worth.kind, clause])).toEqual([
    ['count', '焚烧秸秆'],
    ['open', `${words} ${points}`]
  ]);
  const open = sentences.filter(({ is }) => is === 'open');
  expect(open.map(({ start, end }) => text.slice(start, end).trim())).toEqual([`${words}\t${points}`]);
});

it('text pasted from a spreadsheet is a table, running text isn’t', () => {
  const pasted = readDocument('关于积分的规定：\n事项\t分值\n每迟到一次\t-1\n三、其他\n早退每次扣2分。').rows;
  expect(reported(pasted)).toEqual([
    ['s1-1', '积分事项', '每迟到一次', { kind: 'count', points: -1 }, 3],
    ['s1-2', '积分事项', '早退', { kind: 'count', points: -2 }, 5]
  ]);
  const people = rowsIn(['姓名', '电话'], ['张三', '1']);
  expect(people.filter(({ worth }) => worth.kind !== 'open')).toEqual([]);
});

it('items that begin alike are told apart by what differs, or by a number', () => {
  const text = textOfRows([
    ['类别', '评分标准', '分值', '备注'],
    ['扣分', '不服从安排，不按要求落实的', -5, null],
    [null, '不服从安排，不按要求落实，情节较重的', -10, null],
    [null, '不服从安排，不按要求落实，情节较重的', -20, null],
    ['加分', '志愿服务、帮扶累计达到 10 小时的', 2, '家庭成员每季度'],
    [null, '志愿服务、帮扶累计达到 100 小时的', 5, '每次']
  ]);
  const { rows, sentences } = readDocument(text);
  expect(rows.map(({ name }) => name)).toEqual([
    ...['不服从安排', '不服从安排（情节较重的）', '不服从安排（2）'],
    ...['志愿服务', '家庭成员每季度', '志愿服务（100小时的）']
  ]);
  // How often a row counts, or for whom, is no heading: a person says what it means.
  const open = sentences.filter(({ is }) => is === 'open');
  expect(open.map(({ start, end }) => text.slice(start, end).trim())).toEqual(['家庭成员每季度']);
});

it('a full-width minus takes points, and a sum is no item in whatever column it stands', () => {
  const text = textOfRows([
    ['序号', '事项', '分值'],
    ['1', '上学迟到', '－2'],
    ['2', '旷课', '-5'],
    ['合计', '', '100']
  ]);
  expect(readDocument(text).rows.map(({ name, worth }) => [name, worth])).toEqual([
    ['上学迟到', { kind: 'count', points: -2 }],
    ['旷课', { kind: 'count', points: -5 }]
  ]);
});

const worthsIn = (...lines: TableCell[][]) =>
  rowsIn(['类别', '项目', '评分标准', '分值'], ...lines).map(({ name, worth, remarks }) => {
    const { kind, points } = worthCells(worth);
    return [`${name} ${kind} ${points}`.trim(), ...remarks.map(({ code }) => code)].join(' ');
  });

it('levels in a cell have no verb: their heading says whether they add or take', () => {
  expect(worthsIn(['加分', '获得表彰', '国家级20、省级10、市级5', '+20'])).toEqual([
    '获得表彰 按等级 国家：20、省：10、市：5'
  ]);
  expect(worthsIn(['惩戒', '通报批评', '省级10分，市级以上5分。', null])).toEqual([
    '通报批评 按等级 省：-10、市：-5 levels-above'
  ]);
});

it.each([
  ['表彰', '获得表彰', '国家级20、省级10', null],
  ['加分', '获得表彰', '国家级20、省级10', '15'],
  ['加分', '获得表彰', '国家级20、省级酌情', '20'],
  ['加分', '好人好事', '每次2-5分', '5'],
  ['加分', '好人好事', '一般2分，重大5分', '5']
])('figures in a cell that its heading and its marks don’t explain stay open: %s %s %s %s', (...cells) => {
  expect(new Set(worthsIn(cells).map((row) => row.split(' ')[1]))).toEqual(new Set(['待定']));
});

it('a figure that words and column both say is one rule', () => {
  expect(worthsIn(['加分', '参加活动', '每次加1分', 1])).toEqual(['参加活动 按次 1']);
  expect(worthsIn(['惩戒', '乱停车', '每次扣2分', -2])).toEqual(['乱停车 按次 -2']);
});

it('a second column of sections says what rows are about that have no name', () => {
  expect(
    worthsIn(
      ['环境卫生', '门前三包', '未落实的每次扣2分', 10],
      [null, '垃圾分类', '不分类的每次扣1分', null],
      ['惩戒', '打架', '每起', -5]
    )
  ).toEqual([
    ...['环境卫生 满分项 10', '未落实 扣分条款（s1-1） -2', '不分类 扣分条款（s1-1） -1'],
    '打架 按次 -5'
  ]);
});

it('marks above awards are the most of these, and nobody assesses them besides', () => {
  expect(worthsIn(['公益', '志愿服务', '每参加一次加1分', 10])).toEqual([
    '志愿服务 待定 cap-open',
    '参加 按次 1'
  ]);
  const { rows } = readDocument('一、公益\n1.志愿服务（20分）\n（1）参加一次加1分。\n（2）组织一次加2分。');
  expect(rows.map(({ worth }) => worth.kind)).toEqual(['open', 'count', 'count']);
});

it('what stands beside a merged cell of points stays open, since the points may be its own too', () => {
  expect(
    worthsIn(['加分项', null, '参加活动', 2], ['加分项', null, '志愿服务', null], ['扣分项', null, '缺席', 1])
  ).toEqual(['参加活动 按次 2 sign', '志愿服务 待定 no-rule', '缺席 按次 -1 sign']);
});

it('参加 in a name doesn’t say that its figure adds', () => {
  const text = textOfRows([
    ['事项', '加分标准', '扣分标准'],
    ['参加活动', '每次2分', '缺席每次1分']
  ]);
  expect(new Set(readDocument(text).rows.map(({ worth }) => worth.kind))).toEqual(new Set(['open']));
});

it('full marks without a name are called as their section', () => {
  const text = textOfRows([
    ['序号', '考核项目', '分值', '评分细则'],
    ['1', '组织建设', 20, '每缺一项扣2分']
  ]);
  expect(readDocument(text).rows.map(({ name }) => name)).toEqual(['组织建设', '缺一项扣2分']);
});

it('several points beside the words of a merged cell stay open with them', () => {
  const rows = [
    ['类别', '评价标准', '加减分'],
    ['文体活动', '荣获区级文体活动前三名的', '+5'],
    ['', '', '+3'],
    ['', '', '+2'],
    ['', '参加文体活动的', '+1']
  ];
  const text = textOfRows(rows);
  const { rows: found, sentences } = readDocument(text);
  expect(found.map(({ worth, source }) => [worth.kind, source.text])).toEqual([
    ['open', '荣获区级文体活动前三名的 +5 +3 +2'],
    ['count', '参加文体活动的']
  ]);
  expect(sentences.filter(({ rows: [id] }) => id === found[0]?.id).map(({ is }) => is)).toEqual(['open']);
});

it('points that no words stand beside or above make no row without a name', () => {
  const rows = [
    ['类别', '评价标准', '分值'],
    ['考勤', '', '5'],
    ['', '迟到的', '-1']
  ];
  const { rows: found } = readDocument(textOfRows(rows));
  expect(found.map(({ worth, name }) => [worth.kind, name])).toEqual([
    ['open', '考勤 5'],
    ['count', '迟到的']
  ]);
});

it('a column of points that says in words whether it adds', () => {
  const sheet = rowsIn(
    ['评价标准', '加减分'],
    ['牵头组织社区公益项目的', '加5分'],
    ['注册成立社区公益组织的', '加20'],
    ['占用公共部位且不听劝阻的', '扣10分'],
    ['参加社区志愿服务时间累计达到10小时', '加2分'],
    ['捐助资金支持社区建设的', '加1—20分']
  );
  expect(sheet.map(({ worth, remarks }) => [worth, remarks.map(({ code }) => code)])).toEqual([
    [{ kind: 'count', points: 5 }, []],
    [{ kind: 'count', points: 20 }, []],
    [{ kind: 'count', points: -10 }, []],
    [{ kind: 'count', points: 2 }, ['by-total']],
    [{ kind: 'open' }, ['no-rule']]
  ]);
});

it.each([
  ['参加集中清扫', '5分/次', 5, ['sign']],
  ['红白事简办', '10/次', 10, ['sign']],
  ['打架斗殴', '扣10分/次', -10, []],
  ['电动车进楼', '－2分／次', -2, []],
  ['参加宣讲', '每次加1分', 1, []],
  ['参加志愿服务', '加2分/小时', 2, ['per-amount']],
  ['举报违法线索', '+5分/条', 5, ['per-amount']],
  ['好媳妇、好公婆', '每户2分', 2, ['sign', 'per-amount']],
  ['担任楼门长', '+2分/月', 2, ['per-period']]
])('a column of points that says what one time is worth: %s %s', (words, points, worth, remarks) => {
  const [row] = rowsIn(['类别', '内容', '分值'], ['环境卫生', words, points]);
  expect([row?.worth, row?.remarks.map(({ code }) => code)]).toEqual([
    { kind: 'count', points: worth },
    remarks
  ]);
});

it.each([
  ['迟到扣1分', '5分/次'],
  ['环境评比优10、良5', '5分/次']
])('words with another figure than their column has for each time are open: %s', (words, points) => {
  const rows = rowsIn(['类别', '内容', '分值'], ['环境卫生', words, points]);
  expect(rows.map(({ worth, clause }) => [worth.kind, clause])).toEqual([['open', words]]);
});
