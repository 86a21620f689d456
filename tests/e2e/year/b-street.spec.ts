import { expect, test } from '../base-test';
import { changedScheme } from '../../make/scheme-text';
import { assesses, scoresItself, takesOff } from './assessing';
import { meets } from './claiming';
import { accepts, files } from './filing';
import { adopts, leaves } from './governing';
import { assigns, findsOut, memberObjects, publishesSupplement, upholds } from './objecting';
import { isConfirmed, publishes, seal, standings } from './publishing';
import { beginPlainYear } from './year';

/**
 * B · 2025 in a street that assesses its communities, by the year only: no base, sixteen indicators of its
 * departments. By the new version clean government is worth 6 instead of 5.
 */
test('B a year of a street', async ({ browser }) => {
  test.setTimeout(240_000);
  const year = await beginPlainYear(browser, {
    name: '富春街道',
    parent: '区委',
    scheme: 'community-organisation',
    year: '2025',
    body: '党工委会',
    people: [{ name: '东风社区' }, { name: '阳光社区' }, { name: '春晖社区' }],
    dashboards: [
      { username: 'dongfeng', name: '东风社区', role: 'member', subject: 'u1' },
      { username: 'jigongwei', name: '纪工委', role: 'department', department: '纪工委' },
      { username: 'zuzhi', name: '组织人事科', role: 'department', department: '组织人事科' },
      { username: 'fangmin', name: '方敏', role: 'recorder' },
      { username: 'hejie', name: '何洁', role: 'committee' },
      { username: 'shuji', name: '书记', role: 'committee' },
      { username: 'quwei', name: '区委', role: 'superior' }
    ]
  });

  await test.step('In May the street decides what holds from July on; 春晖社区 is merged at the end of June.', async () => {
    await year.quietly(['01', '02', '03', '04'].map((no) => ({ month: `2025-${no}` })));
    await year.on('2025-05-20');
    const text = changedScheme(
      { [integrity]: integrity.replace('max: 5', 'max: 6') },
      'community-organisation'
    );
    await adopts(year, ['fangmin', 'hejie'], { text, from: '2025-07-01', minutes: '党工委〔2025〕9号' });
    await year.quietly([{ month: '2025-05' }]);
    await year.on('2025-07-01');
    await leaves(year, 'fangmin', 'u3', '2025-06-30');
  });

  await test.step('Until November the months pass. In December 东风社区 scores itself.', async () => {
    await year.quietly(['06', '07', '08', '09', '10', '11'].map((no) => ({ month: `2025-${no}` })));
    await year.on('2025-12-30');
    await scoresItself(year, 'dongfeng', { 贯彻执行与完成任务: '3', 组织活动开展: '2' });
  });

  await test.step('The departments assess: two of them here, the others likewise.', async () => {
    await year.on('2025-12-31');
    const integrityOf = (community: string) => `${community} 党风廉政建设`;
    const clean = { [integrityOf('东风社区')]: '5.5', [integrityOf('阳光社区')]: '4' };
    await assesses(year, 'jigongwei', clean, '纪考〔2025〕3号');
    const young = { '东风社区 关心下一代工作': '2.5', '阳光社区 关心下一代工作': '3' };
    await assesses(year, 'zuzhi', young, '组考〔2025〕8号');
    const secretary = { subject: 'u1', clause: '党组织书记学历在高中以下', times: '1' };
    await takesOff(year, 'zuzhi', secretary, '组考〔2025〕9号');
    await year.books(
      '2025-12',
      ['u1', 'u2'].flatMap((subject) =>
        others.map(([item, value]) => ({
          id: `${subject}-${item}`,
          subject,
          item,
          value,
          date: '2025-12-31'
        }))
      )
    );
  });

  const whole = await test.step('The year is sealed by two and published.', async () => {
    await year.on('2026-01-06');
    await seal(year, ['fangmin', 'hejie'], '2025-12');
    const whole = await publishes(year, 'fangmin', '2025');
    // The other departments' 82 in full, + 5.5 + 2.5 + 10 × 57 ÷ 58 = 99.8276; 82 + 4 + 3 + 10. 春晖社区 was there for
    // 181 of 365 days: not ranked (M10).
    expect(await standings(year, whole)).toEqual(['1 东风社区 99.83', '2 阳光社区 99']);
    return whole;
  });

  await test.step('东风社区 objects: its secretary has a diploma. The closed year is put right by a notice (M13b).', async () => {
    await year.on('2026-01-08');
    await memberObjects(year, 'dongfeng', '书记去年已取得大专学历。');
    const objection = await assigns(year, 'fangmin', 'shuji');
    await findsOut(year, 'shuji', objection, '查验了毕业证书。');
    await meets(year, 'fangmin', { minutes: '党工委〔2026〕1号' });
    // The youth department's figure was wrong too: 3 replaces 2.5.
    const instead = { item: 'next-generation', value: '3' };
    const upheld = { minutes: '〔2026〕1号', line: /学历/, instead, says: '学历属实，扣分更正。' };
    await upholds(year, 'shuji', objection, upheld);
    // 82 + 5.5 + 3 + 10.
    expect(await publishesSupplement(year, 'shuji', objection)).toEqual([
      '东风社区 → 99.83 分，第 1 名 → 100.5 分，第 1 名'
    ]);
  });

  await test.step('It is confirmed after the windows of 7 to 13 January and of 9 to 15, the supplement’s; filed, and accepted as corrected.', async () => {
    await year.on('2026-01-16');
    await isConfirmed(year, whole);
    const filed = await files(year, 'fangmin', '2025', '区委');
    expect(await accepts(year, 'quwei', filed)).toEqual([
      ...['1 东风社区更正后；原公示 99.83 · 第 1 名 100.5 100.5', '2 阳光社区 99 99'],
      // Nothing was taken off in the detail table.
      '— 春晖社区 10 10'
    ]);
  });

  await year.stop();
});

/** The indicator in the built-in text. */
const integrity = 'english: Clean government\n    department: 纪工委\n    kind: assess\n    max: 5';

/** The other departments' assessments, each in full: 82 together. */
const others = Object.entries({
  publicity: '5',
  'united-front': '6',
  'mass-organisations': '9',
  science: '3',
  disability: '3',
  'safety-petitions': '10',
  'culture-sport': '5',
  statistics: '5',
  'family-planning': '10',
  environment: '10',
  'social-security': '10',
  archives: '3',
  finance: '3'
});
