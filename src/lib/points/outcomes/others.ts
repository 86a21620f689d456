import * as v from 'valibot';
import { ids, outcomeKeys } from '../shape';
import type { OutcomeKind } from './outcome';
import { subjectsOf } from './shares';

/** Every ranked one whom none of these earlier rules concerns. */
export const othersShape = v.strictObject({
  ...outcomeKeys,
  kind: v.literal('others'),
  except: v.pipe(ids, v.nonEmpty())
});

export const others = {
  concerned(rule, { standings, decided }) {
    const spared = new Set(rule.except.flatMap((one) => decided.get(one) ?? []));
    return { subjects: subjectsOf(standings).filter((subject) => !spared.has(subject)) };
  },
  names: ({ except }) => ({ except })
} satisfies OutcomeKind<v.InferOutput<typeof othersShape>>;
