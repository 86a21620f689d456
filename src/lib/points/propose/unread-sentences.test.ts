import { expect, it } from 'vitest';
import { readDocument } from './document/read-document';
import { textOfRows } from './document/text-of-rows';
import { worthCells } from './worth/worth-cells';

const reported = (text: string) =>
  readDocument(`一、考勤\n${text}`).rows.map(({ name, worth }) => {
    const { kind, points } = worthCells(worth);
    return [name, kind, points];
  });

it.each([
  ['迟到每次扣2分，每月最多扣6分。', '-2（每月最多3次）'],
  ['迟到每次扣2分。每月不超过6分。', '-2（每月最多3次）'],
  ['迟到每次扣2分，全年累计不得超过6分。', '-2（每年最多3次）'],
  ['迟到每次扣2分，每月限3次。', '-2（每月最多3次）'],
  ['迟到每次扣2分，每月6分封顶。', '-2（每月最多3次）'],
  ['迟到每次扣2分，每月以6分为限。', '-2（每月最多3次）']
])('a cap belongs to the item before it: %s', (text, points) => {
  const [first, ...others] = readDocument(`一、考勤\n1.${text}`).rows;
  expect(worthCells(first?.worth ?? { kind: 'open' })).toEqual({ kind: '按次', points });
  expect(first?.remarks.map(({ code }) => code)).toEqual(['cap-read']);
  expect(`${first?.source.text}。`).toBe(text);
  expect(others).toEqual([]);
});

it.each([
  ['迟到每次扣2分，封顶6分。', '封顶6分'],
  ['迟到每次扣2分，每月最多扣5分。', '每月最多扣5分'],
  ['迟到扣2分，早退扣1分，每月最多扣6分。', '每月最多扣6分'],
  ['迟到每次扣2分。以上各项合计每月不超过6分。', '以上各项合计每月不超过6分'],
  ['受区级表彰加5分，市级表彰加10分，每年最多加20分。', '每年最多加20分']
])('a cap that fits no single item stays open for a person: %s', (text, cap) => {
  const open = readDocument(`一、考勤\n1.${text}`).rows.filter(({ worth }) => worth.kind === 'open');
  expect(open.map(({ source, remarks }) => [source.text, remarks[0]?.code])).toEqual([[cap, 'cap-open']]);
});

it('how many are too many is no cap', () => {
  expect(reported('1.每月迟到不超过3次的，扣1分。')).toEqual([['迟到不超过3次', '按次', '-1']]);
});

it('what may be a rule is listed where it stands, with what it is for a person to say', () => {
  const text =
    '1.迟到每次扣2分；三次迟到的，取消评优资格。\n2.受到区级以上表彰的，加5分，同一事项不重复加分。\n3.讲卫生。';
  expect(reported(text)).toEqual([
    ['迟到', '按次', '-2'],
    ['三次迟到的,取消评优资格', '待定', ''],
    ['受到区级以上表彰', '按次', '5'],
    ['同一事项不重复加分', '待定', '']
  ]);
});

it('in a table too', () => {
  const rows = [
    ['考核项目', '分值', '评分标准'],
    ['考勤', 10, '迟到一次扣2分。全年旷工三次的取消评优资格。']
  ];
  const open = readDocument(textOfRows(rows)).rows.filter(({ worth }) => worth.kind === 'open');
  expect(open?.map(({ source }) => [source.line, source.text])).toEqual([[2, '全年旷工三次的取消评优资格']]);
});

it.each([
  ['第一条按时参加会议的，每次加2分', '按时参加会议'],
  ['第二条 迟到每次扣2分', '迟到'],
  ['受到区级以上表彰的，加5分', '受到区级以上表彰'],
  ['英语考试合格者，在下发成绩单的学期加3分', '英语考试合格（下发成绩单的学期）'],
  ['完成注册 获得100个积分', '完成注册'],
  ['义务送医每次额外获得2分', '义务送医'],
  ['被举报有不符合规范的，并提供相关证据，扣10分', '被举报有不符合规范'],
  ['参加比赛获奖的，增加5分', '参加比赛获奖'],
  ['在职党员报到每次加1分', '在职党员报到'],
  ['对接困难户每户加2分', '对接困难户'],
  ['如实上报情况的，加1分', '如实上报情况'],
  ['对参加义务劳动的，加1分', '参加义务劳动']
])('a name keeps its words and no number: %s', (text, name) => {
  expect(readDocument(`一、其他\n${text}。`).rows[0]?.name).toBe(name);
});

