import * as v from 'valibot';
import { ids, share } from '../shape';
import type { Concerned, Field } from './outcome';
import { bottom, rewardSize, subjectsOf, top, type Share } from './shares';

/** Whom a sanction leaves out: who is in the top share, and whom an earlier rule already concerns. */
export const sparingKeys = { exceptTop: v.optional(share), except: v.optional(ids, []) };

interface Sparing {
  exceptTop?: Share | undefined;
  except: string[];
}

/** The bottom k without those who are left out; the places of these stay empty. */
export function lowest(rule: Sparing, k: number, { standings, decided }: Field): Concerned {
  const spared = new Set(rule.except.flatMap((one) => decided.get(one) ?? []));
  if (rule.exceptTop) {
    for (const one of top(rewardSize(rule.exceptTop, standings.length), standings)) spared.add(one.subject);
  }
  return { subjects: subjectsOf(bottom(k, standings)).filter((subject) => !spared.has(subject)) };
}
