import { firstDay, lastDay, type Period } from '../../calendar';
import { outcomeKindOf, type OutcomeRule } from '../outcomes';
import { rulesOn } from './compose-versions';
import type { Scheme, SchemeRules } from './scheme';

/**
 * The rules by which a period is judged (M16): those in force on its last day, with shares as they were when it began. A
 * share that changes within a period takes effect from the next period of that length.
 * @returns the object of the version itself where no share changed
 */
export function rulesIn(scheme: Scheme, { first, last }: Pick<Period, 'first' | 'last'>): SchemeRules {
  const now = rulesOn(scheme, lastDay(last));
  const earliest = scheme.inForce.find(({ to }) => to === undefined || to >= firstDay(first));
  const then = earliest?.rules ?? scheme;
  if (now === then || (earliest && earliest.from > lastDay(last))) return now;
  return { ...now, outcomes: now.outcomes.map((rule) => withSizes(rule, then.outcomes)) };
}

function withSizes<R extends OutcomeRule>(rule: R, then: readonly OutcomeRule[]): R {
  const same = then.find((one): one is R => one.id === rule.id && one.kind === rule.kind);
  return same ? { ...rule, ...outcomeKindOf(same).sizes?.(same) } : rule;
}
