import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { subjectId, subjectIdOf, subjectIds } from '../roster/subject-ids';
import { chunks } from '../../platform/store/chunks';
import type { Tables } from '../../platform/store/tables/tables';
import type { Ballots } from './ballots';
import { rereadScores } from './reread-scores';
import { paperRows, rereadingRows } from './paper-rows';

/** One unit's ballots, over SQL. */
export function sqlBallots(db: Kysely<Tables>, unit: string, clock: () => Date): Ballots {
  const number = async () =>
    (await logChanges(db, unit, clock, [{ kind: 'ballot', subject_id: null }]))[0] ?? 0;
  const find = (year: number) =>
    db
      .selectFrom('ballot')
      .leftJoin('ballot_closing', 'ballot_closing.ballot_id', 'ballot.id')
      .where('ballot.unit_id', '=', unit)
      .where('year', '=', year)
      .select(['ballot.id', 'opened_at', 'closed_by', 'closed_at'])
      .executeTakeFirst();
  async function openOne(year: number): Promise<string> {
    const found = await find(year);
    if (!found || found.closed_at !== null) throw new Problem('ballot-not-open', 409, { year });
    return found.id;
  }

  const of: Ballots['of'] = async (year) => {
    const found = await find(year);
    if (!found) return null;
    const stated = await db
      .selectFrom('ballot_voters')
      .where('ballot_id', '=', found.id)
      .select(['category as group', 'voters', 'why', 'stated_by as by', 'stated_at as at'])
      .orderBy('seq')
      .execute();
    const checks = await db
      .selectFrom('ballot_check')
      .where('ballot_id', '=', found.id)
      .select(['shown', 'checked_by as by', 'checked_at as at'])
      .orderBy('seq')
      .execute();
    return {
      year,
      opened: found.opened_at,
      papers: await paperRows(db, found.id),
      voters: [...new Map(stated.map((each) => [each.group, each])).values()],
      checks,
      closed: found.closed_at === null ? null : { by: found.closed_by ?? '', at: found.closed_at },
      rereadings: found.closed_at === null ? [] : await rereadingRows(db, found.id)
    };
  };

  return {
    of,
    async counted(year, by = 'none') {
      const ballot = await of(year);
      return ballot?.closed ? rereadScores(ballot, by) : [];
    },
    async open(year) {
      if (await find(year)) throw new Problem('ballot-opened', 409, { year });
      await db
        .insertInto('ballot')
        .values({
          id: randomUUID(),
          seq: await number(),
          unit_id: unit,
          year,
          opened_at: clock().toISOString()
        })
        .execute();
    },
    async add(year, { no, source, scores, keyedBy }) {
      const ballot = await openOne(year);
      const taken = await db
        .selectFrom('ballot_paper')
        .where('ballot_id', '=', ballot)
        .where('no', '=', no)
        .select('id')
        .executeTakeFirst();
      if (taken) throw new Problem('paper-number-taken', 409, { no });
      const ids = await subjectIds(db, unit);
      const id = randomUUID();
      const rows = scores.map(({ subject, group, score }, line) => ({
        paper_id: id,
        line,
        subject_id: subjectId(ids, subject),
        category: group,
        score
      }));
      await db
        .insertInto('ballot_paper')
        .values({ id, seq: await number(), unit_id: unit, ballot_id: ballot, no, source, keyed_by: keyedBy })
        .execute();
      for (const some of chunks(rows)) await db.insertInto('ballot_score').values(some).execute();
    },
    async strike(year, no, by) {
      const ballot = await openOne(year);
      const paper = await db
        .selectFrom('ballot_paper')
        .leftJoin('ballot_strike', 'paper_id', 'ballot_paper.id')
        .where('ballot_id', '=', ballot)
        .where('no', '=', no)
        .where('paper_id', 'is', null)
        .select('ballot_paper.id')
        .executeTakeFirst();
      if (!paper) throw new Problem('not-found', 404);
      await db
        .insertInto('ballot_strike')
        .values({ paper_id: paper.id, seq: await number(), unit_id: unit, struck_by: by })
        .execute();
    },
    async state(year, { group, voters, why, by }) {
      const ballot = await openOne(year);
      await db
        .insertInto('ballot_voters')
        .values({
          id: randomUUID(),
          seq: await number(),
          unit_id: unit,
          ballot_id: ballot,
          category: group,
          voters,
          why,
          stated_by: by,
          stated_at: clock().toISOString()
        })
        .execute();
    },
    async check(year, shown, by) {
      const ballot = await openOne(year);
      await db
        .insertInto('ballot_check')
        .values({
          id: randomUUID(),
          seq: await number(),
          unit_id: unit,
          ballot_id: ballot,
          shown,
          checked_by: by,
          checked_at: clock().toISOString()
        })
        .execute();
    },
    async close(year, by) {
      const ballot = await openOne(year);
      await db
        .insertInto('ballot_closing')
        .values({
          ballot_id: ballot,
          seq: await number(),
          unit_id: unit,
          closed_by: by,
          closed_at: clock().toISOString()
        })
        .execute();
    },
    async reread(year, { no, line, subject, score, objection, decision, by }) {
      const found = await find(year);
      if (!found || found.closed_at === null) throw new Problem('ballot-not-closed', 409);
      const paper = await db
        .selectFrom('ballot_paper')
        .leftJoin('ballot_strike', 'ballot_strike.paper_id', 'ballot_paper.id')
        .leftJoin('ballot_score', 'ballot_score.paper_id', 'ballot_paper.id')
        .where('ballot_id', '=', found.id)
        .where('no', '=', no)
        .where('ballot_strike.paper_id', 'is', null)
        .select(['ballot_paper.id', 'category'])
        .orderBy('line')
        .executeTakeFirst();
      if (!paper) throw new Problem('paper-unknown', 422, { no });
      const kept = await db
        .selectFrom('ballot_score')
        .where('paper_id', '=', paper.id)
        .where('line', '=', line)
        .select('category')
        .executeTakeFirst();
      await db
        .insertInto('ballot_rereading')
        .values({
          id: randomUUID(),
          seq: await number(),
          unit_id: unit,
          paper_id: paper.id,
          line,
          score,
          subject_id: await subjectIdOf(db, unit, subject),
          category: kept?.category ?? paper.category ?? '',
          objection_id: objection,
          decision_id: decision,
          reread_by: by,
          reread_at: clock().toISOString()
        })
        .execute();
    }
  };
}
