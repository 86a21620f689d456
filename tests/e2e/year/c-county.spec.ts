import { expect, test } from '../base-test';
import { changedScheme } from '../../make/scheme-text';
import { checks, decides, declares, keysIn, meets } from './claiming';
import { accepts, files } from './filing';
import { adopts, leaves } from './governing';
import { assigns, findsOut, memberObjects, publishesSupplement, upholds } from './objecting';
import { isConfirmed, publishes, seal, standings } from './publishing';
import { beginPlainYear } from './year';

/**
 * C · 2025 in a county: three leaders and two of the reserve, each pool ranked on its own (M11). Quarters are
 * published by their own points, the year by its balance, which is base 100 with what was added and taken
 * off. Half-years aren't published.
 */
test('C a year of a county', async ({ browser }) => {
  test.setTimeout(240_000);
  const year = await beginPlainYear(browser, {
    name: '县委组织部',
    parent: '市委组织部',
    scheme: 'county-officials',
    year: '2025',
    body: '部务会',
    people: [
      { name: '王雪', pool: '科级领导' },
      { name: '李明', pool: '科级领导' },
      { name: '韩冰', pool: '科级领导' },
      { name: '沈秋月', pool: '后备干部' },
      { name: '周川', pool: '后备干部' }
    ],
    dashboards: [
      { username: 'wangxue', name: '王雪', role: 'member', subject: 'u1' },
      { username: 'liming', name: '李明', role: 'member', subject: 'u2' },
      { username: 'shenqiuyue', name: '沈秋月', role: 'member', subject: 'u4' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' },
      { username: 'zhuren', name: '陈静', role: 'committee' },
      { username: 'shiwei', name: '市委组织部', role: 'superior' }
    ]
  });

  await test.step('Until August nothing is booked.', () =>
    year.quietly(['01', '02', '03', '04', '05', '06', '07', '08'].map((no) => ({ month: `2025-${no}` }))));

  await test.step('In September 王雪 declares one matter twice; a circular criticises 李明; 沈秋月 was seconded.', async () => {
    await year.on('2025-09-30');
    const matterText = '水利经验推广';
    await declares(year, 'wangxue', { item: 'media', value: '国家', matterText, basis: '人民日报9月3日' });
    await declares(year, 'wangxue', { item: 'work-honour', value: '市', matterText, basis: '市表彰12号' });
    await declares(year, 'shenqiuyue', { item: 'key-secondment', basis: '抽调函5号' });
    const circular = { item: 'circular-criticism', basis: '县通报6号' };
    await keysIn(year, 'fangmin', { subject: 'u2', paper: '通报6号', ...circular });
  });

  await test.step('The department checks, and decides after the holidays.', async () => {
    await year.on('2025-10-09');
    await checks(year, 'fangmin', 4);
    await decides(year, 'fangmin', { minutes: '部务会纪要〔2025〕20号' }, 4);
  });

  const autumn = await test.step('September is sealed, and the quarter published county-wide.', async () => {
    await year.on('2025-10-10');
    await seal(year, ['fangmin', 'hejie'], '2025-09');
    const autumn = await publishes(year, 'fangmin', '2025-Q3');
    // A matter counts its highest entry only (C2): 3 for the national press, not 3 + 2. A circular is −1, a
    // secondment 2.
    expect(await standings(year, autumn)).toEqual([
      ...['1 王雪 3', '2 韩冰 0', '3 李明 −1'],
      ...['1 沈秋月 2', '2 周川 0']
    ]);
    return autumn;
  });

  await test.step('李明 pleads: the circular means somebody of the same name. It is found to be so.', async () => {
    await year.on('2025-10-14');
    await memberObjects(year, 'liming', '通报的是另一位李明，不是我。');
    const objection = await assigns(year, 'fangmin', 'shiwei');
    await findsOut(year, 'shiwei', objection, '县通报6号所指为县水务局的李明。');
    await meets(year, 'fangmin', { minutes: '部务会纪要〔2025〕21号' });
    const upheld = { minutes: '〔2025〕21号', line: /通报/, says: '经核实，通报的不是您，已经更正。' };
    await upholds(year, 'shiwei', objection, upheld);
    // −1 + 1 = 0: the second place, shared with 韩冰 (M11), whose row stays as it was.
    expect(await publishesSupplement(year, 'zhuren', objection)).toEqual([
      '李明 → −1 分，第 3 名 → 0 分，第 2 名'
    ]);
  });

  await test.step('The windows were 13 to 17 October, and of what mends it 15 to 17, 20 and 21. On the 22nd the quarter is confirmed.', async () => {
    await year.on('2025-10-22');
    await isConfirmed(year, autumn);
  });

  await test.step('From November on a secondment is worth 3. 周川 leaves at the end of October.', async () => {
    const text = changedScheme(
      { [secondment]: secondment.replace('points: 2', 'points: 3') },
      'county-officials'
    );
    await adopts(year, ['fangmin', 'zhuren'], {
      text,
      from: '2025-11-01',
      minutes: '部务会纪要〔2025〕22号'
    });
    await year.on('2025-11-03');
    await leaves(year, 'fangmin', 'u5', '2025-10-31');
    await year.quietly([{ month: '2025-10' }, { month: '2025-11' }]);
  });

  await test.step('In December 沈秋月 is seconded again.', async () => {
    await year.on('2025-12-31');
    await declares(year, 'shenqiuyue', { item: 'key-secondment', basis: '抽调函9号' });
    await year.on('2026-01-05');
    await checks(year, 'fangmin', 1);
    await decides(year, 'fangmin', { minutes: '部务会纪要〔2026〕1号' }, 1);
  });

  const whole = await test.step('The last quarter and the year are sealed and published.', async () => {
    await year.on('2026-01-06');
    await seal(year, ['fangmin', 'zhuren'], '2025-12');
    const winter = await publishes(year, 'fangmin', '2025-Q4');
    // 李明 has his point back in October (M7); 3 by the new version. 周川 was there for 31 of 92 days (M10).
    expect(await standings(year, winter)).toEqual([
      ...['1 李明 1', '2 王雪 0', '2 韩冰 0'],
      ...['1 沈秋月 3']
    ]);
    const whole = await publishes(year, 'fangmin', '2025');
    // 100 + 3; 100 − 1 + 1; 100; 100 + 2 + 3; 周川, there for 304 of 365 days: 100.
    expect(await standings(year, whole)).toEqual([
      ...['1 王雪 103', '2 李明 100', '2 韩冰 100'],
      ...['1 沈秋月 105', '2 周川 100']
    ]);
    return whole;
  });

  await test.step('The year is confirmed, filed with the city, and accepted.', async () => {
    await year.on('2026-01-14');
    await isConfirmed(year, whole);
    const filed = await files(year, 'fangmin', '2025', '市委组织部');
    expect(await accepts(year, 'shiwei', filed)).toEqual([
      ...['1 王雪 科级领导 3 103', '2 李明 科级领导 0 100', '2 韩冰 科级领导 0 100'],
      ...['1 沈秋月 后备干部 5 105', '2 周川 后备干部 0 100']
    ]);
  });

  await year.stop();
});

/** The item in the built-in text. */
const secondment = 'english: Seconded to key work\n    kind: count\n    points: 2';
