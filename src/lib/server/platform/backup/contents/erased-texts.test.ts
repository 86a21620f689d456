import { expect, it } from 'vitest';
import { ownTables } from '../../store/tables/own-tables';
import { erasable } from './erased-texts';

it('what can be erased is erased again after a restore: no table of words is forgotten', () => {
  const words = ownTables.filter((table) => /_(?:text|body|file|part|name)$/.test(table));
  expect(words.length).toBeGreaterThan(12);
  // The record that there was a file only grows; its words and its bytes are in the two tables beside it.
  const grows = ['announcement_file'];
  expect(words.filter((table) => !erasable.includes(table))).toEqual(grows);
});
