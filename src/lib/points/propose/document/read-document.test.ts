import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worthCells } from '../worth/worth-cells';
import { readDocument } from './read-document';

const rowsIn = (text: string) =>
  readDocument(text).rows.map(({ worth, source }) => {
    const { kind, points } = worthCells(worth);
    return `${kind} ${points} ← ${source.text}`.replace(/ {2}/, ' ');
  });

/** The pieces with what became of them: `rule`, `open`, `none:heading`, `fact:in-force`. */
const piecesIn = (text: string) =>
  readDocument(text).sentences.map(({ start, end, is, why, fact }) => [
    [is, why ?? fact?.about].filter(Boolean).join(':'),
    text.slice(start, end).trim()
  ]);

describe('read right', () => {
  it('goods and their prices below a heading of redemption, with a remark', () => {
    const text =
      '一、兑换清单\n1.洗衣粉一袋10分。\n2.毛巾：8积分\n3.积分低于60分的不得兑换。\n4.每次兑换不超过50分。';
    expect(rowsIn(text)).toEqual([
      '兑换物品 10 ← 洗衣粉一袋10分',
      '兑换物品 8 ← 毛巾：8积分',
      '待定 ← 积分低于60分的不得兑换',
      expect.stringContaining('待定')
    ]);
    const remarks = readDocument(text).rows.map((row) => row.remarks.map(({ code }) => code));
    expect(remarks.slice(0, 3)).toEqual([['price'], ['price'], ['no-rule']]);
  });

  it.each([
    ['一、基础积分\n每户基础积分100分。', ['基础分 100 ← 每户基础积分100分']],
    ['一、积分构成\n1.基础积分100分。', ['基础分 100 ← 基础积分100分']],
    [
      '一、基础积分（100分）\n二、加分\n1.每次加2分。',
      ['基础分 100 ← 基础积分（100分）', '按次 2 ← 每次加2分']
    ],
    ['每户年初赋予起始积分60分。', ['基础分 60 ← 每户年初赋予起始积分60分']]
  ])('base points are a base, not an assessment: %j', (text, rows) => {
    expect(rowsIn(text)).toEqual(rows);
  });

  it('items numbered 9. 10. 11. 12., also where a new heading stands between them', () => {
    const text =
      '一、加分\n9.义务劳动每次加5分。\n10.好人好事每次加3分。\n二、扣分\n11.乱扔垃圾每次扣5分。\n12.酒后闹事每次扣10分。';
    expect(rowsIn(text)).toEqual([
      '按次 5 ← 义务劳动每次加5分',
      '按次 3 ← 好人好事每次加3分',
      '按次 -5 ← 乱扔垃圾每次扣5分',
      '按次 -10 ← 酒后闹事每次扣10分'
    ]);
  });

  it('full marks in a table that has lost its tabs', () => {
    const text =
      '考核内容 分值 标准\n组织建设 20分 每少一项扣2分，扣完为止。\n1 卫生 15 每发现一处扣1分，扣完为止。';
    expect(rowsIn(text)).toEqual([
      '满分项 20 ← 组织建设 20分 每少一项扣2分，扣完为止',
      '扣分条款（s1-1） -2 ← 每少一项扣2分',
      '满分项 15 ← 1 卫生 15 每发现一处扣1分，扣完为止',
      '扣分条款（s1-2） -1 ← 每发现一处扣1分'
    ]);
  });

  it.each([
    [
      '考核项目 分值 评分标准\n三会一课 10 缺一次扣2分，扣完为止\n主题党日 10 未参加一次扣2分\n党费收缴 10 未按时交纳扣5分',
      ['三会一课 10', '主题党日 10', '党费收缴 10']
    ],
    [
      '1 三会一课 20 按时参加得20分，缺席一次扣2分，扣完为止\n2 志愿服务 15 少一次扣5分\n3 民主评议 10 优秀得10分，合格得6分，不合格不得分',
      ['三会一课 20', '志愿服务 15', '民主评议 10']
    ],
    [
      '一、环境卫生（30分）\n1、门前三包 10分 不落实一次扣2分，扣完为止\n2、垃圾分类 10分 未分类一次扣1分\n二、治安（10分）\n1、巡逻 10分 缺勤一次扣2分 扣完为止',
      ['门前三包 10', '垃圾分类 10', '巡逻 10']
    ]
  ])('all rows of such a table, once one of them is surely one: %j', (text, marks) => {
    const { rows } = readDocument(text);
    const own = rows.flatMap(({ name, worth }) =>
      worth.kind === 'allowance' ? [`${name} ${worth.max}`] : []
    );
    expect(own).toEqual(marks);
    const clauses = rows.flatMap(({ worth }) => (worth.kind === 'clause' ? [worth.of] : []));
    expect(clauses).toEqual(rows.flatMap(({ id, worth }) => (worth.kind === 'allowance' ? [id] : [])));
  });

  it('deductions below a heading with marks are taken from full marks, and no assessment', () => {
    expect(rowsIn('一、环境卫生（30分）\n1.乱倒垃圾的扣2分。')).toEqual([
      '满分项 30 ← 环境卫生（30分）',
      '扣分条款（s1-1） -2 ← 乱倒垃圾的扣2分'
    ]);
  });

  it('full marks behind an item, under a heading whose marks they make up', () => {
    const text =
      '（一）讲规矩（9分）\n（1）带头遵守纪律。（4分）（2）按时交纳党费。不缴纳党费的，该项不得分。（5 分）';
    expect(rowsIn(text)).toEqual([
      '评定 4 ← 带头遵守纪律',
      '满分项 5 ← 按时交纳党费',
      '扣分条款（s1-2） 不得分 ← 不缴纳党费的，该项不得分'
    ]);
  });

  it('levels by the words of the place, and prizes', () => {
    expect(rowsIn('1.社区表彰加1分，村级表彰加2分，乡（镇）级表彰加5分，县（市、区）级表彰加10分。')).toEqual(
      [
        '按等级 社区：1、村：2、乡：5、县：10 ← 社区表彰加1分，村级表彰加2分，乡（镇）级表彰加5分，县（市、区）级表彰加10分'
      ]
    );
    expect(rowsIn('1.受到校级、镇级、区级表彰的分别加1分、2分、3分。')).toEqual([
      '按等级 校：1、镇：2、区：3 ← 受到校级、镇级、区级表彰的分别加1分、2分、3分'
    ]);
    expect(rowsIn('1.获一等奖加10分，二等奖加5分。2.获一、二、三等奖的分别加10、5、3分。')).toEqual([
      '按等级 一等奖：10、二等奖：5 ← 获一等奖加10分，二等奖加5分',
      '按等级 一等奖：10、二等奖：5、三等奖：3 ← 获一、二、三等奖的分别加10、5、3分'
    ]);
  });

  it('a sanction that clears the year is a veto, and has a section; a year that begins anew is none', () => {
    const [veto] = readDocument('有下列情形的，当年积分清零：弄虚作假。').rows;
    expect(veto).toMatchObject({ worth: { kind: 'veto' }, section: '积分事项' });
    expect(piecesIn('每年12月31日积分清零，次年重新计分。')).toEqual([
      ['fact:clearing', '每年12月31日积分清零，次年重新计分。']
    ]);
  });

  it.each([
    ['参加会议每次积2分', '按次 2'],
    ['参加义务劳动每人次获得3积分', '按次 3'],
    ['乱倒垃圾每次减5分', '按次 -5'],
    ['不参加会议-2分', '按次 -2'],
    ['化解纠纷+10分', '按次 10']
  ])('however a document says that it gives or takes: %s', (text, row) => {
    expect(rowsIn(`一、标准\n1.${text}。`)).toEqual([`${row} ← ${text}`]);
  });

  it('a figure without a verb adds under 加分, takes under 扣分, and is open elsewhere', () => {
    expect(
      rowsIn('一、加分项\n1.巡逻每次2分。\n二、扣分项\n1.缺席每次2分。\n三、巡防\n1.站岗每次2分。')
    ).toEqual(['按次 2 ← 巡逻每次2分', '按次 -2 ← 缺席每次2分', '待定 ← 站岗每次2分']);
  });
});

