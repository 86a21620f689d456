import { expect, test } from 'vitest';
import { adoptByTwo } from '../../../../tests/make/adopt-by-two';
import { testApp } from '../../../../tests/contract/test-app';
import { comingAfter } from './coming';

test('tells beside the rules in force which values take their place, and when', async () => {
  const here = await testApp({ scheme: 'town-thousand' });
  const asked = { source: 'built-in:town-thousand', typed: { 'stars-5': '900' }, from: '2026-11-01' };
  const read = async () => (await here.app.read(here.recorder)).adoptions;
  const seen = async (no: number) => {
    const adoptions = await read();
    const shown = adoptions.spans().find((span) => span.no === no);
    if (!shown) throw new Error(`no ${no}`);
    return comingAfter(shown, { spans: adoptions.spans(), lines: adoptions.lines }, '2026-10-05');
  };
  expect(await seen(1)).toBeNull();
  const decision = { date: '2026-10-04', body: '镇党政联席会', minutes: '9号' };
  await adoptByTwo(here.app, [here.recorder, here.second], { key: 'coming-key', asked, decision });
  const coming = await seen(1);
  expect(coming).toMatchObject({ from: '2026-11-01', title: '镇机关干部信用管理办法' });
  expect(coming?.parameters.find(({ id }) => id === 'stars-5')).toMatchObject({ value: '900', open: false });
  expect(await seen(2)).toBeNull();
  await here.end();
});
