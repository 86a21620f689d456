import { describe, expect, it } from 'vitest';
import { readAs } from '../../../../../tests/make/read-as';
import { readDocument } from './read-document';

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
    '年底评价为五星等次的，次年一月增加区级个人信用分15分',
    '记过处分者，其当年德育成绩按不及格处理，不再分项测评，记为26分',
    '四星等次的，增加镇级积分10分',
    '被直接判级的，当年改正后可修复为扣减信用分60分',
    '1积分=1元',
    '80分（含）以上为优秀，60—79分为合格，60分以下为不合格'
  ])('%s', (sentence) => {
    expect(new Set(readAs(`一、办法\n1.${sentence}。`))).toEqual(new Set(['open']));
  });
});

it('what a requirement gives is no base, and what is missing of it takes from no other marks', () => {
  const text =
    '一、组织建设（32分）\n（1）换届规范。符合要求可获基础分4分，有一项不符合减1分。\n（2）谈话达60%以上可获基础分2分。';
  expect(readAs(text)).toEqual(['评定 32 no-deduction', 'open', 'open']);
  const first = readDocument(text).rows[1];
  expect(first?.source.text).toBe('换届规范。符合要求可获基础分4分，有一项不符合减1分');
});

it('marks above points that neither add nor take are no assessment beside them', () => {
  const text =
    '一、基础项目\n1.政治学习（20分）\n- 参加集中学习每次2分，全年累计不超过12分\n- 撰写心得每篇1分\n';
  expect(new Set(readAs(text))).toEqual(new Set(['open']));
});

it('full marks that nothing is named for are no item', () => {
  expect(readAs('评选标准\n基本分\n(80分)\n热爱集体(10分)\n')).toEqual(['open', '评定 10 no-deduction']);
});

it.each(['违法建设拒不拆除的；', '民主评议被评为不合格党员的；', '违法建设等可以修复的，不予加分。'])(
  'the first words of a deed are no heading of it: %s',
  (deed) => {
    const { rows } = readDocument(`一、总则\n1.${deed}\n2.热爱集体。`);
    expect(rows.map(({ source }) => source.text)).toEqual([deed.slice(0, -1)]);
  }
);

