import { expect, test } from 'vitest';
import { person } from '../../../../tests/make/person';
import { planned } from '../../../../tests/make/planned';
import { csv } from '../../../../tests/make/workbook';
import { rosterEffects } from './roster-effects';

const cadre = person('R22', '李明', { pool: '后备干部', from: '2024-01-01' });
const unit = {
  first: '2026-09',
  subjects: [cadre],
  sealed: new Map([['R22', ['2026-09', '2026-10']]])
};
const planFor = (rows: string) => planned([csv(`编号,姓名,序列,到岗,离岗\n${rows}`)], unit);
const effectsFor = async (rows: string) => {
  const { roster, problems } = await planFor(rows);
  expect(problems).toEqual([]);
  const about = { scheme: {}, open: '2026-11' };
  return roster.changed.flatMap(({ before, after }) => rosterEffects(before, after, about));
};

test('M16 who leaves and comes back by one import is shown leaving too', async () => {
  const rows = 'R22,李明,后备干部,2024-01-01,2026-11-20\nR22,李明,后备干部,2026-12-01,\n';
  expect(await effectsFor(rows)).toEqual([
    '李明：离岗，最后一天 2026-11-20',
    '李明：自 2026-12-01 起再次在册'
  ]);
});

test('M16 every leaving, return and change of several rows is shown, in the order of their days', async () => {
  const rows = [
    'R22,李明,后备干部,2024-01-01,2026-11-05',
    'R22,李明,后备干部,2026-11-10,2026-11-20',
    'R22,李明,科级领导,2026-11-21,2026-12-10'
  ];
  expect(await effectsFor(`${rows.join('\n')}\n`)).toEqual([
    '李明：离岗，最后一天 2026-11-05',
    '李明：自 2026-11-10 起再次在册',
    '李明：序列 后备干部 → 科级领导，自 2026-11-21 起',
    '李明：离岗，最后一天 2026-12-10'
  ]);
});

test('M4 a last day in a sealed month says that the month stays, and is refused at its cell where it would not', async () => {
  const back = 'R22,李明,后备干部,2026-12-01,\n';
  expect(await effectsFor(`R22,李明,后备干部,2024-01-01,2026-10-20\n${back}`)).toEqual([
    '李明：离岗，最后一天 2026-10-20；2026年10月已核定，那时的积分和名次照旧',
    '李明：自 2026-12-01 起再次在册'
  ]);
  const { problems } = await planFor(`${back}R22,李明,后备干部,2024-01-01,2026-10-05\n`);
  expect(problems).toMatchObject([
    { code: 'sealed-presence', row: 3, column: '离岗', params: { period: '2026-10', day: '2026-11-01' } }
  ]);
});

test('who leaves is said in the words of those who are scored', async () => {
  const left = { ...cadre, to: '2026-11-20' };
  const of = (subjects: 'members' | 'communities') =>
    rosterEffects(cadre, left, { scheme: { subjects }, open: '2026-11' });
  expect(of('members')).toEqual(['李明：转出，最后一天 2026-11-20']);
  expect(of('communities')).toEqual(['李明：退出，最后一天 2026-11-20']);
});
