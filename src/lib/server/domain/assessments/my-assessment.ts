import { yearOf } from '$lib/calendar';
import type { Hundredths } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import { cellKey } from './cells';
import { rulesOfYear } from './rules-of-year';
import { assessedYears, sheetOf } from './sheet';

/** The assessment of one community or member in a year for its own eyes, without anybody else's figures. */
export interface MyAssessment {
  name: string;
  years: number[];
  year: number;
  closed: boolean;
  indicators: {
    id: string;
    name: string;
    english: string;
    department: string;
    max: Hundredths;
    self: Hundredths | null;
    /** the department's figure; null: none yet, or a detail table, which the notice tells */
    points: Hundredths | null;
  }[];
  /** the year's quarters that an assembly has fixed */
  quarters: { quarter: string; points: Hundredths; date: string; minutes: string }[];
  /** decisions on proposals that concern oneself, the latest of each */
  rulings: {
    /** the rule's id; two rules of a scheme may have one name */
    rule: string;
    name: string;
    english: string;
    upheld: boolean;
    reason: string;
    date: string;
    minutes: string;
  }[];
}

/**
 * @param asked a year; one that isn't there is the last
 * @throws Problem `unknown-scheme`
 */
export async function myAssessment(
  stores: UnitStores,
  subject: string,
  asked: number | null
): Promise<MyAssessment> {
  const years = await assessedYears(stores);
  const year = years.find((each) => each === asked) ?? years[years.length - 1] ?? 0;
  const sheet = await sheetOf(stores, year);
  return {
    name: (await stores.roster.find(subject))?.name ?? subject,
    years,
    year,
    closed: sheet.closed,
    // People, who don’t score themselves, find others’ marks among their points, as every other line of the account.
    indicators: (sheet.scoreThemselves ? sheet.indicators : []).map(
      ({ id, name, english, department, max, by }) => ({
        id,
        name,
        english,
        department,
        max,
        self: sheet.selfScores.get(cellKey(subject, id)) ?? null,
        points: by === 'figure' ? (sheet.cells.get(cellKey(subject, id))?.value ?? null) : null
      })
    ),
    quarters: await fixedQuarters(stores, subject, year),
    rulings: await rulingsOf(stores, subject, year)
  };
}

async function fixedQuarters({ assemblies }: UnitStores, subject: string, year: number) {
  const quarters: MyAssessment['quarters'] = [];
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

async function rulingsOf(
  stores: UnitStores,
  subject: string,
  year: number
): Promise<MyAssessment['rulings']> {
  const own = (await stores.assemblies.rulings(year)).filter((ruling) => ruling.subject === subject);
  const latest = new Map(own.map((ruling) => [ruling.rule, ruling]));
  const decisions = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  const { outcomes } = rulesOfYear(schemeOf(stores), year);
  return [...latest.values()].map(({ rule, upheld, reason, decision }) => {
    const outcome = outcomes.find(({ id }) => id === rule);
    const basis = decisions.get(decision);
    return {
      rule,
      name: outcome?.name ?? rule,
      english: outcome?.english ?? rule,
      upheld,
      reason,
      date: basis?.date ?? '',
      minutes: basis?.minutes ?? ''
    };
  });
}
