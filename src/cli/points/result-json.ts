import { numberOf, type Effect, type ScoreResult, type Statement } from '../../lib/points';

/** The result as the `points` command prints it, with points as numbers; only this output rounds. */
export function resultJson(result: ScoreResult) {
  return {
    scheme: result.scheme,
    period: result.period,
    rows: result.rows.map(rowJson),
    outcomes: result.outcomes,
    conversions: result.conversions.map(({ rule, subject, value }) => ({
      rule,
      subject,
      value: numberOf(value)
    })),
    warnings: result.warnings
  };
}

function rowJson(row: Statement) {
  return {
    subject: row.subject,
    pool: row.pool,
    status: row.status,
    points: numberOf(row.points),
    balance: row.balance === null ? null : numberOf(row.balance),
    score: numberOf(row.score),
    rank: row.rank,
    sections: Object.fromEntries(Object.entries(row.sections).map(([id, points]) => [id, numberOf(points)])),
    effects: row.effects.map(effectJson)
  };
}

function effectJson(effect: Effect) {
  const { points, face, ...rest } = effect;
  return { ...rest, points: numberOf(points), ...(face === undefined ? {} : { face: numberOf(face) }) };
}
