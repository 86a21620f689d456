import { daysOf } from '$lib/calendar';
import { classOf, rulesOn, type Scheme } from '$lib/points';
import { hasLeftBy, isPastProposing, type LeaveReason } from '../roster/leave-reasons';
import type { UnitStores } from '../units/unit-stores';
import type { SealedPeriod } from './periods';

/** Why people left, by number, as far as somebody has said. */
type Reasons = ReadonlyMap<string, LeaveReason>;

/**
 * A period as it is sealed, without proposals and days of leave of people who had left by its end and for whom nothing is
 * proposed any more (`isPastProposing`). Their figures and ranks stay: nobody moves up. What an assembly decides stays too,
 * but for who has died.
 */
export async function withoutLeavers(
  { roster }: Pick<UnitStores, 'roster'>,
  scheme: Scheme,
  sealed: SealedPeriod
): Promise<SealedPeriod> {
  if (!sealed.results.some((each) => hasLeftBy(each, sealed.period))) return sealed;
  return lessLeavers(scheme, sealed, await roster.leaveReasons());
}

/** Takes the proposals of leavers out of a period. */
export function lessLeavers(scheme: Scheme, sealed: SealedPeriod, reasons: Reasons): SealedPeriod {
  const { period, results, outcomes, conversions } = sealed;
  const rules = rulesOn(scheme, daysOf(period).to);
  const last = new Map(results.map(({ subject, to }) => [subject, to]));
  const isProposed = (rule: string) => (subject: string) => {
    const reason = reasons.get(subject) ?? null;
    if (scheme.assembly?.decides.includes(rule) && reason !== 'died') return true;
    return !isPastProposing({
      class: classOf(rules, rule),
      isYearly: rules.outcomes.some(({ id, period: each }) => id === rule && each === 'year'),
      period,
      to: last.get(subject) ?? null,
      reason
    });
  };
  return {
    ...sealed,
    outcomes: outcomes.flatMap((outcome) => {
      const subjects = outcome.subjects.filter(isProposed(outcome.rule));
      const undecided = outcome.undecided.filter(isProposed(outcome.rule));
      return subjects.length + undecided.length === 0 ? [] : { ...outcome, subjects, undecided };
    }),
    conversions: conversions.filter(({ rule, subject }) => isProposed(rule)(subject))
  };
}