describe('a rule without a figure is neither a heading nor words of procedure', () => {
  const rules = [
    ...['追回所兑物品', '虚报积分的，追回所兑物品', '请假的按平均分计', '由党小组核实后加分'],
    ...[
      '夫妻双方都参加的只计一人',
      '主动上报的不扣',
      '做好事得满分',
      '做好事加〇分',
      '做好事扣半分',
      '日常得分占60%，年终测评占40%',
      '入党积极分子可参照党员积分管理的做法进行管理',
      '个体工商户参照社会法人执行',
      '普通村民和重点人群分别进行评价、排名',
      '社会成员分为A、B、C、D四类信用等级',
      '信息届满后实行转档保存，不再作为守信激励依据',
      '违法行为有连续状态的，自行为终了之日起计算',
      '在会前备案的志愿服务活动都能获得相应的积分',
      '对单位的奖惩，记入其负责人的记录，按个人标准予以加（减）分',
      '领导小组办公室按同级部门层次计算',
      '原则上将不能申请下一学年资助项目'
    ]
  ];

  it.each(rules)('%s', (rule) => {
    for (const text of [
      `一、总则\n${rule}\n二、附则`,
      `一、总则\n（一）${rule}\n二、附则`,
      `一、总则\n1.${rule}\n2.热爱集体。`
    ]) {
      expect(readAs(text)).toEqual(['open']);
      const open = readDocument(text).sentences.filter(({ is }) => is === 'open');
      expect(open.map(({ start, end }) => text.slice(start, end))).toEqual([expect.stringContaining(rule)]);
    }
  });

  it.each(['加分项', '积分兑换', '扣分标准'])(
    '%s is a heading, though a table may be all that follows',
    (title) => {
      const text = `一、总则\n热爱集体。\n二、${title}\n类别\t积分标准\n卫生\t乱倒垃圾扣5分`;
      expect(readAs(text)).toEqual(['按次 -5']);
    }
  );

  it('a number of times behind an item’s number is no heading’s number', () => {
    expect(readAs('一、总则\n1.3次以内不扣分。\n1.2 个人品德\n缺席扣2分。')).toEqual(['open', '按次 -2']);
  });

  it('the number of a house is none of a rule', () => {
    expect(readAs('阳光小区3号楼志愿服务积分细则\n1.巡逻加2分。')).toEqual(['按次 2']);
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
    expect(new Set(readAs(`一、办法\n1.${sentence}。`))).toEqual(new Set(['open']));
    const besideWeights = `一、办法\n1.${sentence}。\n2.义务劳动5分。\n3.巡逻5分。\n4.值班5分。`;
    expect(readAs(besideWeights)[0]).toBe('open');
  });

  it('in a table’s cell too', () => {
    expect(readAs('类别\t积分内容\t积分标准\n卫生\t家庭卫生\t优10分，良5分，差-5分')).toEqual(['open']);
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

describe('a figure that holds only with what no rule says is left open', () => {
  it.each([
    ...['每参加3次活动加2分', '每参加三次活动加2分', '每两次加1分', '每累计迟到3次扣1分', '每参加10次加2分'],
    ...['年度考核前10%加10分', '前百分之十的加10分', '排名后10%扣5分', '排名后3名的扣5分', '前3名扣2分'],
    ...['积分前10%的评为优秀志愿者，加10分', '按百分制折算后记10分', '民主评议得分×30%加10分'],
    ...['同一行为只加一次5分', '就高不就低加5分', '节假日双倍加4分'],
    ...['不扣5分', '免扣5分', '本应扣5分，经整改的免扣', '应扣5分而未扣的，追究责任', '扣回所加5分'],
    ...['原来加5分改为加3分', '比上年多加5分', '附加分40分', '扣5分起', '加减5分', '加10分或扣10分'],
    ...[
      '加5分或8分',
      '考试得90分加2分',
      '奖励现金100元，加5分',
      '罚款50元，扣2分',
      '党员户加倍扣分，即扣10分'
    ],
    ...['考核80（含）-90分加2分', '超过3次（含）以上扣10分', '超过部分每次扣1分', '停止加5分'],
    ...['虚报积分的，追回所兑物品，并扣10分', '公车私用的，从年度总分中扣50分'],
    '首次违规扣2分，此后每次扣5分'
  ])('%s', (sentence) => {
    const { rows, sentences } = readDocument(`一、办法\n1.${sentence}。`);
    expect(rows.map(({ worth }) => worth.kind)).toEqual(['open']);
    expect(sentences.map(({ is }) => is)).toEqual(['none', 'open']);
  });

  it.each([
    ['每迟到1次扣0.5分，三次以上扣2分', ['按次 -0.5', 'open'], '三次以上扣2分'],
    ['迟到1次扣3分，2次扣6分', ['按次 -3 by-total', 'open'], '2次扣6分'],
    ['缺1次扣1分，缺2次扣3分', ['按次 -1', 'open'], '缺2次扣3分'],
    ['按时完成加5分，其余加1分', ['按次 5', 'open'], '其余加1分']
  ])('what the rule before it doesn’t say: %s', (sentence, rows, open) => {
    const text = `一、办法\n1.${sentence}。`;
    expect(readAs(text)).toEqual(rows);
    expect(readDocument(text).rows.pop()?.source.text).toBe(open);
  });

  it.each([
    ['每参加1次活动加2分', ['按次 2']],
    ['每参加一次活动加2分', ['按次 2']],
    ['累计迟到3次扣5分', ['按次 -5 by-total']],
    ['评比前三名的加5分', ['按名次 第1至3名：5']],
    ['参加会议加2分，缺席扣1分，迟到扣0.5分', ['按次 2', '按次 -1', '按次 -0.5']],
    ['参加会议加2分，缺席扣1分，迟到扣半分', ['按次 2', '按次 -1', 'open']],
    ['在原单位服务的加2分', ['按次 2']],
    ['参加人数少的扣2分', ['按次 -2']],
    ['影响市容的扣2分', ['按次 -2']],
    ['扣分≤10分的加2分', ['按次 2']],
    ['参加多项的只按一项加2分', ['open']],
    ['屡次迟到的扣2分', ['按次 -2']],
    ['逾期不交党费的扣2分', ['按次 -2']],
    ['读书每本加1分', ['按次 1']],
    ['清洁厕所加2分', ['按次 2']],
    ['积极参加加2分', ['按次 2']],
    ['提前10%完成任务加2分', ['按次 2']],
    ['组织50至100名群众参加的加2分', ['按次 2']],
    ['每户家庭每年参加2次以上活动加2分', ['按次 2']],
    ['乱停车扣分：每次2分', ['按次 -2']],
    ['好事加2分。每参加3次会议加4分，每年最多加10分', ['按次 2', 'open', 'open']],
    ['第一名加5分，第二名加3分，前10%加1分', ['按名次 第1名：5、第2名：3', 'open']],
    ['好事加5 -10分', ['按数额 加5至10']],
    ['积分每满100分奖励5分', ['按次 5 per-amount']],
    ['每人每月10分起评，迟到扣1分', ['open', '按次 -1']],
    ['每次扣2分（全年不超过10分）', ['按次 -2（每年最多5次） cap-read']],
    ['加5分（每年限一次）', ['按次 5（每年最多1次） cap-read']],
    ['加2分（不超过10分）', ['按次 2', 'open']]
  ])('what it says by itself is read: %s', (sentence, rows) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(rows);
  });

  it.each(['每项扣10～20分', '分别扣1分、2分、3分'])('full marks lose one figure each time: %s', (takes) => {
    const text = `一、实绩（100分）\n1.重点工作未完成的，${takes}。\n2.缺报材料扣5分。`;
    expect(readAs(text)).toEqual(['满分项 100', 'open', '扣分条款（s1-1） -5']);
  });

  it('full marks lose what levels take, each by itself', () => {
    expect(readAs('一、实绩（100分）\n1.县级通报批评扣10分，市级通报批评扣20分。')).toEqual([
      '满分项 100',
      ...['扣分条款（s1-1） -10', '扣分条款（s1-1） -20']
    ]);
  });

  it('what is taken from the year’s total goes beyond full marks', () => {
    const text = '一、作风（100分）\n1.迟到扣5分。\n2.公车私用的，从年度总分中扣50分。';
    expect(readAs(text)).toEqual(['满分项 100', '扣分条款（s1-1） -5', '扣分条款（s1-1） 倒扣50']);
  });
});

it.each(['年度兑换上限500分', '起兑分值50分', '剩余积分100分', '最低兑换20分'])(
  'no goods with a price: %s',
  (sentence) => {
    expect(readAs(`一、积分兑换\n1.洗衣粉20分。\n2.${sentence}。`)).toEqual(['兑换物品 20 price', 'open']);
  }
);

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

describe('points in another reckoning than this document’s stay open', () => {
  it.each([
    '评为优秀的党员，在职称评聘中加2分',
    '评为优秀的，年度考核中加2分',
    '积分达到90分以上的，在岗位竞聘中加5分',
    '优秀党员子女入学积分加10分',
    '年度积分列入绩效考核，优秀的绩效考核加3分'
  ])('%s', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['open']);
  });

  it.each(['在年度考核中被评为优秀的，加5分', '职称晋升的加5分', '在技能竞赛中获奖的，加5分'])(
    '%s gives some here',
    (sentence) => {
      expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['按次 5']);
    }
  );
});

