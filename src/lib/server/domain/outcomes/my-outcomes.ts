import { lastMonth, daysOf } from '$lib/calendar';
import { rulesOn } from '$lib/points';
import { correctionLines, type CorrectionLine } from './corrections';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { isIncluded, ownProposals, type OutcomeProposal } from './proposals';

/** A consequence of one's own points in one period, by one rule. */
export interface MyOutcome extends Pick<OutcomeProposal, 'period' | 'undecided' | 'value' | 'ofAssembly'> {
  rule: string;
  name: string;
  english: string;
  /** the unit in which a conversion is counted, in both languages; '' for an outcome */
  unit: string;
  unitEnglish: string;
  clause: { ref: string; text: string };
  ruling: Pick<NonNullable<OutcomeProposal['ruling']>, 'confirmed' | 'words' | 'date' | 'minutes'> | null;
  /** the correction that the ruling wants by a day */
  correction: Pick<CorrectionLine, 'by' | 'day' | 'late'> | null;
}

/**
 * One's own proposals with their rulings, the newest period first, without anybody else's and without those
 * who stepped aside.
 */
export async function myOutcomes(stores: UnitStores, subject: string, now: Date): Promise<MyOutcome[]> {
  const corrections = await correctionLines(stores, now, { subject });
  const found: MyOutcome[] = [];
  const later: OutcomeProposal[] = [];
  const own = [...(await ownProposals(stores, subject))];
  for (const [period, proposals] of own.sort(([a], [b]) => (lastMonth(a) < lastMonth(b) ? 1 : -1))) {
    const ends = daysOf(period).to;
    const rules = rulesOn(schemeOf(stores, ends), ends);
    for (const each of proposals) {
      const rule = [...rules.outcomes, ...rules.conversions].find(({ id }) => id === each.rule);
      if (!rule || isIncluded(each, later)) continue;
      later.push(each);
      const { undecided, value, ofAssembly, ruling } = each;
      const wanted = corrections.find((one) => one.period === period && one.rule === rule.id);
      found.push({
        period,
        undecided,
        value,
        ofAssembly,
        rule: rule.id,
        name: rule.name,
        english: rule.english,
        unit: 'unit' in rule ? rule.unit : '',
        unitEnglish: 'unit' in rule ? (rule.unitEnglish ?? rule.unit) : '',
        clause: { ref: rule.clause.ref, text: rule.clause.text },
        ruling: ruling && {
          confirmed: ruling.confirmed,
          words: ruling.words,
          date: ruling.date,
          minutes: ruling.minutes
        },
        correction: wanted ? { by: wanted.by, day: wanted.day, late: wanted.late } : null
      });
    }
  }
  return found;
}