it.each([
  ['乱堆乱放的扣1分；经提醒仍不整改的，扣2分', ['乱堆乱放', '乱堆乱放（经提醒仍不整改）']],
  ['未按时交纳党费的，扣2分；情节严重的，扣5分', ['未按时交纳党费', '未按时交纳党费（情节严重）']],
  ['旷工半天扣10分、1天扣20分', ['旷工半天', '旷工（1天）']],
  ['完成率90%以上得10分，80%以上得8分', ['完成率90%以上', '完成率（80%以上）']],
  ['抽调专班满3个月加5分，满半年加10分', ['抽调专班满3个月', '抽调专班（满半年）']],
  ['参加志愿服务的，党员加5分、群众加3分', ['参加志愿服务（党员）', '参加志愿服务（群众）']],
  ['在县级通报批评的扣10分；市级扣20分', ['县级通报批评', '县级通报批评（市级）']],
  ['季度测评优秀加10分，合格加5分', ['季度测评优秀', '季度测评（合格）']],
  ['承担公开课：校级加1分，区级加3分', ['承担公开课']],
  ['庭院整洁，每次检查合格加2分', ['庭院整洁（检查合格）']],
  ['其他好事，经村民会议研究，酌情加1至5分', ['其他好事']],
  ['环境卫生：情节严重的扣5分', ['环境卫生（情节严重）']],
  ['竞赛获奖的，第一名加5分，第二名加3分', ['竞赛获奖']],
  ['a)参加活动加2分 b)缺席扣1分', ['参加活动', '缺席']],
  ['i.参加活动加2分；ii.缺席扣1分', ['参加活动', '缺席']],
  ['迟到10分钟以内扣0.5分，10-30分钟扣1分', ['迟到10分钟以内', '迟到（10-30分钟）']],
  ['缴纳医保加2分，6月底前的再加1分', ['缴纳医保', '缴纳医保（6月底前）']],
  ['担任班主任的，每学期加5分', ['担任班主任']],
  ['担任楼栋长的每月加5分', ['担任楼栋长']],
  ['引资1000万元以上加20分，每增加500万元加5分', ['引资1000万元以上', '引资（增加500万元）']],
  ['拾金不昧，价值100元以下加1分，100元以上加2分', ['拾金不昧（价值100元以下）', '拾金不昧（100元以上）']],
  ['减分项：缺席扣1分', ['缺席']],
  ['村民代表每次加2分；普通村民每次加3分', ['村民代表', '普通村民']],
  ['对工作不力的，扣责任人2分、扣分管领导1分', ['工作不力', '工作不力（分管领导）']],
  ['新增党员加3分/人，发展积极分子加1分/人', ['新增党员', '发展积极分子']],
  ['每月按时上下班、无迟到早退的，当月加5分', ['按时上下班、无迟到早退']],
  ['被评为先进的，当年度加10分', ['被评为先进']],
  ['每日上报的，加1分', ['每日上报']],
  ['当月加5分', ['open']],
  ['经营摊位整洁的加2分', ['经营摊位整洁']],
  ['• 参加活动加2分', ['参加活动']],
  ['【加分】参加活动加2分', ['参加活动']],
  ['党员加5分、群众加3分', ['党员', '群众']]
])('a name says what happened: %s', (text, names) => {
  const rows = readDocument(`一、其他\n1.${text}。`).rows;
  expect(rows.map(({ name, worth }) => (worth.kind === 'open' ? 'open' : name))).toEqual(names);
});

it.each([
  ['每月巡河不少于4次，每少1次扣5分', ['巡河不少于4次（少1次）']],
  ['每学期撰写心得体会1篇，缺一篇扣2分', ['撰写心得体会（缺一篇）']],
  ['每季度至少组织一次护河宣传活动，少一次扣5分', ['至少组织一次护河宣传活动（少一次）']],
  ['每季度谈心不少于一次，每少一人次扣0.5分', ['谈心不少于一次（少一人次）']],
  ['不按时缴费的，每逾期一个月扣1分，逾期半年扣5分', ['不按时缴费（逾期一个月）', '不按时缴费（逾期半年）']],
  ['一般问题7日内整改到位，逾期未整改的每件扣3分', ['一般问题7日内整改到位（逾期未整改）']],
  [
    '每年讲一次党课，未完成的扣2分，超额完成的每增加一次加1分',
    ['讲一次党课（未完成）', '讲一次党课（超额完成）']
  ]
])('what is missing of a duty isn’t named by the duty alone: %s', (text, names) => {
  expect(readDocument(`一、其他\n1.${text}。`).rows.map(({ name }) => name)).toEqual(names);
});

