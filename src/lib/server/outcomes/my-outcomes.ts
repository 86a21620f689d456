import { lastDay } from '$lib/calendar';
import { lastMonth } from '$lib/notice';
import { rulesOn } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import { proposalsOf, type Proposal } from './proposals';

/** What follows from one's own points in one period, by one rule. */
export interface MyOutcome extends Pick<Proposal, 'period' | 'undecided' | 'value' | 'ofAssembly'> {
  rule: string;
  name: string;
  english: string;
  clause: { ref: string; text: string };
  ruling: Pick<NonNullable<Proposal['ruling']>, 'confirmed' | 'words' | 'date' | 'minutes'> | null;
}

/** One's own proposals and what was decided of them, the newest period first: nobody else's, and not who stepped aside. */
export async function myOutcomes(stores: UnitStores, subject: string): Promise<MyOutcome[]> {
  const found: MyOutcome[] = [];
  for (const [period] of [...(await stores.periods.consequencesOf(subject))]) {
    const ends = lastDay(lastMonth(period));
    const rules = rulesOn(schemeOf(stores, ends), ends);
    for (const each of await proposalsOf(stores, period)) {
      const rule = [...rules.outcomes, ...rules.conversions].find(({ id }) => id === each.rule);
      if (each.subject !== subject || !rule) continue;
      const { undecided, value, ofAssembly, ruling } = each;
      found.push({
        ...{ period, undecided, value, ofAssembly, rule: rule.id, name: rule.name, english: rule.english },
        clause: { ref: rule.clause.ref, text: rule.clause.text },
        ruling: ruling && {
          ...{ confirmed: ruling.confirmed, words: ruling.words, date: ruling.date, minutes: ruling.minutes }
        }
      });
    }
  }
  return found.sort((a, b) => (lastMonth(a.period) < lastMonth(b.period) ? 1 : -1));
}
