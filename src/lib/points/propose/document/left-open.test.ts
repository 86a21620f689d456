import { describe, expect, it } from 'vitest';
import { worthCells } from '../worth/worth-cells';
import { readDocument } from './read-document';

/** The rows of a document as they were read: `open`, or kind and points with the codes of the remarks. */
const readAs = (text: string) =>
  readDocument(text).rows.map(({ worth, remarks }) => {
    if (worth.kind === 'open') return 'open';
    const { kind, points } = worthCells(worth);
    return [kind, points, ...remarks.map(({ code }) => code)].join(' ').trim();
  });

describe('what is no award stays open', () => {
  it.each([
    '积分低于60分的不得兑换',
    '因病除外',
    '村两委干部本人不参加排名',
    '积分可在家庭成员间转让',
    '弄虚作假的，给予党纪政纪处分',
    '年底考核时，按照积分总数评定优秀等次',
    '科室人员得分由部门负责人评定',
    '奖励分可以累加',
    '弄虚作假的予以通报批评',
    '党员加倍扣分',
    '乱倒垃圾首次提醒，再次扣2分',
    '离退休党员不实行积分制管理',
    '评定为五星的，即得到100分的起点，测评得分可高于100分',
    '先锋作用30-40分',
    '1积分=1元',
    '80分（含）以上为优秀，60—79分为合格，60分以下为不合格'
  ])('%s', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['open']);
  });
});

describe('a figure without a verb leaves the whole clause open, whatever a later verb gives', () => {
  it.each([
    '参加村民大会一次2分，缺席一次扣2分',
    '一般性志愿服务2分，重点任务5分，急难险重加10分',
    '家庭卫生评比优10分，良5分，差-5分',
    '积极参加的3分，组织的5分，无故缺席的扣2分',
    '国家级20分、省级15分、市级加10分'
  ])('%s', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['open']);
    const besideWeights = `一、办法\n1.${sentence}。\n2.义务劳动5分。\n3.巡逻5分。\n4.值班5分。`;
    expect(readAs(besideWeights)[0]).toBe('open');
  });

  it('in a table’s cell too', () => {
    expect(readAs('类别\t积分内容\t积分标准\n卫生\t家庭卫生\t优10分，良5分，差-5分')).toEqual(['open']);
  });
});

describe('a clearing is a sanction only for an offence', () => {
  it.each([
    '考核周期结束后，所有积分清零',
    '积分当年有效，当年积分清零',
    '参加非法组织的，当年积分清零，且下一年不得参评',
    '被判刑的当年积分清零，次年重新开始积分',
    '被判处刑罚的，年终积分清零',
    '扣分扣到积分为零为止',
    '家庭积分扣至0分为止'
  ])('open: %s', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['open']);
    expect(readDocument(`一、办法\n1.${sentence}。`).sentences.map(({ is }) => is)).not.toContain('fact');
  });

  it.each(['年度积分不累计，全部积分清零后重新开始', '当年积分归零重新计分'])(
    'each year anew: %s',
    (sentence) => {
      const { sentences } = readDocument(`一、办法\n1.${sentence}。`);
      expect(sentences.map(({ fact }) => fact?.about)).toContain('clearing');
    }
  );

  it('a floor isn’t one', () => {
    expect(readAs('一、办法\n1.乱倒垃圾的扣5分，直至积分为零。')).toEqual(['按次 -5', 'open']);
  });

  it('one sentence gives one veto, by the name of its offence', () => {
    const [veto, ...more] = readDocument('一、办法\n1.参与赌博、吸毒的，一票否决，当年积分清零。').rows;
    expect(veto).toMatchObject({ name: '参与赌博、吸毒', worth: { kind: 'veto' } });
    expect(veto?.source.text).toBe('参与赌博、吸毒的，一票否决，当年积分清零');
    expect(more).toEqual([]);
  });
});

describe('a verb that is a part of another word takes nothing', () => {
  it.each([
    ['第一名加10分，其余依次递减2分', ['按次 10', 'open']],
    ['贫困户折扣10分', ['open']]
  ])('%s', (sentence, rows) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(rows);
  });
});

describe('a figure beside another consequence leaves the clause open', () => {
  it.each([
    '虚报服务时长的，扣除该次积分并另扣10分',
    '凡发生安全事故的，取消当年评优资格，积分为零',
    '因公、因病请假的不扣分，事假每天扣1分'
  ])('%s', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['open']);
  });
});

describe('the most that awards may give is no item with which everybody begins', () => {
  it.each(['第五条 加分项（满分40分）。\n（一）拾金不昧加5分。', '二、加分项（40分）\n1.拾金不昧加5分。'])(
    '%j',
    (text) => {
      expect(readAs(`一、总则\n${text}`)).toEqual(['open', '按次 5']);
    }
  );
});

it.each(['年度兑换上限500分', '起兑分值50分', '剩余积分100分', '最低兑换20分'])(
  'no goods with a price: %s',
  (sentence) => {
    expect(readAs(`一、积分兑换\n1.洗衣粉20分。\n2.${sentence}。`)).toEqual(['兑换物品 20 price', 'open']);
  }
);

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

