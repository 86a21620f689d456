import { expect, it } from 'vitest';
import { checkScheme } from '../../check/check-scheme';
import { parseScheme } from '../../scheme/parse-scheme';
import { readDocument } from '../document/read-document';
import { draftCounts, draftRows, madeRowId, type RowAnswers } from './draft-rows';
import { draftScheme, factsOf } from './draft-scheme';
import { inventedMonth } from './invented-month';

const text = `村民积分办法
一、基础积分
每户基础积分100分。
二、加分
1.参加村民大会每次加2分。
2.获村级、镇级表彰的分别加5分、10分。
3.村干部可酌情加分。
三、扣分
1.乱倒垃圾每次扣5分。
2.讲卫生。
四、其他
弄虚作假的，当年积分清零。
前10名评为先进户。
对积分有异议的，可向村监委会反映。
本办法自2026年3月1日起施行。`;
const reading = readDocument(text);
const details = {
  name: '村民积分办法',
  english: '',
  from: '2026-03-01',
  ranks: 'points',
  scored: 'people',
  clears: 'never'
} as const;
const everyRow: RowAnswers = Object.fromEntries(
  reading.rows.flatMap(({ id, worth }) => (worth.kind === 'open' ? [] : [[id, { mark: 'yes', cells: null }]]))
);

it('a row that nobody has answered stands in the way, open words don’t', () => {
  const { [Object.keys(everyRow)[0] ?? '']: _, ...some } = everyRow;
  expect(draftScheme({ text, reading, answers: some }, details)).toMatchObject({
    ok: false,
    troubles: [{ row: Object.keys(everyRow)[0], sentence: { zh: expect.stringContaining('还没有人确认') } }]
  });
  const made = draftScheme({ text, reading, answers: everyRow }, details);
  if (!made.ok) throw new Error('refused');
  const scheme = parseScheme(made.yaml);
  expect(checkScheme(made.yaml).filter(({ level }) => level === 'error')).toEqual([]);
  expect(scheme).toMatchObject({
    base: 10000,
    inForce: [{ from: '2026-03-01' }],
    organs: { investigator: { name: '村监委会' } }
  });
  expect(scheme.items.map(({ kind }) => kind)).toEqual(['count', 'levels', 'count', 'veto']);
  expect(scheme.defaults.map(({ zh }) => zh)).toEqual([
    '原文这一句还没有变成规则，不计分：村干部可酌情加分',
    '原文这一句还没有变成规则，不计分：前10名评为先进户'
  ]);
});

it('rows are corrected or struck, and a sentence that was read as no rule becomes one', () => {
  const place = reading.sentences.findIndex(({ start, end }) => text.slice(start, end).includes('讲卫生'));
  const [first] = reading.rows.filter(({ worth }) => worth.kind === 'count');
  const answers: RowAnswers = {
    ...everyRow,
    [first?.id ?? '']: { mark: 'yes', cells: { name: '参会', kind: '按次', points: '3', section: '加分' } },
    [madeRowId(place)]: {
      mark: 'yes',
      cells: { name: '卫生户', kind: '按次', points: '1', section: '加分' }
    },
    [reading.rows.find(({ worth }) => worth.kind === 'veto')?.id ?? '']: { mark: 'no', cells: null }
  };
  const made = draftScheme({ text, reading, answers }, details);
  if (!made.ok) throw new Error('refused');
  expect(parseScheme(made.yaml).items.map(({ name, kind }) => [name, kind])).toEqual([
    ['参会', 'count'],
    ['获村级、镇级表彰', 'levels'],
    ['乱倒垃圾', 'count'],
    ['卫生户', 'count']
  ]);
  expect(parseScheme(made.yaml).defaults.map(({ zh }) => zh)).toContain(
    '整理的人认为原文这一句不是规则，不计分：弄虚作假的，当年积分清零'
  );
  expect(draftCounts(reading, draftRows(text, reading, answers))).toMatchObject({
    read: 6,
    confirmed: 5,
    struck: 1,
    waiting: 0,
    open: 2,
    facts: 2
  });
});

it('a person makes a row of a sentence that was read as a fact', () => {
  const clearing = `${text}\n五、积分使用\n1.年底积分清零，次年重新计分。`;
  const read = readDocument(clearing);
  const fact = read.sentences.find((one) => one.fact?.about === 'clearing');
  const id = fact?.rows[0] ?? madeRowId(read.sentences.findIndex((one) => one === fact));
  const answers: RowAnswers = {
    ...everyRow,
    [id]: { mark: 'yes', cells: { name: '清零', kind: '一票否决', points: '', section: '积分使用' } }
  };
  expect(factsOf({ text: clearing, reading: read, answers: everyRow }).clears).toBe('year');
  expect(factsOf({ text: clearing, reading: read, answers }).clears).toBe('never');
  const counts = (given: RowAnswers) => draftCounts(read, draftRows(clearing, read, given));
  expect(counts(everyRow)).toMatchObject({ confirmed: 5, facts: 3 });
  expect(counts(answers)).toMatchObject({ confirmed: 6, facts: 2 });
  const made = draftScheme({ text: clearing, reading: read, answers }, details);
  if (!made.ok) throw new Error('refused');
  expect(parseScheme(made.yaml).items.map(({ name }) => name)).toContain('清零');
});

