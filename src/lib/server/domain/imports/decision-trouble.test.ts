import { expect, test } from 'vitest';
import { entry } from '../../../../../tests/make/entry';
import { decisionTrouble } from './decision-trouble';

const decision = { date: '2026-11-05', body: '两委会', minutes: '纪要〔2026〕22号' };
const planned = (date: string) => ({
  entry: entry('e1', { date }),
  name: '李明',
  row: 7,
  file: 'a.csv',
  sheet: '',
  points: 500,
  reason: null
});
const trouble = (more: Partial<typeof decision>, date = '2026-11-03') =>
  decisionTrouble({ ...decision, ...more }, [planned(date)], '2026-11-11');

test('a meeting with day, body and minutes will do', () => expect(trouble({})).toBeNull());

test.each([
  [{ date: '' }, 'decision-date-missing'],
  [{ body: '' }, 'decision-body-missing'],
  [{ minutes: '' }, 'decision-minutes-missing'],
  [{ minutes: '=1+1' }, 'formula'],
  [{ date: '2026-11-12' }, 'decision-in-future']
])('%o is refused', (more, code) => expect(trouble(more)).toMatchObject({ code }));

test('no meeting decides what hasn’t happened yet', () =>
  expect(trouble({}, '2026-11-06')).toMatchObject({
    code: 'decision-before-event',
    params: { row: 7, event: '2026-11-06' }
  }));
