import { usernameTrouble } from '../../platform/auth/account-forms';
import { describe, expect, it } from 'vitest';
import { proposeUsernames } from './propose-usernames';

const nobody = () => Promise.resolve(new Set<string>());
const people = (...names: string[]) => names.map((name, n) => ({ id: `YG00${n + 1}`, name }));

describe('proposed sign-in names', () => {
  it('spells names in pinyin, a surname as a surname, and tells namesakes apart', async () => {
    const asked = people('李明', '黎明', '李明', '单雄信', '吕布', '阿依努尔·热合曼', 'John Li');
    const names = await proposeUsernames(asked, nobody);
    expect(asked.map(({ id }) => names.get(id))).toEqual([
      'liming',
      'liming2',
      'liming3',
      'shanxiongxin',
      'lvbu',
      'ayinuerreheman',
      'johnli'
    ]);
  });

  it('reads surnames that the dictionary takes for common words', async () => {
    const names = await proposeUsernames(people('种向东', '么大海', '贠小苏', '单于飞', '单雄信'), nobody);
    expect([...names.values()]).toEqual([
      'chongxiangdong',
      'yaodahai',
      'yunxiaosu',
      'chanyufei',
      'shanxiongxin'
    ]);
  });

  it('passes over names that are taken in any unit', async () => {
    const taken = new Set(['liming', 'liming2']);
    const names = await proposeUsernames(people('李明', '李明'), (asked) =>
      Promise.resolve(new Set(asked.filter((name) => taken.has(name))))
    );
    expect([...names.values()]).toEqual(['liming3', 'liming4']);
  });

  it('gives only names that sign-in takes, of any length and script', async () => {
    const asked = people('鄂', 'Δ', '·', '欧阳'.repeat(20), 'É', '李'.repeat(9));
    const names = [...(await proposeUsernames(asked, nobody)).values()];
    expect(new Set(names).size).toBe(asked.length);
    expect(names.map(usernameTrouble)).toEqual(asked.map(() => null));
  });
});
