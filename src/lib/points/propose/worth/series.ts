import type { ProposalRemark } from '../remark';
import { levelsIn, remarksOnLevels } from './levels-in';
import type { PhraseUnit } from './units';
import type { ProposedWorth } from './worth';

/** `受街道表彰一次加5分,受市级表彰一次加10分…`: one item by level, though each level has its own figure. */
export interface Series {
  units: PhraseUnit[];
  worth: ProposedWorth;
  remarks: ProposalRemark[];
}

/** The series that starts at a place of the list, or null. */
export function seriesAt(units: readonly PhraseUnit[], place: number): Series | null {
  const run: PhraseUnit[] = [];
  const levels: { level: string | null; points: number }[] = [];
  for (let n = place; n < units.length; n += 1) {
    const unit = units[n];
    if (!unit) break;
    const { phrase } = unit;
    const [level, more] = levelsIn(unit.words);
    const goesOn = run.length === 0 || (!unit.opens && phrase.sign === run[0]?.phrase.sign);
    if (phrase.says !== 'points' || level === undefined || more !== undefined || !goesOn) break;
    if (levels.some((one) => one.level === level)) break;
    run.push(unit);
    levels.push({ level, points: phrase.sign * (phrase.figures[0] ?? 0) });
  }
  if (run.length < 2) return null;
  const remarks = remarksOnLevels(run.map(({ words }) => words).join(','));
  return { units: run, worth: { kind: 'levels', levels }, remarks };
}
