import { yearOf } from '$lib/calendar';
import type { MyYearAssessment } from '$lib/sync';
import { givenGrade } from '../outcomes/given-grade';
import { unsettledSince } from '../outcomes/unsettled';
import { rulesAtEnd, schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { assessmentCells, cellKey } from './cells';
import { indicatorsOf } from './indicators';
import { scoresItself } from './scores-itself';
import { selfScored } from './self-scored';
import { assessedYears, isYearClosed } from './sheet';

/**
 * One's own assessment of each year that has something of it, in the order of the years: of a community or a member, for
 * its own eyes, without anybody else's figures.
 * @throws Problem `unknown-scheme`
 */
export async function myAssessments(stores: UnitStores, subject: string): Promise<MyYearAssessment[]> {
  const scores = scoresItself(schemeOf(stores));
  const found: MyYearAssessment[] = [];
  for (const year of await assessedYears(stores)) {
    const assessment = {
      year,
      closed: await isYearClosed(stores, year),
      // People, who don’t score themselves, find others’ marks among their points, as every other line of the account.
      indicators: scores ? await indicatorsFor(stores, subject, year) : [],
      quarters: await fixedQuarters(stores, subject, year),
      rulings: await rulingsOf(stores, subject, year)
    };
    const { indicators, quarters, rulings } = assessment;
    if (indicators.length + quarters.length + rulings.length > 0) found.push(assessment);
  }
  return found;
}

async function indicatorsFor(
  stores: UnitStores,
  subject: string,
  year: number
): Promise<MyYearAssessment['indicators']> {
  const indicators = indicatorsOf(rulesAtEnd(stores, String(year)));
  const figures = indicators.filter(({ by }) => by === 'figure').map(({ id }) => id);
  const cells = assessmentCells(await stores.ledger.entries({ subject }), [], {
    year,
    isFigure: (item) => figures.includes(item) || undefined
  });
  const given = (await stores.selfScores.list(year)).filter((each) => each.subject === subject);
  const selfScores = new Map(given.map(({ item, value }) => [item, value]));
  return selfScored(indicators).map(({ id, name, english, department, max }) => ({
    id,
    name,
    english,
    department,
    max,
    self: selfScores.get(id) ?? null,
    points: cells.get(cellKey(subject, id))?.value ?? null
  }));
}

async function fixedQuarters({ assemblies }: UnitStores, subject: string, year: number) {
  const quarters: MyYearAssessment['quarters'] = [];
  for (const quarter of (await assemblies.concluded()).filter((each) => yearOf(each) === year)) {
    const records = await assemblies.records(quarter);
    const conclusion = await assemblies.conclusion(quarter);
    const decision = records[records.length - 1]?.decision;
    const points = conclusion?.results.find((result) => result.subject === subject)?.points;
    if (points !== undefined && decision)
      quarters.push({ quarter, points, date: decision.date, minutes: decision.minutes });
  }
  return quarters;
}

/** The assembly's rulings on one's own year. One whose proposal isn't in the sealed year holds no more. */
async function rulingsOf(
  stores: UnitStores,
  subject: string,
  year: number
): Promise<MyYearAssessment['rulings']> {
  const versions = (await stores.periods.versions(String(year))).get(String(year));
  const own = (await stores.assemblies.rulings(year)).filter((ruling) => ruling.subject === subject);
  if (own.length === 0) return [];
  const sealed = (await isYearClosed(stores, year)) ? await stores.periods.consequencesOf(subject) : null;
  const proposed = sealed && (sealed.get(String(year))?.outcomes ?? []).map(({ rule }) => rule);
  const latest = new Map(
    own.filter(({ rule }) => proposed?.includes(rule) ?? true).map((ruling) => [ruling.rule, ruling])
  );
  const decisions = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const rules = rulesAtEnd(stores, String(year));
  const holding = [...latest.values()].filter((ruling) => !unsettledSince(versions, ruling));
  return holding.map(({ rule, upheld, given, reason, decision }) => {
    const outcome = rules.outcomes.find(({ id }) => id === rule);
    const basis = decisions.get(decision);
    return {
      rule,
      name: outcome?.name ?? rule,
      english: outcome?.english ?? rule,
      upheld,
      ...givenGrade(rules, given),
      reason,
      date: basis?.date ?? '',
      minutes: basis?.minutes ?? ''
    };
  });
}
