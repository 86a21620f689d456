import { expect, test } from '../base-test';
import { changedScheme } from '../../make/scheme-text';
import { audits } from './auditing';
import { checks, decides, declares, keysIn, meets, saysThatItIsSo } from './claiming';
import { accepts, answers, asksAbout, files } from './filing';
import { adopts, leaves } from './governing';
import { assigns, findsOut, publishesSupplement, residentObjects, upholds } from './objecting';
import { isConfirmed, publishes, seal, standings } from './publishing';
import { beginYear } from './year';

/**
 * A · 2025 in a community of four. Without a fault or a claim a month gives (A, standing awards) 8 punctual +
 * 10 full attendance + 5 no criticism + 5 no complaint = 28; from August on, by the new version, 3 instead of
 * 8: 23.
 */
test('A a year of a community', async ({ browser }) => {
  test.setTimeout(240_000);
  const year = await beginYear(browser, {
    name: '阳光社区',
    parent: '青穗街道',
    scheme: 'community-cadres',
    year: '2025',
    body: '两委会',
    people: [{ name: '王雪' }, { name: '李明' }, { name: '韩冰' }, { name: '沈秋月' }],
    dashboards: [
      { username: 'wangxue', name: '王雪', role: 'member', subject: 'u1' },
      { username: 'liming', name: '李明', role: 'member', subject: 'u2' },
      { username: 'hanbing', name: '韩冰', role: 'member', subject: 'u3' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' },
      { username: 'shuji', name: '周岚', role: 'committee' },
      { username: 'zhuren', name: '陈静', role: 'committee' },
      { username: 'jiedao', name: '青穗街道', role: 'superior' }
    ]
  });

  await test.step('From January to May nothing is declared.', () =>
    year.quietly(['2025-01', '2025-02', '2025-03', '2025-04', '2025-05'].map((month) => ({ month }))));

  await test.step('In June 王雪 declares a mediation, 李明 what he saw 韩冰 do; 沈秋月 hands in a paper.', async () => {
    await year.on('2025-06-30');
    await declares(year, 'wangxue', { item: 'mediation', basis: '调字31号' });
    await declares(year, 'liming', { item: 'good-deed', basis: '感谢信3号' }, '韩冰');
    await saysThatItIsSo(year, 'hanbing');
    const activities = { item: 'activity', quantity: '2', basis: '活动签报7号' };
    await keysIn(year, 'fangmin', { subject: 'u4', paper: '表12', ...activities });
  });

  await test.step('The recorder checks them, and on 2 July the committee decides.', async () => {
    await year.on('2025-07-02');
    await checks(year, 'fangmin', 3);
    await decides(year, 'fangmin', { minutes: '两委会纪要〔2025〕13号' }, 3);
  });

  const june = await test.step('June is sealed by two, and published with the half-year.', async () => {
    await year.on('2025-07-03');
    await seal(year, ['fangmin', 'hejie'], '2025-06');
    const june = await publishes(year, 'fangmin', '2025-06');
    // June: 28, and 5 for a mediation, 5 for a good deed, 2 × 2 for activities.
    expect(await standings(year, june)).toEqual(['1 王雪 33', '1 韩冰 33', '3 沈秋月 32', '4 李明 28']);
    const half = await publishes(year, 'fangmin', '2025-H1');
    // Six months of 28 are 168 (M5).
    expect(await standings(year, half)).toEqual(['1 王雪 173', '1 韩冰 173', '3 沈秋月 172', '4 李明 168']);
    return june;
  });

  await test.step('A resident says that there was no mediation. The committee has granted it: the street finds that so.', async () => {
    await year.on('2025-07-07');
    await residentObjects(year, june, { row: /王雪/, said: '那天没有调解成，双方都没有签字。' });
    const objection = await assigns(year, 'fangmin', 'jiedao');
    await findsOut(year, 'jiedao', objection, '协议书上没有双方签字。');
    await year.on('2025-07-08');
    await meets(year, 'fangmin', { minutes: '两委会纪要〔2025〕14号' });
    const upheld = { minutes: '〔2025〕14号', line: /调解/, says: '经查属实，这一条已经更正。' };
    await upholds(year, 'jiedao', objection, upheld);
    // 33 − 5 = 28, like 李明: 沈秋月 comes second, and two share the third place (M11).
    expect(await publishesSupplement(year, 'shuji', objection)).toEqual([
      '沈秋月 → 32 分，第 3 名 → 32 分，第 2 名',
      '王雪 → 33 分，第 1 名 → 28 分，第 3 名',
      '李明 → 28 分，第 4 名 → 28 分，第 3 名'
    ]);
  });

  await test.step('The windows were 4 and 7 to 10 July, and of what mends it 9 to 11, 14 and 15: on the 16th June is confirmed.', async () => {
    await year.on('2025-07-16');
    await isConfirmed(year, june);
  });

  await test.step('The half-year is filed with the street, which accepts it.', async () => {
    const filed = await files(year, 'fangmin', '2025-H1', '青穗街道');
    await year.on('2025-07-17');
    // Sealed before June was corrected, it is corrected with it. The year's balance stands beside: 100 and the half-year.
    expect(await accepts(year, 'jiedao', filed)).toEqual([
      '1 韩冰 173 273',
      '2 沈秋月更正后；原公示 172 · 第 3 名 172 272',
      '3 王雪更正后；原公示 173 · 第 1 名 168 268',
      '3 李明更正后；原公示 168 · 第 4 名 168 268'
    ]);
  });

  await test.step('A new version is to hold from August on: 3 for punctuality, not 8.', async () => {
    const text = changedScheme({ 'points: 8': 'points: 3' });
    await adopts(year, ['fangmin', 'hejie'], { text, from: '2025-08-01', minutes: '两委会纪要〔2025〕15号' });
  });

  await test.step('沈秋月 leaves at the end of August. Until November little happens.', async () => {
    await year.quietly([{ month: '2025-07' }]);
    await year.on('2025-09-01');
    await leaves(year, 'fangmin', 'u4', '2025-08-31');
    await year.quietly(['2025-08', '2025-09', '2025-10', '2025-11'].map((month) => ({ month })));
  });

  await test.step('In December 李明 is commended by the city.', async () => {
    await year.on('2025-12-31');
    await declares(year, 'liming', {
      item: 'commendation',
      value: '市',
      date: '2025-12-10',
      basis: '市表彰9号'
    });
    await year.on('2026-01-05');
    await checks(year, 'fangmin', 1);
    await decides(year, 'fangmin', { minutes: '两委会纪要〔2026〕1号', absent: ['zhuren'] }, 1);
  });

  const whole =
    await test.step('December, the half-year and the year are sealed and published.', async () => {
      await year.on('2026-01-06');
      await seal(year, ['hejie', 'fangmin'], '2025-12');
      const half = await publishes(year, 'fangmin', '2025-H2');
      // July 28 (王雪 23: the reversal is booked in it, M7), five months of 23, 李明’s city 10. 沈秋月 was there for 62 of
      // the half-year's 184 days (M10).
      expect(await standings(year, half)).toEqual(['1 李明 153', '2 韩冰 143', '3 王雪 138']);
      const whole = await publishes(year, 'fangmin', '2025');
      // Base 100 and both halves: 100 + 168 + 153, 100 + 173 + 143, 100 + 173 + 138; 沈秋月, there for 243 of 365 days:
      // 100 + 172 + July 28 + August 23.
      expect(await standings(year, whole)).toEqual([
        '1 李明 421',
        '2 韩冰 416',
        '3 王雪 411',
        '4 沈秋月 323'
      ]);
      return whole;
    });

  await test.step('Nobody objects. The year is filed; the street asks, is answered, and accepts.', async () => {
    await year.on('2026-01-14');
    await isConfirmed(year, whole);
    const filed = await files(year, 'fangmin', '2025', '青穗街道');
    await asksAbout(year, 'jiedao', filed, '沈秋月的档案转到哪里了？');
    await answers(year, 'fangmin', filed, '已随调令转出。');
    expect(await accepts(year, 'jiedao', filed)).toEqual([
      '1 李明 321 421',
      '2 韩冰 316 416',
      '3 王雪 311 411',
      '4 沈秋月 223 323'
    ]);
  });

  await test.step('The street audits: two entries of the year, drawn by a seed, each as its basis says.', async () => {
    await year.on('2026-01-20');
    await audits(year, 'jiedao', { size: 2, seed: '福彩3D第2026020期 5 2 8' });
  });

  await year.stop();
});
