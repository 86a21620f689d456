import { describe, expect, it } from 'vitest';
import { readAs } from '../../../../../tests/make/read-as';

describe('a remark says what to look at', () => {
  it.each([
    ['捐款每100元加1分。', '按次 1 per-amount'],
    ['志愿服务每满2小时加1分。', '按次 1 per-amount'],
    ['达标率每降1%扣0.2分。', '按次 -0.2 per-amount'],
    ['志愿服务每满两小时加1分。', '按次 1 per-amount'],
    ['志愿服务每满十小时加1分。', '按次 1 per-amount'],
    ['每迟到10分钟扣1分。', '按次 -1 per-amount'],
    ['志愿服务按时长每小时积5分。', '按次 5 per-amount'],
    ['志愿服务每一小时可获得10个积分。', '按次 10 per-amount'],
    ['志愿服务加5分/小时。', '按次 5 per-amount'],
    ['不及格的扣3分/门。', '按次 -3'],
    ['义务清扫道路每公里加2分。', '按次 2 per-amount'],
    ['满意率每低1个百分点扣1分。', '按次 -1 per-amount'],
    ['每半年评定一次，优秀加5分。', '按次 5 per-period'],
    ['每月巡逻满20天奖10分。', '按次 10 per-period']
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

  it.each([
    ['见义勇为一次性加20分。', '按次 20 once-only'],
    ['考上大学一次性奖励10分。', '按次 10 once-only'],
    ['困难党员每年一次性加5分。', '按次 5（每年最多1次） cap-read'],
    ['担任楼门长的，每月加5分。', '按次 5 per-period'],
    ['子女主动赡养老人，每季度加3分。', '按次 3 per-period'],
    ['好人好事酌情加1-5分。', '按数额 加1至5 discretion'],
    ['好人好事可适当加2分。', '按次 2 discretion']
  ])('how often, or who says how much: %s', (sentence, row) => {
    expect(readAs(`一、办法\n1.${sentence}`)).toEqual([row]);
  });

  it.each([
    ['每月参加主题党日活动的，加2分。', '按次 2 per-period'],
    ['每季度全勤加10分。', '按次 10 per-period'],
    ['当季无投诉的加2分。', '按次 2 per-period'],
    ['全年无违纪的，年终加10分。', '按次 10 per-period'],
    ['家庭成员全年无犯罪记录的加10分。', '按次 10 per-period'],
    ['无违纪的，年底加10分。', '按次 10 per-period'],
    ['一季度内无违规的，加5分。', '按次 5 per-period'],
    ['表现好的，当年加5分。', '按次 5 per-period'],
    ['每天打扫庭院的，加1分。', '按次 1 per-period'],
    ['每月迟到超过3次的，当月扣5分。', '按次 -5 per-period'],
    ['担任组长加5分/月。', '按次 5 per-period'],
    ['每月无偿献血的，加5分。', '按次 5 per-period'],
    ['每次参加会议的，加2分。', '按次 2'],
    ['每月参加主题党日活动，每次加2分。', '按次 2'],
    ['不参加每月例会的，每次扣2分。', '按次 -2'],
    ['每月交报告的，每逾期一天扣1分。', '按次 -1'],
    ['年终考核优秀加10分。', '按次 10']
  ])('in which period it is given, unless each time counts: %s', (sentence, row) => {
    expect(readAs(`一、办法\n1.${sentence}`)).toEqual([row]);
  });

  it.each([
    ['每月按时上下班、无迟到早退的，当月加5分', '月奖 5（除非 ） facts-unclear'],
    ['每月全勤的，加5分。', '月奖 5（除非 ） facts-unclear'],
    ['当月无投诉的加2分。', '月奖 2（除非 ） facts-unclear'],
    ['无投诉的，每月加2分。', '月奖 2（除非 ） facts-unclear'],
    ['当月无迟到、早退、积极参加活动的，加5分。', '月奖 5（除非 ） facts-unclear'],
    ['每月参加例会，没有迟到、早退等现象的，加5分。', '月奖 5（除非 ） facts-unclear']
  ])('what breaks a monthly award, where no closed list says all of it: %s', (sentence, row) => {
    expect(readAs(`一、办法\n1.${sentence}`)).toEqual([row]);
  });

  it('a monthly award with its list has no remark', () => {
    const facts = ['只登记', '只登记', '月奖 5（除非 s1-1、s1-2）'];
    expect(readAs('一、办法\n1.每月没有迟到、早退等现象的，加5分。')).toEqual(facts);
  });

  it('marks above a monthly award are no assessment besides', () => {
    const [marks, award] = readAs('一、办法\n1.考勤（10分）：每月全勤的，加5分。');
    expect([marks, award]).toEqual(['open', '月奖 5（除非 ） facts-unclear']);
  });

  it('a row of a table that is given once in each period', () => {
    const table = '类别\t评价标准\t分值\n村民\t每季度全勤的\t+10\n\t当月无投诉的\t+2\n\t献血的\t+10';
    expect(readAs(table)).toEqual(['按次 10 per-period', '按次 2 per-period', '按次 10']);
  });

  it('rows of a section with the same words and different points', () => {
    const table = [
      '类别\t层级\t评价标准\t分值',
      '党员\t区级\t不按时参加组织生活会的\t-5',
      '\t村级\t不按时参加 组织生活会的\t-2',
      '\t村级\t无故缺席党课的\t-2',
      '村民\t村级\t不按时参加组织生活会的\t-1'
    ].join('\n');
    const [first, ...others] = readAs(table);
    expect(first).toBe('按次 -5 same-words holds-for');
    expect(others).toEqual(['按次 -2 same-words', '按次 -2', '按次 -1']);
    const text = '一、纪律\n1.乱停车的扣2分；情节严重的，扣5分。\n2.乱倒垃圾的扣1分；情节严重的，扣3分。';
    expect(readAs(text)).toEqual(['按次 -2', '按次 -5', '按次 -1', '按次 -3']);
  });

  it('marks behind words that nothing takes from are assessed, and nobody begins with them', () => {
    expect(readAs('评选标准\n参加赛会服务等工作经历（10分）\n')).toEqual(['评定 10 no-deduction']);
  });

  it('rows of another level than most, where a column says it', () => {
    const table = [
      '类别\t信息层级\t评价标准\t分值\t备注',
      '村民\t区村级\t参加义务劳动的\t+2\t',
      '\t\t参加抢险的\t+5\t',
      '\t村级\t帮扶邻里的\t+1\t',
      '\t\t受到村居表彰的\t+3\t',
      '\t区村级\t无偿献血的\t+10\t'
    ].join('\n');
    const plain = ['按次 2', '按次 5'];
    expect(readAs(table)).toEqual([...plain, '按次 1 holds-for', '按次 3 holds-for', '按次 10']);
  });

  it('what the row of a table says beside its figure', () => {
    const table =
      '类别\t评价标准\t分值\t备注\n村民\t参加宣讲的\t+1\t每年最多加3分\n\t示范户\t+1\t家庭成员每季度\n\t献血的\t+10\t';
    expect(readAs(table)).toEqual(['按次 1 beside', 'open', '按次 1 beside', 'open', '按次 10']);
  });

  it.each([
    ['无偿捐献遗体的（父母或配偶作为加分对象）', '+100', '按次 100 bearer'],
    ['干部之间不团结的，责任双方分别扣分', '-20', '按次 -20 bearer'],
    ['干部违纪的，每有1人，党组织书记扣分', '-5', '按次 -5 bearer'],
    ['干部违纪的', '-5', '按次 -5']
  ])('whose points they are, where they are others’: %s', (words, points, row) => {
    expect(readAs(`类别\t评价标准\t分值\n村民\t${words}\t${points}`)).toEqual([row]);
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
