import * as v from 'valibot';
import { ids, outcomeKeys } from '../scheme/shape';
import type { OutcomeKind } from './outcome';
import { subjectsOf } from './shares';

/** Everyone ranked who isn't concerned by any of these earlier rules. */
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
