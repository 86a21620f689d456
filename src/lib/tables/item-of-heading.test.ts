import { expect, test } from 'vitest';
import { bareName } from './item-of-heading';

test.each([
  ['参加活动（次）', '参加活动'],
  ['3、调解纠纷得分', '调解纠纷'],
  ['次', '次']
])('%s is %s, and never nothing', (heading, bare) => {
  expect(bareName(heading)).toBe(bare);
});
