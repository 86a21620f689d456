import { daysOf } from '$lib/calendar';
import { classOf, rulesOn, type Scheme } from '$lib/points';
import { isPastProposing } from '../roster/leave-reasons';
import type { UnitStores } from '../units/unit-stores';
import type { SealedPeriod } from './periods';

/**
 * A period as it is sealed, without proposals of people who had left by its end and for whom nothing is proposed any more
 * (`isPastProposing`). Their figures and ranks stay: nobody moves up. What an assembly decides stays too.
 */
export async function withoutLeavers(
  { roster }: Pick<UnitStores, 'roster'>,
  scheme: Scheme,
  sealed: SealedPeriod
): Promise<SealedPeriod> {
  const reasons = await roster.leaveReasons();
  if (reasons.size === 0) return sealed;
  const { period, results, outcomes } = sealed;
  const rules = rulesOn(scheme, daysOf(period).to);
  const last = new Map(results.map(({ subject, to }) => [subject, to]));
  const isProposed = (rule: string) => (subject: string) =>
    !isPastProposing({
      class: classOf(rules, rule),
      period,
      to: last.get(subject) ?? null,
      reason: reasons.get(subject) ?? null
    });
  return {
    ...sealed,
    outcomes: outcomes.flatMap((outcome) => {
      if (scheme.assembly?.decides.includes(outcome.rule)) return outcome;
      const subjects = outcome.subjects.filter(isProposed(outcome.rule));
      const undecided = outcome.undecided.filter(isProposed(outcome.rule));
      return subjects.length + undecided.length === 0 ? [] : { ...outcome, subjects, undecided };
    })
  };
}
