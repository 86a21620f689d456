import { levelsIn } from './levels-in';
import type { PhraseUnit } from './units';

/** `车间级`, `省部级`: a level, and not a place in a school, a kind of prize or the authorities above. */
const level = /[\u4e00-\u9fff](?<![年等星上下各升层初中高分降评同越特一二三四五六七八九十])级/;

/**
 * Whether a unit is one of several by level (`班组级加1分,车间级加2分`) where one of the levels is none that ledgers know: the
 * others alone would be no item.
 */
export function hasUnknownLevel(units: readonly PhraseUnit[], place: number): boolean {
  const unit = units[place];
  if (!unit || !level.test(unit.words)) return false;
  let first = place;
  while (first > 0 && units[first]?.opens === false) first -= 1;
  const end = units.findIndex(({ opens }, n) => n > first && opens);
  const run = units.slice(first, end < 0 ? units.length : end).filter(({ words }) => level.test(words));
  return run.length > 1 && run.some(({ words }) => levelsIn(words).length === 0);
}
