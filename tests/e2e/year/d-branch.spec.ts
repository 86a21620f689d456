import { expect, test } from '../base-test';
import { changedScheme } from '../../make/scheme-text';
import { concludes, evaluates, hearsAnswers, recordsAssembly } from './assembling';
import { checks, decides, declares, meets } from './claiming';
import { accepts, files } from './filing';
import { adopts, leaves } from './governing';
import {
  appeals,
  assigns,
  dismisses,
  findsOut,
  memberObjects,
  publishesSupplement,
  upholds
} from './objecting';
import { isConfirmed, publishes, seal, standings } from './publishing';
import { beginPlainYear } from './year';

/**
 * D · 2025 in a party branch of four. Base 60, full at the start; months are ranked by their points, longer periods by the
 * balance: 60, what was performed, less what was taken off. Each quarter's points are fixed by the assembly.
 */
test('D a year of a party branch', async ({ browser }) => {
  test.setTimeout(240_000);
  const year = await beginPlainYear(browser, {
    name: '实验小学党支部',
    parent: '区教育局党委',
    scheme: 'party-members',
    year: '2025',
    body: '支委会',
    people: [{ name: '周岚' }, { name: '陈静' }, { name: '李明' }, { name: '王雪' }],
    dashboards: [
      { username: 'chenjing', name: '陈静', role: 'member', subject: 'u2' },
      { username: 'liming', name: '李明', role: 'member', subject: 'u3' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' },
      { username: 'shuji', name: '书记', role: 'committee' },
      { username: 'dangwei', name: '区教育局党委', role: 'superior' }
    ]
  });

  await test.step('Until May nothing is booked.', () =>
    year.quietly(['01', '02', '03', '04', '05'].map((no) => ({ month: `2025-${no}` }))));

  await test.step('In June 李明 declares what he has done for others, and the committee assesses it.', async () => {
    await year.on('2025-06-30');
    await declares(year, 'liming', { item: 'perform-service', value: '10', basis: '志愿服务签到3号' });
    await year.on('2025-07-01');
    await checks(year, 'fangmin', 1);
    await decides(year, 'fangmin', { minutes: '支委会〔2025〕7号' }, 1);
  });

  await test.step('The assembly of 3 July takes 2 off 陈静 and fixes the quarter.', async () => {
    await year.on('2025-07-03');
    await recordsAssembly(year, 'fangmin', '2025-Q2', {
      entitled: 4,
      present: 3,
      minutes: '党员大会〔2025〕2号'
    });
    await evaluates(year, 'fangmin', '2025-Q2', { subject: 'u2', item: 'fault', value: '2' });
    await concludes(year, 'fangmin', '2025-Q2');
  });

  const spring = await test.step('June is sealed; the quarter and the half-year are published.', async () => {
    await seal(year, ['fangmin', 'hejie'], '2025-06');
    const spring = await publishes(year, 'fangmin', '2025-Q2');
    // 60 + 10; 60; 60; 60 − 2.
    const balances = ['1 李明 70', '2 周岚 60', '2 王雪 60', '4 陈静 58'];
    expect(await standings(year, spring)).toEqual(balances);
    expect(await standings(year, await publishes(year, 'fangmin', '2025-H1'))).toEqual(balances);
    return spring;
  });

  const objection = await test.step('陈静 objects; the branch answers that it stands.', async () => {
    await year.on('2025-07-07');
    await memberObjects(year, 'chenjing', '那次缺席请过假。');
    const objection = await assigns(year, 'fangmin', 'shuji');
    await findsOut(year, 'shuji', objection, '没有找到请假条。');
    await dismisses(year, 'shuji', objection, '没有请假记录，维持原评定。');
    return objection;
  });

  await test.step('She appeals to the superior, who finds the note: it is put right.', async () => {
    await year.on('2025-07-08');
    await appeals(year, 'chenjing', '请假条交给了组织委员。');
    await meets(year, 'fangmin', { minutes: '支委会〔2025〕8号' });
    const upheld = { minutes: '〔2025〕8号', line: /2025-Q2评-1/, says: '找到请假条，扣分更正。' };
    await upholds(year, 'dangwei', objection, upheld);
    // 58 + 2 = 60: the second place, shared by three.
    expect(await publishesSupplement(year, 'fangmin', objection)).toEqual([
      '陈静 → 58 分，第 4 名 → 60 分，第 2 名'
    ]);
  });

  await test.step('The half-year is filed after its window (4, 7 to 10 July) and the supplement’s (9 to 15), and accepted.', async () => {
    await year.on('2025-07-16');
    await isConfirmed(year, spring);
    const filed = await files(year, 'fangmin', '2025-H1', '区教育局党委');
    expect(await accepts(year, 'dangwei', filed)).toEqual([
      // The half-year was sealed before its quarter was corrected, and is corrected with it.
      ...['1 李明 10 70', '2 周岚 0 60', '2 陈静更正后；原公示 58 · 第 4 名 0 60', '2 王雪 0 60']
    ]);
  });

  await test.step('王雪 is transferred at the end of September. The next assembly hears the answer.', async () => {
    await year.quietly([{ month: '2025-07' }, { month: '2025-08' }]);
    await year.on('2025-10-09');
    await leaves(year, 'fangmin', 'u4', '2025-09-30');
    await hearsAnswers(year, 'fangmin', '2025-Q3', '找到请假条，扣分更正。');
    await recordsAssembly(year, 'fangmin', '2025-Q3', {
      entitled: 3,
      present: 2,
      minutes: '党员大会〔2025〕3号'
    });
    await concludes(year, 'fangmin', '2025-Q3');
    await year.quietly([{ month: '2025-09' }]);
  });

  await test.step('From November on “good” begins at 75, not at 80.', async () => {
    await year.on('2025-10-20');
    const text = changedScheme({ 'value: 80': 'value: 75' }, 'party-members');
    await adopts(year, ['fangmin', 'hejie'], { text, from: '2025-11-01', minutes: '支委会〔2025〕12号' });
    await year.quietly([{ month: '2025-10' }, { month: '2025-11' }]);
  });

  await test.step('In December 李明 keeps a pledge; the assembly of the new year fixes the last quarter.', async () => {
    await year.on('2025-12-31');
    await declares(year, 'liming', { item: 'perform-pledge', value: '6', basis: '承诺书8号' });
    await year.on('2026-01-05');
    await checks(year, 'fangmin', 1);
    await decides(year, 'fangmin', { minutes: '支委会〔2026〕1号' }, 1);
    await recordsAssembly(year, 'fangmin', '2025-Q4', {
      entitled: 3,
      present: 3,
      minutes: '党员大会〔2026〕1号'
    });
    await concludes(year, 'fangmin', '2025-Q4');
  });

  const whole = await test.step('The year is sealed and published.', async () => {
    await year.on('2026-01-06');
    await seal(year, ['fangmin', 'shuji'], '2025-12');
    const whole = await publishes(year, 'fangmin', '2025');
    // 60 + 10 + 6; 60; 60 − 2 + 2; 王雪, there for 273 of 365 days (M10): 60.
    expect(await standings(year, whole)).toEqual(['1 李明 76', '2 周岚 60', '2 陈静 60', '2 王雪 60']);
    // At least 75 and in the top third of four, which is one person (M12): good by the new version, not by
    // the old one.
    const notice = await year.passerBy(`/n/${whole}`);
    await expect(notice.locator('main')).toContainText('好');
    return whole;
  });

  await test.step('It is confirmed, filed, and accepted.', async () => {
    await year.on('2026-01-14');
    await isConfirmed(year, whole);
    const filed = await files(year, 'fangmin', '2025', '区教育局党委');
    expect(await accepts(year, 'dangwei', filed)).toEqual([
      ...['1 李明 16 76', '2 周岚 0 60', '2 陈静 0 60', '2 王雪 0 60']
    ]);
  });

  await year.stop();
});