it('goods become the redemption of the scheme, whose subjects a person has named', () => {
  const shop = '一、加分\n1.参加村民大会每次加2分。\n二、兑换清单\n1.洗衣粉一袋10分。\n2.毛巾8分。';
  const read = readDocument(shop);
  const answers: RowAnswers = Object.fromEntries(
    read.rows.map(({ id }) => [id, { mark: 'yes', cells: null }])
  );
  const made = draftScheme(
    { text: shop, reading: read, answers },
    { ...details, scored: 'households', clears: 'year' }
  );
  if (!made.ok) throw new Error('refused');
  const scheme = parseScheme(made.yaml);
  expect(checkScheme(made.yaml).filter(({ level }) => level === 'error')).toEqual([]);
  expect(scheme.subjects).toBe('households');
  expect(scheme.items.map(({ name }) => name)).toEqual(['参加村民大会']);
  expect(scheme.redemption).toMatchObject({
    clears: 'year',
    goods: [
      { name: '洗衣粉一袋', points: 1000 },
      { name: '毛巾', points: 800 }
    ]
  });
});

const articles = `清河村村民积分制管理办法
第一章 总则
第一条 为了加强乡村治理，制定本办法。
第二章 积分标准
第三条 参加村民大会的，每次加2分。
第四条 有下列情形的加分：
（一）义务劳动每次加5分；
（二）好人好事每次加3分。
第五条 环境卫生
（一）乱倒垃圾每次扣5分。
第六条 （移风易俗）酒席铺张的，每次扣3分。
第三章 附则
第十一条 村委会可酌情加分。
第十二条 对公示有异议的，可在公示期内向村委会提出，3个工作日内答复。`;

/** The scheme of a document whose rows are all confirmed. */
function schemeOf(document: string) {
  const read = readDocument(document);
  const answers: RowAnswers = Object.fromEntries(
    read.rows.flatMap(({ id, worth }) => (worth.kind === 'open' ? [] : [[id, { mark: 'yes', cells: null }]]))
  );
  const made = draftScheme({ text: document, reading: read, answers }, details);
  if (!made.ok) throw new Error('refused');
  return parseScheme(made.yaml);
}

it('each clause has the number of its article and part; chapters and headings are the sections', () => {
  const { items, sections } = schemeOf(articles);
  const nameOf = (id: string) => sections.find((section) => section.id === id)?.name;
  expect(items.map(({ name, section, clause }) => [name, nameOf(section), clause.ref])).toEqual([
    ['参加村民大会', '积分标准', '第三条'],
    ['义务劳动', '积分标准', '第四条（一）'],
    ['好人好事', '积分标准', '第四条（二）'],
    ['乱倒垃圾', '环境卫生', '第五条（一）'],
    ['移风易俗酒席铺张', '移风易俗', '第六条']
  ]);
});

it('to whom objections go is kept with its clause, and the days of the answer are named as open', () => {
  const { organs, procedure, defaults } = schemeOf(articles);
  expect(organs.investigator?.name).toBe('村委会');
  expect(procedure.objections).toEqual({
    ref: '第十二条',
    text: '第十二条 对公示有异议的，可在公示期内向村委会提出'
  });
  expect(defaults.map(({ zh }) => zh)).toContain('原文这一句还没有变成规则，不计分：3个工作日内答复');
});

it('without articles a part is quoted with its chapter, and a sentence below neither by its section', () => {
  const { items } = schemeOf('一、加分\n参加村民大会每次加2分。\n（一）劳动\n义务劳动每次加5分。');
  expect(items.map(({ clause }) => clause.ref)).toEqual(['加分', '一（一）']);
});

it('an invented month shows what each item gives, and the table that comes of it', () => {
  const made = draftScheme({ text, reading, answers: everyRow }, details);
  if (!made.ok) throw new Error('refused');
  const month = inventedMonth(parseScheme(made.yaml), '2026-03-01');
  expect(month?.month).toBe('2026-03');
  expect(month?.effects.map(({ person, value, points, why }) => [person, value, points, why.zh])).toEqual([
    [1, '', 200, '已计分'],
    [2, 'village', 500, '已计分'],
    [3, '', -500, '已计分'],
    [5, '', expect.anything(), '一票否决，积分为零']
  ]);
  expect(month?.rows.map(({ person, points, balance }) => [person, points, balance])).toContainEqual([
    2, 500, 10500
  ]);
  expect(month?.rows).toHaveLength(6);
});

it('an invented month tries the goods: who has the most points of it asks for one of each', () => {
  const shop = '一、加分\n1.参加村民大会每次加20分。\n二、兑换清单\n1.洗衣粉一袋10分。\n2.毛巾28分。';
  const draft = { text: shop, reading: readDocument(shop) };
  const answers: RowAnswers = Object.fromEntries(
    draft.reading.rows.map(({ id }) => [id, { mark: 'yes', cells: null }])
  );
  const made = draftScheme({ ...draft, answers }, { ...details, scored: 'households' });
  if (!made.ok) throw new Error('refused');
  const month = inventedMonth(parseScheme(made.yaml), '2026-03-01');
  expect(month?.goods.map(({ price, person, points, left }) => [price, person, points, left])).toEqual([
    [1000, 1, 2000, 1000],
    [2800, 1, 2000, -800]
  ]);
});