describe('left open', () => {
  it.each([
    '积分排名前10名的农户评为先进户',
    '年度积分得90分以上的评为优秀',
    '得60分以下的不予兑换',
    '累计积满100分的可兑换',
    '连续两个季度末位的由村书记约谈',
    '排名后30%的不得参评',
    '发现弄虚作假的，该项不得分',
    '每10分兑换1元'
  ])('%s', (text) => {
    expect(rowsIn(`一、结果运用\n${text}。`)).toEqual([`待定 ← ${text}`]);
  });
});

it('what a sentence states besides items: from when, to whom objections go', () => {
  const text = '村民对积分有异议的，可向村监委会反映。本办法自2024年3月1日起施行。本办法自印发之日起施行。';
  expect(readDocument(text).sentences.map(({ fact }) => fact)).toEqual([
    { about: 'objections', to: '村监委会' },
    { about: 'in-force', from: '2024-03-01' },
    { about: 'in-force', from: null }
  ]);
});

it.each([
  ['本办法自印发之日起施行，原办法2024年1月1日起实施的同时废止。', null],
  ['2023年5月1日施行的旧办法同时废止，本办法2025年6月1日起施行。', '2025-06-01'],
  ['五、本细则从2025年1月1日执行。', '2025-01-01']
])('the day of this document, and of no other: %s', (sentence, from) => {
  const facts = readDocument(`一、总则\n二、加分\n三、扣分\n四、公示\n${sentence}`).sentences.flatMap(
    ({ fact }) => fact ?? []
  );
  expect(facts).toEqual([{ about: 'in-force', from }]);
});

