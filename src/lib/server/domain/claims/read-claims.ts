import type { Day } from '$lib/calendar';
import { sql, type Kysely } from 'kysely';
import type { ClaimStepTable, ClaimTextTable } from '../../platform/store/tables/claim-tables';
import type { Tables } from '../../platform/store/tables/tables';
import { recordOf } from '../audit/record-of';
import type { Claim, ClaimAction, ClaimStep, ClaimWay } from './claim';
import type { ClaimCourse } from './claim-status';
import type { ClaimFilter, ClaimFacts } from './claims';

/** Acts after which nothing more is done. */
const endings: readonly ClaimAction[] = ['withdraw', 'merge', 'rule', 'find-false'];

/** One unit's claims with all their steps, in the order in which they were declared. */
export async function readClaims(db: Kysely<Tables>, unit: string, filter: ClaimFilter): Promise<Claim[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .innerJoin('claim_step as step', 'step.claim_id', 'claim.id')
    .leftJoin('claim_text as text', 'text.step_id', 'step.id')
    // Claims that are named are searched by that alone: with the unit SQLite would read the claims of all
    // years when more than a few are named.
    .where(
      namesClaims(filter) ? sql<string>`coalesce(${sql.ref('claim.unit_id')}, '')` : 'claim.unit_id',
      '=',
      unit
    )
    .$if(filter.ids !== undefined, (query) => query.where('claim.id', 'in', filter.ids ?? []))
    .$if(filter.year !== undefined, (query) => query.where('year', '=', filter.year ?? 0))
    .$if(filter.subject !== undefined, (query) => query.where('subject.code', '=', filter.subject ?? ''))
    .$if(filter.concerns !== undefined, (query) =>
      query.where('claim.id', 'in', (of) =>
        of
          .selectFrom('claim')
          .where('subject_id', 'in', idsOf(db, unit, filter.concerns?.subject ?? ''))
          .select('id')
          .union(
            of
              .selectFrom('claim')
              .where('unit_id', '=', unit)
              .where('declared_by', '=', filter.concerns?.account ?? '')
              .select('id')
          )
      )
    )
    .$if(filter.meeting !== undefined, (query) =>
      query.where('claim.id', 'in', (of) =>
        of
          .selectFrom('claim_step')
          .where('unit_id', '=', unit)
          .where('meeting_id', '=', filter.meeting ?? '')
          .select('claim_id')
      )
    )
    .$if(filter.entries !== undefined, (query) =>
      query.where('claim.id', 'in', (of) =>
        of
          .selectFrom('claim_step')
          .where('unit_id', '=', unit)
          .where('entry_no', 'in', filter.entries ?? [])
          .select('claim_id')
      )
    )
    .$if(filter.touched !== undefined, (query) =>
      query.where('claim.id', 'in', (of) =>
        of
          .selectFrom('claim_step')
          .where('unit_id', '=', unit)
          .where('account_id', '=', filter.touched?.by ?? '')
          .where('done_at', '>=', filter.touched?.since ?? '')
          .select('claim_id')
      )
    )
    .$if(filter.unended === true, (query) => query.where(sql<boolean>`not ${ended()}`))
    .select(['claim.id', 'year', 'claim.no', 'code', 'via', 'declared_by', 'declared_at', 'received'])
    .select(['step.no as step_no', 'action', 'account_id', 'done_at', 'item', 'date', 'quantity', 'value'])
    .select(['agrees', 'into_claim', 'meeting_id', 'granted', 'entry_no'])
    .select(['matter_text', 'basis', 'story', 'paper', 'words'])
    .orderBy('claim.seq')
    .orderBy('step.no')
    .execute();
  const claims = new Map<string, Claim>();
  for (const row of rows) {
    const claim = claims.get(row.id) ?? {
      id: row.id,
      year: row.year,
      no: row.no,
      subject: row.code,
      way: row.via as ClaimWay,
      declaredBy: row.declared_by,
      declared: row.declared_at,
      paper: row.paper ?? '',
      received: row.received,
      steps: []
    };
    claims.set(row.id, claim);
    claim.steps.push(stepOf(row));
  }
  return [...claims.values()];
}

/** The filter says which claims by their ids, or by what one of their steps says. */
function namesClaims({ ids, meeting, entries, touched, concerns }: ClaimFilter): boolean {
  return [ids, meeting, entries, touched, concerns].some((asked) => asked !== undefined);
}

/** The id of a unit's subject (编号). By it a person's claims are found without reading the unit's. */
const idsOf = (db: Kysely<Tables>, unit: string, subject: string) =>
  db.selectFrom('subject').where('unit_id', '=', unit).where('code', '=', subject).select('id');

/**
 * Reads the ids of claims about a subject (编号) that have these facts, or had them once. There are seldom any, so their texts are
 * read apart.
 */
