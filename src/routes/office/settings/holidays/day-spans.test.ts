import { expect, it } from 'vitest';
import { daySpans } from './day-spans';

it('days that follow one another are one span, over a month’s end too', () => {
  expect(daySpans(['2027-02-01', '2027-01-31', '2027-02-01', '2027-02-03'])).toEqual([
    { from: '2027-01-31', to: '2027-02-01' },
    { from: '2027-02-03', to: '2027-02-03' }
  ]);
});
