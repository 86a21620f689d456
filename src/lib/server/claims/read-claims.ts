import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables';
import type { Claim, ClaimAct, ClaimStep, ClaimWay } from './claim';
import type { ClaimFilter } from './claims';

/** Acts after which nothing more is done. */
const endings: readonly ClaimAct[] = ['withdraw', 'merge', 'rule'];

/** One unit's claims with all their steps, in the order in which they were declared. */
export async function readClaims(db: Kysely<Tables>, unit: string, filter: ClaimFilter): Promise<Claim[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('subject', 'subject.id', 'claim.subject_id')
    .innerJoin('claim_step as step', 'step.claim_id', 'claim.id')
    .leftJoin('claim_text as text', 'text.step_id', 'step.id')
    .where('claim.unit_id', '=', unit)
    .$if(filter.ids !== undefined, (query) => query.where('claim.id', 'in', filter.ids ?? []))
    .$if(filter.year !== undefined, (query) => query.where('year', '=', filter.year ?? 0))
    .$if(filter.subject !== undefined, (query) => query.where('subject.code', '=', filter.subject ?? ''))
    .$if(filter.declaredBy !== undefined, (query) => query.where('declared_by', '=', filter.declaredBy ?? ''))
    .$if(filter.meeting !== undefined, (query) =>
      query.where('claim.id', 'in', (of) =>
        of
          .selectFrom('claim_step')
          .where('meeting_id', '=', filter.meeting ?? '')
          .select('claim_id')
      )
    )
    .$if(filter.unended === true, (query) =>
      query.where((of) =>
        of.not(
          of.exists(
            of
              .selectFrom('claim_step as ending')
              .whereRef('ending.claim_id', '=', 'claim.id')
              .where('ending.act', 'in', endings)
              .select('ending.id')
          )
        )
      )
    )
    .select(['claim.id', 'year', 'claim.no', 'code', 'via', 'declared_by', 'declared_at'])
    .select(['step.no as step_no', 'act', 'account_id', 'done_at', 'item', 'date', 'quantity', 'value'])
    .select(['agrees', 'into_claim', 'meeting_id', 'granted', 'entry_no'])
    .select(['matter', 'basis', 'story', 'paper', 'words'])
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
      steps: []
    };
    claims.set(row.id, claim);
    claim.steps.push(stepOf(row));
  }
  return [...claims.values()];
}

interface StepRow {
  step_no: number;
  act: string;
  account_id: string;
  done_at: string;
  item: string | null;
  date: string | null;
  quantity: number | null;
  value: string | null;
  agrees: number | null;
  into_claim: string | null;
  meeting_id: string | null;
  granted: number | null;
  entry_no: string | null;
  matter: string | null;
  basis: string | null;
  story: string | null;
  words: string | null;
}

function stepOf(row: StepRow): ClaimStep {
  const { item, date, quantity, value, meeting_id: meeting } = row;
  const isFilled = item !== null && date !== null && quantity !== null && value !== null;
  return {
    no: row.step_no,
    act: row.act as ClaimAct,
    account: row.account_id,
    at: row.done_at,
    fields: isFilled
      ? {
          ...{ item, date, quantity, value },
          ...{ matter: row.matter ?? '', basis: row.basis ?? '', story: row.story ?? '' }
        }
      : null,
    agrees: row.agrees === null ? null : row.agrees === 1,
    into: row.into_claim,
    ruling: meeting === null ? null : { meeting, granted: row.granted === 1, entry: row.entry_no },
    words: row.words ?? ''
  };
}