it.each([
  ['对积分结果有异议的，5日内向镇党委书面提出。', ['镇党委']],
  ['有异议的可在公示期内向村委会或镇纪委反映。', ['村委会或镇纪委']],
  ['有异议的可向村委会或直接向镇纪委反映。', []],
  ['公示无异议后，向镇党委申请表彰资金。', []]
])('to whom objections go: %s', (sentence, bodies) => {
  const { sentences } = readDocument(`一、公示\n${sentence}`);
  expect(sentences.flatMap(({ fact }) => (fact?.about === 'objections' ? [fact.to] : []))).toEqual(bodies);
});

it.each([
  ['，', '3个工作日内答复'],
  ['，村委会应当在', '5日内调查并公布结果'],
  ['；', '公示期3天']
])('to whom objections go is a fact, and the days that follow stay open: %s%s', (sign, days) => {
  const sentence = `对公示有异议的，可在公示期内向村委会提出${sign}${days}。`;
  const pieces = piecesIn(`一、公示\n${sentence}`).slice(1);
  expect(pieces.map(([is]) => is)).toEqual(['fact:objections', 'open']);
  expect(pieces[1]?.[1]).toContain(days);
});

it.each([
  '本办法自2025年6月1日起执行至2026年5月31日。',
  '本办法自2025年3月1日起施行，有效期两年。',
  '本办法自印发之日起施行，有效期一年。',
  '本办法自2025年6月1日至2026年5月31日试行。'
])('a day on which it ends is no day from which it holds, and stays open: %s', (sentence) => {
  const { rows, sentences } = readDocument(`一、附则\n${sentence}`);
  expect(rows.map(({ worth }) => worth.kind)).toEqual(['open']);
  expect(sentences.map(({ is }) => is)).not.toContain('fact');
});

it.each(['五、连续两年末位的一律清退。', '五、扣完10分的约谈。'])(
  'a sentence behind a chapter’s number is no heading: %s',
  (sentence) => {
    expect(rowsIn(`一、总则\n二、加分\n三、扣分\n四、公示\n${sentence}`)).toEqual([
      `待定 ← ${sentence.slice(2, -1)}`
    ]);
  }
);

it('the cases of a list belong to the rule before it', () => {
  const text =
    '有下列情形之一的，当年积分清零：\n（一）违法犯罪的；\n（二）弄虚作假的。\n一、附则\n村委会负责解释。';
  expect(piecesIn(text).map(([is, words]) => `${is} ${words}`)).toEqual([
    'rule 有下列情形之一的，当年积分清零：',
    'rule （一）违法犯罪的；',
    'rule （二）弄虚作假的。',
    'none:heading 一、附则',
    'none:procedure 村委会负责解释。'
  ]);
});