export async function readWithFacts(
  db: Kysely<Tables>,
  unit: string,
  subject: string,
  { item, date, value }: ClaimFacts
): Promise<string[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .innerJoin('claim_step as step', 'step.claim_id', 'claim.id')
    .where('subject.unit_id', '=', unit)
    .where('subject.code', '=', subject)
    .where('item', '=', item)
    .where('date', '=', date)
    .where('value', '=', value)
    .select('claim.id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Something of these was done with the claim, and neither undone nor doubted again until now.
 * @param freshSince instant (UTC) since which a withdrawal doesn't count yet; undefined: each counts
 */
const ended = (actions: readonly ClaimAction[] = endings, freshSince?: string) =>
  sql<boolean>`exists (select 1 from claim_step as ending
    where ending.claim_id = claim.id and ending.action in (${sql.join(actions)})
      ${freshSince === undefined ? sql`` : sql`and not (ending.action = 'withdraw' and ending.done_at >= ${freshSince})`}
      and not exists (select 1 from claim_step as after
        where after.claim_id = ending.claim_id and after.no > ending.no
          and ((after.action = 'undo' and after.no = ending.no + 1)
            or (after.action = 'suspect' and not exists (select 1 from claim_step as answer
              where answer.claim_id = after.claim_id and answer.no > after.no)))))`;

/** Claims that are not final, read without texts: a tenth of the work where only a count is wanted. */
export async function readActions(db: Kysely<Tables>, unit: string): Promise<ClaimCourse[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .innerJoin('claim_step as step', 'step.claim_id', 'claim.id')
    .where('claim.unit_id', '=', unit)
    .where(sql<boolean>`not ${ended()}`)
    .select(['claim.id', 'code', 'via', 'declared_by', 'declared_at', 'action'])
    .orderBy('claim.seq')
    .orderBy('step.no')
    .execute();
  const claims = new Map<string, ClaimCourse>();
  for (const { id, code, via, declared_by, declared_at, action } of rows) {
    const known = claims.get(id);
    const step = { action: action as ClaimAction, ruling: null };
    if (known) known.steps.push(step);
    else
      claims.set(id, {
        id,
        subject: code,
        way: via as ClaimWay,
        declaredBy: declared_by,
        declared: declared_at,
        steps: [step]
      });
  }
  return [...claims.values()];
}

/** The trail has the devices' times, with the commands that took the steps. */
export async function readDeviceTimes(
  db: Kysely<Tables>,
  unit: string,
  claim: string
): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('claim_step')
    .innerJoin('audit', (on) =>
      on
        .onRef('audit.unit_id', '=', 'claim_step.unit_id')
        .on('audit.no', '=', recordOf('claim_step'))
        .onRef('audit.change_before', '<', 'claim_step.seq')
    )
    .where('claim_step.unit_id', '=', unit)
    .where('claim_id', '=', claim)
    .select(['claim_step.no', 'device_at'])
    .execute();
  return new Map(rows.flatMap(({ no, device_at: at }) => (at === null ? [] : [[Number(no), at] as const])));
}

/** Counts the claims of this account that are not final, or were withdrawn since an instant (UTC). */
export async function countPressingBy(
  db: Kysely<Tables>,
  unit: string,
  { account, since }: { account: string; since: string }
): Promise<number> {
  const { count } = await db
    .selectFrom('claim')
    .where('unit_id', '=', unit)
    .where('declared_by', '=', account)
    .where(sql<boolean>`not ${ended(endings, since)}`)
    .select((of) => of.fn.countAll().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** 编号 of those of whom something of these days was declared: by themselves, or on paper. */
export async function readDeclarers(
  db: Kysely<Tables>,
  unit: string,
  { from, to, subject }: { from: Day; to: Day; subject: string | undefined }
): Promise<string[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .innerJoin('claim_step as step', 'step.claim_id', 'claim.id')
    .$if(subject === undefined, (query) => query.where('claim.unit_id', '=', unit))
    .$if(subject !== undefined, (query) =>
      query.where('claim.subject_id', 'in', idsOf(db, unit, subject ?? ''))
    )
    .where('via', '!=', 'reported')
    .where('step.date', '>=', from)
    .where('step.date', '<=', to)
    .where(sql<boolean>`not ${ended(['withdraw'])}`)
    .select('code')
    .distinct()
    .execute();
  return rows.map(({ code }) => code);
}

/** 编号 of those of whom the account has declared something. */
export async function readDeclaredSubjects(
  db: Kysely<Tables>,
  unit: string,
  account: string
): Promise<string[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .where('claim.unit_id', '=', unit)
    .where('declared_by', '=', account)
    .select('code')
    .distinct()
    .execute();
  return rows.map(({ code }) => code);
}

/** A step's own columns, and its text where that wasn't erased. */
type StepRow = Omit<ClaimStepTable, 'id' | 'seq' | 'unit_id' | 'claim_id' | 'no'> & { step_no: number } & {
  [column in 'matter_text' | 'basis' | 'story' | 'words']: ClaimTextTable[column] | null;
};

function stepOf(row: StepRow): ClaimStep {
  const { item, date, quantity, value, meeting_id: meeting } = row;
  const isFilled = item !== null && date !== null && quantity !== null && value !== null;
  return {
    no: row.step_no,
    action: row.action as ClaimAction,
    account: row.account_id,
    at: row.done_at,
    fields: isFilled
      ? {
          item,
          date,
          quantity,
          value,
          matterText: row.matter_text ?? '',
          basis: row.basis ?? '',
          story: row.story ?? ''
        }
      : null,
    agrees: row.agrees === null ? null : row.agrees === 1,
    into: row.into_claim,
    ruling: meeting === null ? null : { meeting, granted: row.granted === 1, entry: row.entry_no },
    words: row.words ?? ''
  };
}
