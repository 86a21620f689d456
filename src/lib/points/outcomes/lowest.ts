import * as v from 'valibot';
import { ids, share } from '../scheme/shape';
import type { ConcernedSubjects, Field } from './outcome';
import { bottomByScore, rewardSize, subjectsOf, topByRank, type Share } from './shares';

/**
 * The subjects whom a sanction spares: those in the top share, and those whom an earlier rule concerns
 * already.
 */
export const sparingKeys = { exceptTop: v.optional(share), except: v.optional(ids, []) };

interface Sparing {
  exceptTop?: Share | undefined;
  except: string[];
}

/** The bottom k without those who are left out; the places of these stay empty. */
export function lowest(
  rule: Sparing,
  k: number,
  { standings, decided }: Pick<Field, 'standings' | 'decided'>
): ConcernedSubjects {
  const spared = new Set(rule.except.flatMap((one) => decided.get(one) ?? []));
  if (rule.exceptTop) {
    for (const one of topByRank(rewardSize(rule.exceptTop, standings.length), standings))
      spared.add(one.subject);
  }
  return { subjects: subjectsOf(bottomByScore(k, standings)).filter((subject) => !spared.has(subject)) };
}
