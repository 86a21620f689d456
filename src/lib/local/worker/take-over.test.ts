import { expect, it } from 'vitest';
import { mayTakeOver, type SeenPage } from './take-over';

const scope = 'https://board.example/me';
const hidden: SeenPage = { url: `${scope}/claims`, visibilityState: 'hidden' };
const seen: SeenPage = { url: `${scope}/notice`, visibilityState: 'visible' };

it('S14 a newer version takes over when the last page of the phone is hidden', () => {
  expect(mayTakeOver(hidden, [hidden, { ...hidden }], scope)).toBe(true);
});

it('S14 a hidden page loads none anew that is being read', () => {
  expect(mayTakeOver(hidden, [hidden, seen], scope)).toBe(false);
});

it('windows of other pages don’t count', () => {
  const office: SeenPage = { url: 'https://board.example/office', visibilityState: 'visible' };
  expect(mayTakeOver(hidden, [hidden, office], scope)).toBe(true);
});

it('S3 a page that is seen must be replaced when it asks', () => {
  expect(mayTakeOver(seen, [seen], scope)).toBe(true);
  expect(mayTakeOver(null, [seen], scope)).toBe(true);
});