describe('a sum’s parts, figures to choose from and people besides those who are scored stay open', () => {
  it.each([
    '由基础积分（60分）、先锋积分（40分）和负面扣分三部分组成',
    '总分100分，由组织生活（40分）、作用发挥（60分）构成',
    '传播谣言的，视情节扣3分、5分或10分',
    '支部书记连带扣3分'
  ])('%s', (sentence) => {
    const { rows } = readDocument(`一、办法\n1.${sentence}。`);
    expect(rows.map(({ worth, source }) => [worth.kind, source.text])).toEqual([['open', sentence]]);
  });

  it('beside the row of those who are scored', () => {
    expect(readAs('一、办法\n1.岸坡有垃圾堆积的，每处扣1分，保洁员同步扣1分。')).toEqual(['按次 -1', 'open']);
  });
});

describe('what becomes of whoever did something, and who is scored, is no procedure', () => {
  it.each([
    '造成重大损失的直接评定为不合格党员',
    '造成重大损失的，评定为不合格党员',
    '拒不整改的，提交支部大会研究处理',
    '连续旷课的，由组织部负责调离岗位',
    '情节严重的，报镇党委研究调整岗位',
    '在本村居住的农户，以户为单位参加积分',
    '外来租住户自愿申请参加',
    '预备党员参照执行'
  ])('%s', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual(['open']);
  });

  it.each(['积分由村委会汇总，报镇党委备案', '对积分有异议的，由村委会负责处理'])('%s is', (sentence) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual([]);
  });
});

