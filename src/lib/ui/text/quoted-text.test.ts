import { afterEach, expect, it } from 'vitest';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { quotedCount, quotedMeasure, quotedText } from './quoted-text';

const usual = getLocale;
afterEach(() => overwriteGetLocale(usual));

const notice = { english: [{ name: '调解纠纷', english: 'Dispute settled' }] };
const mediation = { name: '调解纠纷', count: 2, measure: '起' };

it.each([
  ['zh-CN', notice, ['调解纠纷', '调解纠纷 2 起', '起']],
  ['en', notice, ['Dispute settled', 'Dispute settled × 2', '']],
  ['en', {}, ['调解纠纷', '调解纠纷 2 起', '起']]
] as const)('in %s, from a notice %j', (locale, of, said) => {
  overwriteGetLocale(() => locale);
  expect([quotedText(of, mediation.name), quotedCount(of, mediation), quotedMeasure(of, mediation)]).toEqual(
    said
  );
});

it('names an item that isn’t counted by its name alone', () => {
  overwriteGetLocale(() => 'en');
  expect(quotedCount(notice, { ...mediation, measure: '' })).toBe('Dispute settled');
});
