import { lastMonth } from '$lib/calendar';
import type { MyOutcome } from '$lib/sync';
import { rulesAtEnd } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { givenGrade } from './given-grade';
import { holdingRulings } from './unsettled';
import { isIncluded, ownProposals, type OutcomeProposal } from './proposals';

/**
 * One's own proposals with their rulings, the newest period first, without anybody else's and without those
 * who stepped aside.
 */
export async function myOutcomes(stores: UnitStores, subject: string): Promise<MyOutcome[]> {
  const holds = await holdingRulings(stores);
  const corrections = (await stores.outcomes.corrections({ subject })).filter(holds);
  const found: MyOutcome[] = [];
  const later: OutcomeProposal[] = [];
  const own = [...(await ownProposals(stores, subject))];
  for (const [period, proposals] of own.sort(([a], [b]) => (lastMonth(a) < lastMonth(b) ? 1 : -1))) {
    const rules = rulesAtEnd(stores, period);
    for (const each of proposals) {
      const rule = [...rules.outcomes, ...rules.conversions].find(({ id }) => id === each.rule);
      // A rule that concerns one no more is the meeting's to settle, and says nothing of oneself.
      if (!rule || each.unsettled?.isGone || isIncluded(each, later)) continue;
      later.push(each);
      const { undecided, value, sum, isVoid, ofAssembly, ruling, talk, unsettled } = each;
      const wanted = corrections.find((one) => one.period === period && one.rule === rule.id);
      found.push({
        period,
        undecided,
        value,
        sum,
        isVoid,
        ofAssembly,
        rule: rule.id,
        name: rule.name,
        english: rule.english,
        unit: 'unit' in rule ? rule.unit : '',
        unitEnglish: 'unit' in rule ? (rule.unitEnglish ?? rule.unit) : '',
        clause: { ref: rule.clause.ref, text: rule.clause.text },
        ruling: ruling && {
          confirmed: ruling.confirmed,
          ...givenGrade(rules, ruling.given),
          words: ruling.words,
          date: ruling.date,
          minutes: ruling.minutes
        },
        talk: talk && { day: talk.day, words: talk.words },
        ...(unsettled && { reopened: { before: unsettled.before, now: unsettled.now } }),
        correction: wanted ? { by: wanted.by, day: wanted.day } : null
      });
    }
  }
  return found;
}