it('nor without it, where a heading says it', () => {
  const text = '一、考核\n（一）巡河履职（40分）\n1.每少1次扣5分。\n（二）志愿服务\n1.缺一次扣2分。';
  expect(readDocument(text).rows.map(({ name }) => name)).toEqual([
    '巡河履职',
    '巡河履职（少1次）',
    '志愿服务（缺一次）'
  ]);
});

it.each([
  ['打架斗殴的，参与者所在户每人次扣20分', ['打架斗殴（参与者所在户）']],
  ['泄露隐私、收受财物的，一经查实扣20分', ['泄露隐私、收受财物']],
  ['发表论文，每篇加3分，第二作者加1分', ['发表论文', '发表论文（第二作者）']],
  ['获得发明专利授权的，第一发明人加10分', ['获得发明专利授权（第一发明人）']],
  ['年内获评“最美河长”的，按国家、省、市、县四级分别加20、15、10、5分', ['年内获评最美河长']],
  [
    '发生事故损失1万元以下的扣2分，1万元（含）至5万元的扣5分，5万元以上的扣10分',
    ['发生事故损失1万元以下', '发生事故损失（1万元至5万元）', '发生事故损失（5万元以上）']
  ]
])('words for whom, when or how much keep what they are about: %s', (text, names) => {
  expect(readDocument(`一、其他\n1.${text}。`).rows.map(({ name }) => name)).toEqual(names);
});

it('a level and those above it are the last of an item by level', () => {
  expect(reported('1.无理上访的，到镇扣5分，到县扣10分，到市以上扣20分。')).toEqual([
    ['无理上访到镇', '按等级', '镇：-5、县：-10、市：-20']
  ]);
});

it.each([
  '提出合理化建议被采纳的，班组级加1分，车间级加2分，公司级加5分',
  '获得公司级先进个人称号的加5分，集团级加10分，省部级加20分，国家级加30分',
  '受到通报批评的，公司级每次扣5分，集团级每次扣10分'
])('levels that no ledger knows leave the whole item open: %s', (text) => {
  expect(
    readDocument(`一、其他\n1.${text}。`).rows.map(({ worth, source }) => [worth.kind, source.text])
  ).toEqual([['open', text]]);
});

it('the cases of a list belong to its rule, however short they are', () => {
  const { sentences } = readDocument('一、加分\n（一）有下列情形的，加2分：\n1.救人；\n2.献血。\n（二）附则');
  expect(sentences.map(({ is, rows }) => [is, rows.length])).toEqual([
    ['none', 0],
    ['rule', 1],
    ['rule', 1],
    ['rule', 1],
    ['none', 0]
  ]);
});

it('a condition keeps the matter of the sentence before it', () => {
  const { rows } = readDocument('一、其他\n1.房屋乱搭乱建的，责令拆除。经提醒仍不整改的，扣2分。');
  expect(rows.map(({ name }) => name)).toContain('房屋乱搭乱建（经提醒仍不整改）');
});

it.each(['经提醒仍不整改的，扣2分', '情节严重的，扣5分', '屡教不改的扣5分'])(
  'a condition of nothing stays open: %s',
  (text) => {
    const { rows } = readDocument(`一、其他\n1.${text}。`);
    expect(rows.map(({ worth }) => worth.kind)).toEqual(['open']);
  }
);

it('what is listed with its points is open part by part, so that each gets its own row', () => {
  const open = (text: string) =>
    readDocument(`一、积分兑换\n1.${text}`)
      .rows.filter(({ worth }) => worth.kind === 'open')
      .map(({ source }) => source.text);
  expect(open('洗衣液15分，食用油50分，大米（5公斤）80分。')).toEqual([
    '洗衣液15分',
    '食用油50分',
    '大米（5公斤）80分'
  ]);
  expect(open('可兑换物品：洗衣液15分、食用油50分。')).toEqual(['可兑换物品：洗衣液15分', '食用油50分']);
  expect(open('满10分的，兑换洗衣液一瓶。')).toHaveLength(1);
});