describe('the days by which somebody does something', () => {
  it.each([
    '村委会应在收到异议后3个工作日内答复',
    '异议受理后三个工作日内答复',
    '村委会自收到异议之日起三日内答复',
    '公示不少于五个工作日',
    '党支部应于每月月底前审核上月积分',
    '每季度首月十日前由积分管理员申报登记',
    '半个月内完成整改并上报',
    '村委会当天登记、次日公示',
    '领导小组两周内审核完毕'
  ])('have no place in a scheme, and stay open: %s', (sentence) => {
    const { rows, sentences } = readDocument(`一、办法\n1.参加会议每次加2分。\n2.${sentence}。`);
    expect(rows.map(({ worth }) => worth.kind)).toEqual(['count', 'open']);
    expect(sentences[sentences.length - 1]).toMatchObject({ is: 'open', rows: [rows[1]?.id] });
  });

  it('stay open behind the body to which objections go', () => {
    const { rows, sentences } = readDocument('对积分有异议的，可向监委会反映，监委会三个工作日内书面答复。');
    expect(rows.map(({ clause }) => clause)).toEqual(['监委会三个工作日内书面答复']);
    expect(sentences.map(({ is }) => is)).toEqual(['fact', 'open']);
  });
});

describe('points for what has come together, or by steps', () => {
  const steps = (text: string) =>
    readDocument(`一、加分\n1.${text}。`).rows.map(({ worth, remarks }) => [
      worth.kind === 'count' ? worth.points : worth.kind,
      ...remarks.map(({ code, from }) => `${code} ${from ?? ''}`.trim())
    ]);
  it.each([
    ['志愿服务累计达到10/20/50小时的，分别加2/5/10分', [['levels', 'levels-unclear']]],
    [
      '志愿服务时长累计达到10小时加2分、20小时加5分',
      [
        [2, 'by-total 累计达到10小时'],
        [5, 'by-total 20小时']
      ]
    ],
    [
      '志愿服务时间达到30小时的，加10分；达到60小时的，加20分',
      [
        [10, 'by-total 达到30小时的'],
        [20, 'by-total 达到60小时的']
      ]
    ],
    [
      '好人好事1件加2分，3件以上加5分',
      [
        [2, 'by-total 1件'],
        [5, 'by-total 3件以上']
      ]
    ],
    ['全年累计缺席3次扣5分', [[-5, 'by-total 累计缺席3次']]],
    ['服务时间每满10小时加2分', [[2, 'per-amount 每满10小时']]],
    ['参加会议1次加2分，参加劳动2小时加3分', [[2], [3]]]
  ])('%s', (text, rows) => {
    expect(steps(text)).toEqual(rows);
  });
});
