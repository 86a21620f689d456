import { kindOf, levelNames, type Item, type Level, type ExplanationText } from '$lib/points';

/** A level that an item distinguishes, with what it gives in hundredths of a point. */
export interface LevelChoice {
  id: Level;
  zh: string;
  points: number;
}

/** The fields that an entry of an item needs beside its date and basis. */
export interface NeededFields {
  /** how often: an entry may count several */
  hasQuantity: boolean;
  /** `level`: one of `levels`; `place`: a number from 1; `points`: an amount; null: none */
  value: 'level' | 'place' | 'points' | null;
  levels: LevelChoice[];
  needsBasis: boolean;
  /** whether the server takes such a text in the field `value`: a number within the item's bounds */
  accepts(text: string): boolean;
  /** the item's points in words, bounds included */
  words: ExplanationText;
}

/** Tells which fields a claim of this item has. */
export function neededFields(item: Item): NeededFields {
  const kind = kindOf(item);
  const value = kind.readValue(item, '') !== null ? null : valueOf(item);
  return {
    hasQuantity: kind.hasQuantity,
    value,
    levels: levelsOf(item),
    needsBasis: kind.needsBasis(item),
    accepts: (text) => kind.readValue(item, text.trim()) !== null,
    words: kind.words(item)
  };
}

function valueOf({ kind }: Item): NeededFields['value'] {
  if (kind === 'levels') return 'level';
  return kind === 'ranks' ? 'place' : 'points';
}

function levelsOf(item: Item): LevelChoice[] {
  if (item.kind !== 'levels') return [];
  const { levels } = item;
  return (Object.keys(levelNames) as Level[]).flatMap((id) => {
    const points = levels[id];
    return points === undefined ? [] : [{ id, zh: levelNames[id], points }];
  });
}
