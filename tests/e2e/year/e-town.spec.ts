import { expect, test } from '../base-test';
import { changedScheme } from '../../make/scheme-text';
import { ballots, imports } from './assessing';
import { meets } from './claiming';
import { accepts, files } from './filing';
import { adopts, leaves } from './governing';
import { assigns, findsOut, memberObjects, publishesSupplement, upholds } from './objecting';
import { isConfirmed, publishes, seal, standings } from './publishing';
import { beginPlainYear } from './year';

/**
 * E · 2025 in a town. A full month is 40 attendance + 60 hygiene + 40 duty + 40 alcohol + 40 activities + 40
 * utilities = 260, and the year takes the mean of its months (E1). Nobody visits a household here: of the 40
 * for visits 100 × 5 are taken, down to 0; and somebody with fewer than 10 points of voluntary work loses 20.
 */
test('E a year of a town', async ({ browser }) => {
  test.setTimeout(240_000);
  const year = await beginPlainYear(browser, {
    name: '大水泊镇',
    parent: '区委组织部',
    scheme: 'town-thousand',
    year: '2025',
    body: '机关支部会',
    people: [
      { name: '周岚', group: 'leaders' },
      { name: '陈静', group: 'staff' },
      { name: '李明', group: 'staff' },
      { name: '王雪', group: 'temporary' }
    ],
    dashboards: [
      { username: 'chenjing', name: '陈静', role: 'member', subject: 'u2' },
      { username: 'liming', name: '李明', role: 'member', subject: 'u3' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' },
      { username: 'shuji', name: '书记', role: 'committee' },
      { username: 'quwei', name: '区委组织部', role: 'superior' },
      { username: 'jiwei', name: '区纪委', role: 'superior' }
    ]
  });

  await test.step('Until May nobody loses a point.', () =>
    year.quietly(['01', '02', '03', '04', '05'].map((no) => ({ month: `2025-${no}` }))));

  await test.step('In June 李明 has done voluntary work, and of 陈静 two late mornings and a dirty floor are noted: nobody declares.', async () => {
    await year.on('2025-07-02');
    const rows = [
      '流水号,编号,事项,日期,数量,依据',
      '志1,u3,volunteer,2025-06-30,10,服务时长单3号',
      '勤1,u2,attendance-late,2025-06-30,2,考勤6月',
      '卫1,u2,hygiene-fault,2025-06-30,1,检查7号'
    ];
    await imports(year, 'fangmin', { rows, minutes: '支部会〔2025〕7号' });
  });

  const june = await test.step('By the 5th of July June is sealed and published.', async () => {
    await year.on('2025-07-04');
    await seal(year, ['fangmin', 'hejie'], '2025-06');
    const june = await publishes(year, 'fangmin', '2025-06');
    // 260 − 2 × 5 − 5; voluntary work belongs to the year and touches no month.
    expect(await standings(year, june)).toEqual(['1 周岚 260', '1 李明 260', '1 王雪 260', '4 陈静 245']);
    return june;
  });

  await test.step('陈静 objects: the floor wasn’t hers. It is put right.', async () => {
    await year.on('2025-07-07');
    await memberObjects(year, 'chenjing', '7号检查的卫生区不归我。');
    const objection = await assigns(year, 'fangmin', 'quwei');
    await findsOut(year, 'quwei', objection, '卫生区划分表上确实不是她。');
    await meets(year, 'fangmin', { minutes: '支部会〔2025〕8号' });
    const upheld = { minutes: '〔2025〕8号', line: /卫生/, says: '卫生区不归您，扣分更正。' };
    await upholds(year, 'quwei', objection, upheld);
    expect(await publishesSupplement(year, 'fangmin', objection)).toEqual([
      '陈静 → 245 分，第 4 名 → 250 分，第 4 名'
    ]);
    const phone = await year.at('chenjing', '/me?period=2025-06');
    await expect(phone.locator('.corrected')).toContainText('更正后；原公示 245 · 第 4 名');
    // The windows are 7 to 11 July and, for the supplement, 8 to 11 and 14.
    await year.on('2025-07-15');
    await isConfirmed(year, june);
  });

  await test.step('From August on a dirty floor costs 10, not 5. 王雪 leaves at the end of August.', async () => {
    const text = changedScheme({ [fault]: fault.replace('takes: 5', 'takes: 10') }, 'town-thousand');
    await adopts(year, ['fangmin', 'hejie'], { text, from: '2025-08-01', minutes: '支部会〔2025〕9号' });
    await year.quietly([{ month: '2025-07' }]);
    await year.on('2025-09-01');
    await leaves(year, 'fangmin', 'u4', '2025-08-31');
    await year.quietly(['08', '09', '10', '11'].map((no) => ({ month: `2025-${no}` })));
  });

  await test.step('In December 李明’s floor was dirty; leaders and staff vote, and what is assessed once a year comes in.', async () => {
    await year.on('2026-01-04');
    await imports(year, 'fangmin', {
      rows: ['流水号,编号,事项,日期,依据', '卫2,u3,hygiene-fault,2025-12-31,检查19号'],
      minutes: '支部会〔2026〕1号'
    });
    await ballots(
      year,
      ['fangmin', 'hejie'],
      [...papers('u1', 90, 80), ...papers('u2', 80, 80), ...papers('u3', 70, 90)]
    );
    await imports(year, 'fangmin', {
      rows: [
        '流水号,编号,事项,日期,分值,依据',
        ...['中1,u1,central,2025-12-31,280,考核通报1号', '业1,u1,professional,2025-12-31,180,考核通报1号'],
        ...['中2,u2,central,2025-12-31,270,考核通报1号', '业2,u2,professional,2025-12-31,190,考核通报1号'],
        ...['中3,u3,central,2025-12-31,260,考核通报1号', '业3,u3,professional,2025-12-31,170,考核通报1号']
      ],
      minutes: '支部会〔2026〕2号'
    });
  });

  const whole = await test.step('December and the year are sealed and published.', async () => {
    await year.on('2026-01-05');
    await seal(year, ['fangmin', 'hejie'], '2025-12');
    // By the new version 260 − 10.
    const december = await publishes(year, 'fangmin', '2025-12');
    expect(await standings(year, december)).toEqual(['1 周岚 260', '1 陈静 260', '3 李明 250']);
    const whole = await publishes(year, 'fangmin', '2025');
    expect(await standings(year, whole)).toEqual([
      // (11 × 260 + 250) ÷ 12 = 259.1667, + 10 × 5 for voluntary work, + (70 + 90) ÷ 2 × 2 = 160, + 260 + 170
      '1 李明 899.17',
      // 260 − 20 + (90 + 80) ÷ 2 × 2 = 170, + 280 + 180
      '2 周岚 870',
      // (11 × 260 + 250) ÷ 12 − 20 + 160 + 270 + 190: the correction counts in the mean.
      '3 陈静 859.17'
    ]);
    return whole;
  });

  await test.step('陈静 objects: a colleague’s 100 was keyed in as 80. The list stays; it is read otherwise, by the committee.', async () => {
    await year.on('2026-01-08');
    await memberObjects(year, 'chenjing', '评议票有一张录错了。');
    // 区委组织部 has booked an entry that counts in her mean, so it is involved in her year.
    const objection = await assigns(year, 'fangmin', 'jiwei');
    await findsOut(year, 'jiwei', objection, '对过原票，一张100分录成了80分。');
    await meets(year, 'fangmin', { minutes: '支部会〔2026〕3号' });
    // Her second row, of staff, is read as 100: (4 × 80 + 100) ÷ 5 = 84, and 80 + 84 for 160.
    const paper = { no: '1', row: '12', score: '100' };
    await upholds(year, 'jiwei', objection, { minutes: '〔2026〕3号', paper, says: '录错属实，已更正。' });
    expect(await publishesSupplement(year, 'fangmin', objection)).toEqual([
      '陈静 → 859.17 分，第 3 名 → 863.17 分，第 3 名'
    ]);
  });

  await test.step('It is confirmed after the supplement’s window, filed with the district, and accepted as corrected.', async () => {
    await year.on('2026-01-16');
    await isConfirmed(year, whole);
    const filed = await files(year, 'fangmin', '2025', '区委组织部');
    expect(await accepts(year, 'jiwei', filed)).toEqual([
      ...['1 李明 899.17 899.17', '2 周岚 870 870', '3 陈静更正后；原公示 859.17 · 第 3 名 863.17 863.17'],
      // Eight months of 260, without the required work: 260 − 20.
      '— 王雪 240 240'
    ]);
  });

  await year.stop();
});

/** The item in the built-in text. */
const fault = 'english: Hygiene fault\n    kind: clause\n    of: hygiene\n    takes: 5';

/** Five ballots of each group, because fewer give no result. */
const papers = (subject: string, leaders: number, staff: number): string[] =>
  Array.from({ length: 5 }, () => [`${subject},leaders,${leaders}`, `${subject},staff,${staff}`]).flat();
