import type { ProposalRemark } from '../remark';
import { levelsIn, remarksOnLevels } from './levels-in';
import { placesIn, type Places } from './places';
import type { PhraseUnit } from './units';
import type { ProposedWorth } from './worth';

/** More places or levels than any document names. */
const longest = 40;

/** `受街道表彰一次加5分,受市级表彰一次加10分…`: one item by level, though each level has its own figure. */
export interface Series {
  units: PhraseUnit[];
  worth: ProposedWorth;
  remarks: ProposalRemark[];
}

/**
 * The series that starts at a place of the list, or null.
 * @param isOpen whether a unit holds only together with more
 */
export function seriesAt(
  units: readonly PhraseUnit[],
  place: number,
  isOpen: (unit: PhraseUnit) => boolean
): Series | null {
  const rest = units.slice(place, place + longest);
  const end = rest.findIndex((unit) => isOpen(unit));
  const sound = end < 0 ? rest : rest.slice(0, end);
  return ranksOf(sound) ?? levelsOf(sound);
}

/** `第一名加5分,第二名加3分`: one item by rank. */
function ranksOf(units: readonly PhraseUnit[]): Series | null {
  const run = runOf(units, ({ words, phrase }) => (phrase.sign > 0 ? placesIn(words) : null), isAfter);
  if (run.length < 2) return null;
  const ranks = run.map(({ unit, key }) => ({ ...key, points: unit.phrase.figures[0] ?? 0 }));
  return { units: run.map(({ unit }) => unit), worth: { kind: 'ranks', ranks }, remarks: [] };
}

function isAfter(places: Places, earlier: readonly Places[]): boolean {
  return earlier.every(({ last }) => places.first > last);
}

function levelsOf(units: readonly PhraseUnit[]): Series | null {
  const levelOf = ({ words }: PhraseUnit) => {
    const [level, more] = levelsIn(words);
    return more === undefined ? (level ?? null) : null;
  };
  const run = runOf(units, levelOf, (level, earlier) => !earlier.includes(level));
  if (run.length < 2) return null;
  const levels = run.map(({ unit: { phrase }, key }) => ({
    level: key,
    points: phrase.sign * (phrase.figures[0] ?? 0)
  }));
  const remarks = remarksOnLevels(run.map(({ unit }) => unit.words).join(','));
  return { units: run.map(({ unit }) => unit), worth: { kind: 'levels', levels }, remarks };
}

/** The first units, as far as they go on in one sentence with one sign, each with a key that goes with the earlier ones. */
function runOf<K>(
  units: readonly PhraseUnit[],
  keyOf: (unit: PhraseUnit) => K | null,
  fits: (key: K, earlier: readonly K[]) => boolean
): { unit: PhraseUnit; key: K }[] {
  const run: { unit: PhraseUnit; key: K }[] = [];
  for (const unit of units) {
    const key = keyOf(unit);
    const goesOn = run.length === 0 || (!unit.opens && unit.phrase.sign === run[0]?.unit.phrase.sign);
    if (unit.phrase.says !== 'points' || key === null || !goesOn) break;
    const earlier = run.map((one) => one.key);
    if (!fits(key, earlier)) break;
    run.push({ unit, key });
  }
  return run;
}
