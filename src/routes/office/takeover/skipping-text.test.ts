import { expect, it } from 'vitest';
import { skippingText } from './skipping-text';

it('M15 what skipping the takeover costs is one sentence', () => {
  const partial = [
    { period: '2026-H2', first: '2026-10', last: '2026-12', isRanked: true },
    { period: '2026', first: '2026-10', last: '2026-12', isRanked: false }
  ];
  expect(skippingText({ first: '2026-01', last: '2026-09', partial })).toBe(
    '不结转，1月至9月的积分就不计入任何周期：2026年下半年只算10月至12月，照常排名；2026年度只算10月至12月，不到一半，只列积分、不排名。'
  );
});

it('M15 of one month, and where no longer period is published', () => {
  expect(skippingText({ first: '2026-01', last: '2026-01', partial: [] })).toBe(
    '不结转，1月的积分就不计入。'
  );
});