it.each([
  ['第一条 有下列情形之一的，不参加本年评价：\n', '（一）开展活动的；\n（二）其他情形。\n'],
  ['一、总则\n1.有下列情形的，直接判为零星：\n', '（1）拒不配合工作的；\n（2）其他。\n'],
  ['积分可用于兑换以下物品：\n', '- 书籍等。\n- 负责人认可的其他物品。\n']
])('the cases of a sentence left open are open with it: %j', (opener, cases) => {
  const text = `${opener}${cases}二、组织领导\n加强领导。`;
  const pieces = readDocument(text).sentences.filter(({ is }) => is !== 'none');
  expect(pieces.map(({ is }) => is)).toEqual(['open', 'open', 'open']);
  expect(new Set(pieces.flatMap(({ rows }) => rows)).size).toBeGreaterThan(0);
  expect(pieces.map(({ start, end }) => text.slice(start, end)).join('')).toContain(cases.trim());
});

it.each([
  '第一条 各项分值的计算方法：\n比重不能变更。\n第二条 思想品德\n热爱集体。',
  '一、总则\n1.积分按以下规定兑换：\n2.加强领导。'
])('what is numbered as the opening sentence is no case of it: %j', (text) => {
  const last = readDocument(text)
    .sentences.filter(({ is }) => is === 'none')
    .pop();
  expect(text.slice(last?.start, last?.end)).toMatch(/热爱集体|加强领导/);
});

it.each(['1.2 积分获取途径', '1.2积分获取途径'])(
  'a decimal number is no figure of its heading: %s',
  (heading) => {
    expect(piecesIn(`${heading}\n参加活动的，加2 分。`)).toEqual([
      ['none:heading', heading],
      ['rule', '参加活动的，加2 分。']
    ]);
  }
);

it('what a figure is for each belongs to its sentence', () => {
  const text = '一、扣分\n不及格的扣3分/门。迟到扣1分/次，早退扣1分/人次；';
  expect(piecesIn(text)).toEqual([
    ['none:heading', '一、扣分'],
    ['rule', '不及格的扣3分/门。'],
    ['rule', '迟到扣1分/次，'],
    ['rule', '早退扣1分/人次；']
  ]);
});

it('what is no rule has a reason', () => {
  const text = '为了加强管理，制定本办法。\n一、加分\n村委会每月公示。\n讲卫生。\n1.每次加2分。';
  expect(piecesIn(text)).toEqual([
    ['none:purpose', '为了加强管理，制定本办法。'],
    ['none:heading', '一、加分'],
    ['none:procedure', '村委会每月公示。'],
    ['none:demand', '讲卫生。'],
    ['rule', '1.每次加2分。']
  ]);
});

const names = [
  'A-community-cadres',
  'B-community-organisation',
  'C-county-officials',
  'D-party-members',
  'E-town-thousand'
];
const documents = names.map((name) => readFileSync(`tests/fixtures/documents/${name}.txt`, 'utf8'));

/** Together the pieces are the document, and each row belongs to one of them at least. */
function checkWhole(text: string): void {
  const { rows, sentences } = readDocument(text);
  expect(sentences.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
  const named = new Set(sentences.flatMap((one) => one.rows));
  expect(rows.filter(({ id }) => !named.has(id))).toEqual([]);
  for (const { is, rows: own, why, fact } of sentences) {
    expect([is, own.length > 0, why !== null, fact !== null]).toEqual(
      is === 'none'
        ? [is, false, true, false]
        : is === 'fact'
          ? [is, expect.anything(), false, true]
          : [is, true, false, false]
    );
  }
}

it.each(names.map((name, n) => [name, documents[n] ?? ''] as const))(
  'no sentence of %s vanishes',
  (_, text) => {
    checkWhole(text);
  }
);

it('no sentence of any document vanishes', () => {
  const cut = fc
    .tuple(fc.constantFrom(...documents), fc.nat(4000), fc.nat(900))
    .map(([text, at, length]) => text.slice(at, at + length));
  const made = fc
    .array(
      fc.constantFrom(
        ...[
          '一、',
          '（二）',
          '3.',
          '11、',
          '第五条',
          '加2分',
          '扣完为止',
          '每次',
          '，',
          '。',
          '；',
          '\n',
          '\t',
          ' ',
          '10分'
        ],
        ...[
          '项目\t分值\t标准\n',
          '社区',
          '一等奖',
          '清零',
          '异议',
          '扌II5分',
          '\u200b',
          '（20分）',
          '\n\n2、',
          '取最高分',
          '村民',
          '合计'
        ]
      ),
      { maxLength: 60 }
    )
    .map((words) => words.join(''));
  fc.assert(fc.property(fc.oneof(cut, made, fc.string()), checkWhole), { numRuns: 400 });
});
