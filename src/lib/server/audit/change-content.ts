import { canonical, type Json } from '$lib/notice';
import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { assemblyContent } from '../assemblies/assembly-content';
import { selfScoreContent } from '../assessments/self-score-content';
import { ballotContent } from '../ballots/ballot-content';
import { claimContent } from '../claims/claim-content';
import { emergencyContent } from '../emergencies/emergency-content';
import { filingContent } from '../filings/filing-content';
import { holidayContent } from '../holidays/holiday-content';
import { leaveContent } from '../leave/leave-content';
import { meetingContent } from '../meetings/meeting-content';
import { outcomeContent } from '../outcomes/outcome-content';
import { objectionContent } from '../objections/objection-content';
import { proposalContent } from '../periods/proposal-content';
import { standingContent } from '../standing/standing-content';
import { spotCheckContent } from '../spot-checks/spot-check-content';
import { adoptionContent } from '../schemes/adoption-content';
import type { Tables } from '../store/tables';
import { takeoverContent } from '../takeover/takeover-content';
import type { Content } from './content';

/** Who reads what changes of a kind have written. */
const readers: Record<string, (db: Kysely<Tables>, seqs: readonly number[]) => Promise<Content[]>> = {
  entry: entries,
  seal: seals,
  'seal-proposal': proposalContent,
  notice: notices,
  'self-score': selfScoreContent,
  assembly: assemblyContent,
  ballot: ballotContent,
  claim: claimContent,
  meeting: meetingContent,
  filing: filingContent,
  'spot-check': spotCheckContent,
  outcome: outcomeContent,
  objection: objectionContent,
  scheme: adoptionContent,
  takeover: takeoverContent,
  leave: leaveContent,
  holidays: holidayContent,
  standing: standingContent,
  emergency: emergencyContent
};

/**
 * What changes put into the ledger, by their numbers: a digest over the row that bears the number, with what only makes
 * sense together with it (an entry's decision, a seal's results). Of a change without such a row there is none. Only
 * tables of the kinds that there are get asked: a migration reads changes from before the later ones were made.
 *
 * @param changes at most as many as one statement may bind
 */
export async function contentOf(
  db: Kysely<Tables>,
  changes: readonly { seq: number; kind: string }[]
): Promise<Map<number, string>> {
  const rows: Content[] = [];
  for (const [kind, read] of Object.entries(readers)) {
    const seqs = changes.filter((change) => change.kind === kind).map(({ seq }) => seq);
    if (seqs.length > 0) rows.push(...(await read(db, seqs)));
  }
  return new Map(rows.map(([seq, content]) => [Number(seq), sha256(content)]));
}

async function entries(db: Kysely<Tables>, seqs: readonly number[]): Promise<Content[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('decision', 'decision.id', 'entry.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'entry.id', 'entry.unit_id', 'no', 'subject_id', 'item', 'entry.date', 'period'])
    .select(['quantity', 'value', 'matter_key', 'reverses', 'decision_id', 'entry.recorded_at'])
    .select(['decision.date as decided', 'body', 'minutes', 'decision.recorded_at as decision_recorded'])
    .execute();
  return rows.map((row) => [row.seq, { ...row }]);
}

/**
 * What came to be kept later stands in the form only where there is some: older seals keep the digest that they have. All
 * columns are read by whatever the table has, since the second migration looks at seals too, before there were these.
 */
async function seals(db: Kysely<Tables>, seqs: readonly number[]): Promise<Content[]> {
  const rows = await db.selectFrom('seal').where('seq', 'in', seqs).selectAll().execute();
  return Promise.all(
    rows.map(async ({ scheme_digest = null, approval_id = null, ...row }): Promise<Content> => {
      const content = { ...row, results: await results(db, row.id) };
      if (scheme_digest === null) return [row.seq, content];
      const outcomes = await outcomesOf(db, row.id);
      const conversions = await conversionsOf(db, row.id);
      return [
        row.seq,
        {
          ...{ ...content, scheme_digest, outcomes, conversions },
          ...(approval_id !== null && { approval: await approvalOf(db, approval_id) })
        }
      ];
    })
  );
}

async function approvalOf(db: Kysely<Tables>, id: string): Promise<Json> {
  return {
    ...(await db.selectFrom('seal_approval').where('id', '=', id).selectAll().executeTakeFirstOrThrow())
  };
}

async function results(db: Kysely<Tables>, seal: string): Promise<Json> {
  const rows = await db
    .selectFrom('seal_result')
    .where('seal_id', '=', seal)
    .selectAll()
    .orderBy('subject_id')
    .execute();
  return rows.map(({ seal_id: _, score = null, ...row }) => ({ ...row, ...(score !== null && { score }) }));
}

async function outcomesOf(db: Kysely<Tables>, seal: string): Promise<readonly Json[]> {
  const rows = await db
    .selectFrom('seal_outcome')
    .where('seal_id', '=', seal)
    .select(['rule', 'subject_id', 'undecided'])
    .orderBy('rule')
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => ({ ...row }));
}

async function conversionsOf(db: Kysely<Tables>, seal: string): Promise<readonly Json[]> {
  const rows = await db
    .selectFrom('seal_conversion')
    .where('seal_id', '=', seal)
    .select(['rule', 'subject_id', 'counted', 'value'])
    .orderBy('rule')
    .orderBy('subject_id')
    .execute();
  return rows.map((row) => ({ ...row }));
}

/** As `seals`: what came to be kept later, that it mends another one and where it is published, stands only where there is some. */
async function notices(db: Kysely<Tables>, seqs: readonly number[]): Promise<Content[]> {
  const rows = await db.selectFrom('notice').where('seq', 'in', seqs).selectAll().execute();
  return Promise.all(
    rows.map(async ({ corrects = null, channels = null, ...row }): Promise<Content> => {
      const subjects = corrects === null ? [] : await subjectsOf(db, row.id);
      return [
        row.seq,
        {
          ...{ ...row, ...(corrects !== null && { corrects }), ...(channels !== null && { channels }) },
          ...(subjects.length > 0 && { subjects })
        }
      ];
    })
  );
}

/** Whose rows a supplementary notice shows. */
async function subjectsOf(db: Kysely<Tables>, notice: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notice_subject')
    .where('notice_id', '=', notice)
    .select('subject_id')
    .orderBy('place')
    .execute();
  return rows.map(({ subject_id }) => subject_id);
}

function sha256(content: Json): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}
