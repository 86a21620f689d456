import type { Hundredths } from '$lib/points';
import type { UnitStores } from '../store/unit-stores';
import type { OutcomeRuling } from './outcomes';

/** A proposal of the scheme that concerns one person in a sealed period (M12), with what people have decided of it. */
export interface Proposal {
  period: string;
  /** outcome or conversion */
  rule: string;
  subject: string;
  /** of a tie too large for a scarce reward: people decide who of them */
  undecided: boolean;
  /** what points buy: hundredths of the rule's unit, for the year to date; null for an outcome */
  value: Hundredths | null;
  /** what stands; null: nobody has decided yet */
  ruling: (OutcomeRuling & { minutes: string; date: string }) | null;
}

/** Those of one sealed period, by rule as the seal has them: people in rank order. */
export async function proposalsOf(stores: UnitStores, period: string): Promise<Proposal[]> {
  const meetings = new Map((await stores.meetings.list()).map((meeting) => [meeting.id, meeting.decision]));
  const latest = new Map(
    (await stores.outcomes.rulings({ period })).map((ruling) => [keyOf(ruling), ruling] as const)
  );
  const proposal = (
    rule: string,
    subject: string,
    undecided: boolean,
    value: Hundredths | null
  ): Proposal => {
    const ruling = latest.get(keyOf({ rule, subject }));
    const ground = meetings.get(ruling?.meeting ?? '');
    const told = ruling && { ...ruling, minutes: ground?.minutes ?? '', date: ground?.date ?? '' };
    return { period, rule, subject, undecided, value, ruling: told ?? null };
  };
  const outcomes = await stores.periods.outcomes(period);
  const conversions = await stores.periods.conversions(period);
  return [
    ...outcomes.flatMap(({ rule, subjects, undecided }) => [
      ...subjects.map((subject) => proposal(rule, subject, false, null)),
      ...undecided.map((subject) => proposal(rule, subject, true, null))
    ]),
    ...conversions.map(({ rule, subject, value }) => proposal(rule, subject, false, value))
  ];
}

function keyOf({ rule, subject }: { rule: string; subject: string }): string {
  return `${rule} ${subject}`;
}
