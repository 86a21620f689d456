import { levelsIn } from './levels-in';
import type { PhraseUnit } from './units';

/** `车间级`, `省部级`: a level, and not a place in a school, a kind of prize or the authorities above. */
const level = /[\u4e00-\u9fff](?<![年等星上下各升层初中高分降评同越特一二三四五六七八九十])级/;

/**
 * The units by level (`班组级加1分,车间级加2分`) of each sentence where one of several levels is none that ledgers know: the
 * others alone would be no item. A sentence is looked at once, because it may hold thousands.
 */
export function withUnknownLevels(units: readonly PhraseUnit[]): ReadonlySet<PhraseUnit> {
  const found = new Set<PhraseUnit>();
  let run: PhraseUnit[] = [];
  const endRun = () => {
    const isUnknown = run.length > 1 && run.some(({ words }) => levelsIn(words).length === 0);
    if (isUnknown) for (const unit of run) found.add(unit);
    run = [];
  };
  for (const unit of units) {
    if (unit.opens) endRun();
    if (level.test(unit.words)) run.push(unit);
  }
  endRun();
  return found;
}