it('figures that stand near one another are not one list', () => {
  expect(readAs('一、办法\n1.80-89分的加3分，70分以下的扣2分。')).toEqual(['按次 3', '按次 -2']);
  expect(readAs('一、办法\n1.违纪违规-5至-20分。')).toEqual(['按数额 扣5至20']);
});

it('numbers with points between their digits are headings, and their marks no items twice', () => {
  const text =
    '2.1 基础项目（60分）\n2.1.1 学习（20分）\n不参加的扣2分。\n2.1.2 组织生活（40分）\n缺席的扣3分。';
  expect(readAs(text)).toEqual(['满分项 20', '扣分条款（s1-1） -2', '满分项 40', '扣分条款（s1-2） -3']);
});

describe('a remark says what to look at', () => {
  it.each([
    ['捐款每100元加1分。', '按次 1 per-amount'],
    ['志愿服务每满2小时加1分。', '按次 1 per-amount'],
    ['达标率每降1%扣0.2分。', '按次 -0.2 per-amount'],
    ['每月巡逻满20天奖10分。', '按次 10']
  ])('once for each so much: %s', (sentence, row) => {
    expect(readAs(`一、办法\n1.${sentence}`)).toEqual([row]);
  });

  it.each([
    ['受镇级表彰加5分，县级以上表彰加10分。', '按等级 镇：5、县：10 levels-above'],
    ['受村级表彰加1分，区级及以上一次加5分。', '按等级 村：1、区：5 levels-above'],
    ['市级以上媒体每篇加3分，区级媒体每篇加2分。', '按等级 市：3、区：2 levels-above'],
    ['受镇级、县级以上表彰的分别加5分、10分。', '按等级 镇：5、县：10 levels-above'],
    ['镇、村两级表彰的分别加10分和5分。', '按等级 镇：10、村：5']
  ])('levels that take in higher ones: %s', (sentence, row) => {
    expect(readAs(`一、办法\n1.${sentence}`)).toEqual([row]);
  });

  it('rows that may be weights or points for each time', () => {
    const rows = '1.参加会议5分。\n2.义务劳动10分。\n3.孝老爱亲20分。';
    expect(readAs(`一、公益\n${rows}`)).toEqual(['评定 5 weight', '评定 10 weight', '评定 20 weight']);
    expect(readAs(`考核指标 基本分\n一、公益\n${rows}`)).toEqual(['评定 5', '评定 10', '评定 20']);
  });

  it('one such row alone stays open', () => {
    expect(readAs('一、公益\n1.参加会议5分。')).toEqual(['open']);
  });
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
describe('a figure that is a part of another, or a rule beside what is read, is left open', () => {
  it.each([
    ...['违规的扣百分之五', '扣总分的百分之三十', '违纪的扣五分之一', '做好事加一分五', '救人加5分半'],
    ...['献血加一百零五分', '突出加一千零五十分', '小事加一点五分', '参与活动加-3分'],
    ...['被判刑的，积分清零并扣50分', '违约的不得兑换并扣5分', '停发补贴三个月、扣10分'],
    ...['当月无违规的家庭积分翻倍，并加2分', '同一行为只计一次，加2分'],
    ...['每年12月31日积分清零，但剩余积分50分以上的可结转一半', '年底积分归零，未用完的次年可继续兑换'],
    ...['本办法自2026年3月1日起施行，此前积分一律作废']
  ])('%s', (sentence) => {
    const { rows, sentences } = readDocument(`一、考核事项\n1.${sentence}。\n2.早退一次扣1分。`);
    expect(rows.filter(({ worth }) => worth.kind !== 'open').map(({ clause }) => clause)).toEqual([
      '早退一次扣1分'
    ]);
    expect(sentences.filter(({ is }) => is === 'open')).toHaveLength(1);
  });

  it.each(['缺席记-2分', '缺席记－2分', '缺席每次计负2分'])('%s takes points', (sentence) => {
    const { rows } = readDocument(`一、考核事项\n1.${sentence}。`);
    expect(rows.map(({ worth }) => worth)).toEqual([{ kind: 'count', points: -2 }]);
  });

  it('a sanction is named by what somebody did, also where a condition follows', () => {
    const { rows } = readDocument('一、扣分项\n1.赡养老人不力，经村调委会调解后仍不改正的，当年积分清零。');
    expect(rows.map(({ name, worth }) => [name, worth.kind])).toEqual([['赡养老人不力', 'veto']]);
  });

  it('a cap of half a year is no cap of a year', () => {
    const { rows } = readDocument('一、加分项\n1.做好事每次加2分，半年内累计不超过10分。');
    expect(rows.find(({ worth }) => worth.kind === 'count')?.worth).toEqual({ kind: 'count', points: 2 });
    expect(rows.flatMap(({ remarks }) => remarks).map(({ code }) => code)).toContain('cap-open');
  });

  it('full marks in brackets within a sentence stand once', () => {
    const { rows } = readDocument('一、考核\n1.环境卫生（满分20分）：门前不整洁的每次扣2分，扣完为止。');
    expect(rows.map(({ name, worth }) => [name, worth.kind])).toEqual([
      ['环境卫生', 'allowance'],
      ['门前不整洁', 'clause']
    ]);
  });
});
