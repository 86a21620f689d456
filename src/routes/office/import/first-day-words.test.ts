import { expect, test } from 'vitest';
import { person } from '../../../../tests/make/person';
import { planned } from '../../../../tests/make/planned';
import { communityCadresScheme } from '../../../../tests/make/unit';
import { csv } from '../../../../tests/make/workbook';
import { problemText } from '../../problem-text';

const unit = { first: '2026-09', subjects: [person('u1', '李明')], sealed: new Map([['u1', ['2026-10']]]) };

test('M16 a first day that is missing or too early is named by its column’s own heading', async () => {
  for (const [heading, scheme] of [
    ['到岗', undefined],
    ['转入', { ...communityCadresScheme(), subjects: 'members' as const }]
  ] as const) {
    const plan = async (text: string) =>
      (await planned([csv(text)], { ...unit, ...(scheme && { scheme }) })).problems;
    const [missing] = await plan('编号,姓名\nn1,周岚\n');
    expect(missing && problemText(missing)).toContain(`没有写“${heading}”。`);
    const [early] = await plan(`编号,姓名,${heading}\nn1,周岚,2026-10-20\n`);
    expect(early && problemText(early)).toContain(`的“${heading}”不能早于`);
  }
});
