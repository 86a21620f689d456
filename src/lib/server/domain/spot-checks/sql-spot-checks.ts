import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import { chunks } from '../../platform/store/chunks';
import { nextNo } from '../../platform/store/next-no';
import type { Tables } from '../../platform/store/tables/tables';
import type { FindingKind, SpotChecks, SpotFinding, StrataKind } from './spot-checks';

/** One unit's spot checks, over SQL. */
export function sqlSpotChecks(db: Kysely<Tables>, unit: string, clock: () => Date): SpotChecks {
  /** The rows of entries by their numbers. */
  async function entryIds(numbers: readonly string[]): Promise<Map<string, string>> {
    const found = new Map<string, string>();
    for (const some of chunks(numbers)) {
      const rows = await db
        .selectFrom('entry')
        .where('unit_id', '=', unit)
        .where('no', 'in', some)
        .select(['id', 'no'])
        .execute();
      for (const { id, no } of rows) found.set(no, id);
    }
    return found;
  }

  async function picks(): Promise<Map<string, string[]>> {
    const rows = await db
      .selectFrom('spot_check_pick')
      .innerJoin('entry', 'entry.id', 'spot_check_pick.entry_id')
      .where('entry.unit_id', '=', unit)
      .select(['spot_check_id', 'entry.no'])
      .orderBy('spot_check_id')
      .orderBy('spot_check_pick.no')
      .execute();
    const found = new Map<string, string[]>();
    for (const { spot_check_id, no } of rows)
      found.set(spot_check_id, [...(found.get(spot_check_id) ?? []), no]);
    return found;
  }

  async function findings(): Promise<Map<string, SpotFinding[]>> {
    const rows = await db
      .selectFrom('spot_check_finding as found')
      .innerJoin('entry', 'entry.id', 'found.entry_id')
      .leftJoin('spot_check_finding_text as told', 'told.finding_id', 'found.id')
      .where('found.unit_id', '=', unit)
      .select(['spot_check_id', 'entry.no as entry', 'found.no', 'evidence', 'finding', 'account_id'])
      .select(['found_at', 'remark'])
      .orderBy('found.seq')
      .execute();
    const byCheck = new Map<string, SpotFinding[]>();
    for (const { spot_check_id, entry, no, evidence, finding, account_id, found_at, remark } of rows) {
      const one = {
        entry,
        no: Number(no),
        evidence: Number(evidence) === 1,
        finding: finding as FindingKind,
        account: account_id,
        at: found_at,
        remark: remark ?? ''
      };
      byCheck.set(spot_check_id, [...(byCheck.get(spot_check_id) ?? []), one]);
    }
    return byCheck;
  }

  return {
    async list() {
      const [picked, found] = [await picks(), await findings()];
      const rows = await db
        .selectFrom('spot_check')
        .where('unit_id', '=', unit)
        .selectAll()
        .orderBy('seq', 'desc')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        year: Number(row.year),
        no: Number(row.no),
        seed: row.seed,
        algorithm: row.algorithm,
        strata: row.strata as StrataKind,
        size: Number(row.size),
        from: row.from_month,
        to: row.to_month,
        population: Number(row.population),
        populationDigest: row.population_digest,
        drawnBy: row.drawn_by,
        drawn: row.drawn_at,
        picks: picked.get(row.id) ?? [],
        findings: found.get(row.id) ?? []
      }));
    },
    async draw({ year, seed, algorithm, strata, size, from, to, population, picks: drawn, ...made }) {
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'spot-check', subject_id: null }]);
      const [id, no] = [randomUUID(), await nextNo(db, 'spot_check', { unit, year })];
      await db
        .insertInto('spot_check')
        .values({
          id,
          seq,
          unit_id: unit,
          year,
          no,
          seed,
          algorithm,
          strata,
          size,
          population,
          from_month: from,
          to_month: to,
          population_digest: made.populationDigest,
          drawn_by: made.drawnBy,
          drawn_at: clock().toISOString()
        })
        .execute();
      const ids = await entryIds(drawn);
      const rows = drawn.map((entry, at) => ({
        spot_check_id: id,
        no: at + 1,
        entry_id: ids.get(entry) ?? ''
      }));
      for (const some of chunks(rows)) await db.insertInto('spot_check_pick').values(some).execute();
      return { id, no };
    },
    async find(check, { entry, seen, evidence, finding, account, remark }) {
      const last = (await findings()).get(check)?.findLast((each) => each.entry === entry)?.no ?? 0;
      if (last !== seen) throw new Problem('spot-check-changed', 409);
      const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'spot-check', subject_id: null }]);
      const id = randomUUID();
      await db
        .insertInto('spot_check_finding')
        .values({
          id,
          seq,
          unit_id: unit,
          spot_check_id: check,
          no: seen + 1,
          finding,
          account_id: account,
          entry_id: (await entryIds([entry])).get(entry) ?? '',
          evidence: evidence ? 1 : 0,
          found_at: clock().toISOString()
        })
        .execute();
      await db.insertInto('spot_check_finding_text').values({ finding_id: id, remark }).execute();
    },
    async trailDigest(seq) {
      const row = await db
        .selectFrom('audit')
        .where('unit_id', '=', unit)
        .where('change_after', '>=', seq)
        .select(['change_before', 'digest'])
        .orderBy('change_after')
        .orderBy('no')
        .limit(1)
        .executeTakeFirst();
      return row && Number(row.change_before) < seq ? row.digest : null;
    }
  };
}
