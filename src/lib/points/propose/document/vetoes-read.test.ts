import { describe, expect, it } from 'vitest';
import { readAs } from '../../../../../tests/make/read-as';
import { readDocument } from './read-document';

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

describe('a veto that is only mentioned is none', () => {
  it.each([
    ['支部有一票否决情形的，支部书记连带扣3分', 'open'],
    ['未发生一票否决事项的，加5分', '按次 5 burden'],
    ['被上级“一票否决”的，扣10分', '按次 -10 burden'],
    ['参与赌博的，一票否决', '一票否决  burden']
  ])('%s', (sentence, row) => {
    expect(readAs(`一、办法\n1.${sentence}。`)).toEqual([row]);
  });
});
