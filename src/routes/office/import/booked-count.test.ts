import { expect, test } from 'vitest';
import { bookedCount } from './booked-count';

const view = {
  entries: { added: ['e1', 'e2', 'e3'] },
  questions: { entries: 2, shown: ['e1', 'e1', 'e2'].map((entry) => ({ entry })) }
};

test('the button counts what is booked: an entry that is the same thing as another line is left out once', () => {
  expect(bookedCount(view, { all: false, same: [] })).toBe(3);
  expect(bookedCount(view, { all: false, same: ['e2'] })).toBe(2);
  expect(bookedCount(view, { all: false, same: ['e1', 'e1'] })).toBe(2);
  expect(bookedCount(view, { all: false, same: ['e1', 'e2'] })).toBe(1);
  // An entry of an earlier preview isn't asked about any more.
  expect(bookedCount(view, { all: false, same: ['e9'] })).toBe(3);
});

test('all of them are all entries that are asked about, also those whose questions aren’t shown', () => {
  const more = { ...view, questions: { ...view.questions, shown: [{ entry: 'e1' }] } };
  expect(bookedCount(more, { all: true, same: ['e1'] })).toBe(1);
});
