import type { ComponentProps } from 'svelte';
import { render } from 'vitest-browser-svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import Sheet from './Sheet.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

type ShownCertificate = ComponentProps<typeof Sheet>['one'];

const certificate: NonNullable<ShownCertificate['certificate']> = {
  kind: 'certificate',
  unit: { name: '阳光社区', parent: '' },
  person: { number: 'p1', name: '沈秋月', from: null, to: null },
  scheme: { name: '社区干部积分管理办法', digest: '' },
  months: [
    { period: '2026-11', points: '+33', balance: '133', rank: 1, was: null },
    { period: '2026-12', points: '+28', balance: '161', rank: 1, was: '更正后；原公示 61，第 2 名' }
  ],
  signed: { no: '〔2027〕1号', day: '2027-01-05', by: '纪检专干' }
};

async function sheetOf(
  more: { recordedSince?: string },
  { side = 'issued', corrected = [] }: { side?: 'issued' | 'received'; corrected?: string[] } = {}
): Promise<string> {
  const one = {
    id: 'c1',
    digest: 'ab12',
    by: '纪检专干',
    day: '2027-01-05',
    certificate: { ...certificate, ...more },
    corrected
  };
  return (await render(Sheet, { one, side })).container.textContent;
}

test('M15 a certificate says once, below its months, since when its balances are recorded', async () => {
  expect(await sheetOf({ recordedSince: '2026-11' })).toMatch(/161.*自2026年11月起记分/s);
  expect((await sheetOf({ recordedSince: '2026-11' })).match(/起记分/g)).toHaveLength(1);
  expect(await sheetOf({})).not.toContain('起记分');
});

test('a certificate whose months were corrected since says so, and who issues it anew', async () => {
  const corrected = ['2026-11', '2026-12'];
  expect(await sheetOf({}, { corrected })).toMatch(/更正过2026年11月.2026年12月的积分.*请重新出具/);
  expect(await sheetOf({}, { corrected, side: 'received' })).toMatch(
    /阳光社区后来更正过2026年11月.*请向原单位/
  );
  expect(await sheetOf({})).not.toContain('更正过');
});
