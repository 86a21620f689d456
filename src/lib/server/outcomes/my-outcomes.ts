import { lastDay } from '$lib/calendar';
import { lastMonth } from '$lib/notice';
import { rulesOn } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import { isIncluded, proposalsFor, type Proposal } from './proposals';

/** What follows from one's own points in one period, by one rule. */
export interface MyOutcome extends Pick<Proposal, 'period' | 'undecided' | 'value' | 'ofAssembly'> {
  rule: string;
  name: string;
  english: string;
  /** what points buy is counted in it, in both languages; '' for an outcome */
  unit: string;
  unitEnglish: string;
  clause: { ref: string; text: string };
  ruling: Pick<NonNullable<Proposal['ruling']>, 'confirmed' | 'words' | 'date' | 'minutes'> | null;
}

/** One's own proposals and what was decided of them, the newest period first: nobody else's, and not who stepped aside. */
export async function myOutcomes(stores: UnitStores, subject: string): Promise<MyOutcome[]> {
  const found: MyOutcome[] = [];
  const later: Proposal[] = [];
  const own = [...(await proposalsFor(stores, subject))];
  for (const [period, proposals] of own.sort(([a], [b]) => (lastMonth(a) < lastMonth(b) ? 1 : -1))) {
    const ends = lastDay(lastMonth(period));
    const rules = rulesOn(schemeOf(stores, ends), ends);
    for (const each of proposals) {
      const rule = [...rules.outcomes, ...rules.conversions].find(({ id }) => id === each.rule);
      if (!rule || isIncluded(each, later)) continue;
      later.push(each);
      const { undecided, value, ofAssembly, ruling } = each;
      found.push({
        ...{ period, undecided, value, ofAssembly, rule: rule.id, name: rule.name, english: rule.english },
        unit: 'unit' in rule ? rule.unit : '',
        unitEnglish: 'unit' in rule ? (rule.unitEnglish ?? rule.unit) : '',
        clause: { ref: rule.clause.ref, text: rule.clause.text },
        ruling: ruling && {
          ...{ confirmed: ruling.confirmed, words: ruling.words, date: ruling.date, minutes: ruling.minutes }
        }
      });
    }
  }
  return found;
}
