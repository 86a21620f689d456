import { tieText } from './rules/oracle';
import * as v from 'valibot';

const points = v.record(v.string(), v.number());

const result = v.object({
  scheme: v.string(),
  period: v.string(),
  rows: v.array(
    v.object({
      subject: v.string(),
      pool: v.string(),
      status: v.string(),
      points: v.number(),
      balance: v.nullable(v.number()),
      score: v.number(),
      rank: v.nullable(v.number()),
      sections: points,
      effects: v.array(
        v.object({
          entry: v.nullable(v.string()),
          item: v.nullable(v.string()),
          section: v.string(),
          points: v.number(),
          reason: v.string()
        })
      )
    })
  ),
  outcomes: v.array(v.object({ rule: v.string(), pool: v.string(), subjects: v.array(v.string()) })),
  conversions: v.array(v.object({ rule: v.string(), subject: v.string(), value: v.number() })),
  warnings: v.array(v.looseObject({ code: v.string() }))
});

const ofEntries = v.object({ code: v.string(), entries: v.array(v.string()) });
const ofTie = v.object({
  code: v.string(),
  rule: v.string(),
  pool: v.string(),
  subjects: v.array(v.string()),
  periods: v.optional(v.array(v.string()))
});

export type OraclePrinted = v.InferOutput<typeof result>;

export function readPrinted(json: unknown): OraclePrinted {
  return v.parse(result, json);
}

/** The command's output in the oracle's order: lists whose order the rules leave open are sorted. */
export function comparable({ rows, outcomes, conversions, warnings }: OraclePrinted) {
  return {
    rows: rows.map(({ effects: _, ...row }) => row),
    outcomes: outcomes
      .flatMap(({ rule, pool, subjects }) => subjects.map((subject) => `${rule} | ${pool} | ${subject}`))
      .sort(),
    conversions: conversions.map(({ rule, subject, value }) => `${rule} | ${subject} | ${value}`).sort(),
    warnings: warnings.map(warning).sort()
  };
}

function warning(json: OraclePrinted['warnings'][number]): string {
  if (json.code === 'tie-to-decide') return tieText(v.parse(ofTie, json));
  return `${json.code} | ${[...v.parse(ofEntries, json).entries].sort().join(' ')}`;
}

/**
 * M14: the effects of each section add up to it, and those in no section (a veto, a floor) to the adjustment.
 * Each was rounded on its own, by half a hundredth at most.
 * @returns in words, what doesn't add up
 */
export function gapsOfEffects(row: OraclePrinted['rows'][number], adjustment: number): string[] {
  return [...Object.entries(row.sections), ['', adjustment] as const].flatMap(([section, points]) => {
    const effects = row.effects.filter((effect) => effect.section === section);
    const sum = effects.reduce((all, effect) => all + effect.points, 0);
    const isNear = Math.abs(sum - points) <= 0.005 * (effects.length + 1) + 1e-6;
    return isNear ? [] : [`${row.subject} ${section || 'adjustment'}: ${sum}, not ${points}`];
  });
}

/** The points that an entry is given in a row, over all its effects; null when none names it. */
export function pointsOf(row: OraclePrinted['rows'][number], entry: string): number | null {
  const effects = row.effects.filter((effect) => effect.entry === entry);
  return effects.length === 0 ? null : effects.reduce((all, effect) => all + effect.points, 0);
}
