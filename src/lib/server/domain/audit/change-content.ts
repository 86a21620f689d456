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
import { redemptionContent } from '../redemptions/redemption-content';
import { certificateContent } from '../certificates/certificate-content';
import { spotCheckContent } from '../spot-checks/spot-check-content';
import { adoptionContent, adoptionProposalContent } from '../schemes/adoption-content';
import type { Tables } from '../../platform/store/tables/tables';
import { takeoverContent } from '../takeover/takeover-content';
import type { ChangeContent } from './content';

/** The reader of each kind of change. */
const readers: Record<string, (db: Kysely<Tables>, seqs: readonly number[]) => Promise<ChangeContent[]>> = {
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
  'scheme-proposal': adoptionProposalContent,
  takeover: takeoverContent,
  leave: leaveContent,
  redemption: redemptionContent,
  holidays: holidayContent,
  certificate: certificateContent,
  emergency: emergencyContent
};

/**
 * Reads what changes wrote, by their numbers: a digest over the row that bears the number, and over rows
 * that only make sense together with it (an entry's decision, a seal's results). A change without such a
 * row has none.
 * @param changes at most as many as one statement may bind
 */
export async function contentOf(
  db: Kysely<Tables>,
  changes: readonly { seq: number; kind: string }[]
): Promise<Map<number, string>> {
  const rows: ChangeContent[] = [];
  for (const [kind, read] of Object.entries(readers)) {
    const seqs = changes.filter((change) => change.kind === kind).map(({ seq }) => seq);
    if (seqs.length > 0) rows.push(...(await read(db, seqs)));
  }
  return new Map(rows.map(([seq, content]) => [Number(seq), sha256(content)]));
}

async function entries(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db
    .selectFrom('entry')
    .innerJoin('decision', 'decision.id', 'entry.decision_id')
    .where('seq', 'in', seqs)
    .select(['seq', 'entry.id', 'entry.unit_id', 'no', 'subject_id', 'item', 'entry.date', 'period'])
    .select(['quantity', 'value', 'matter_key', 'reverses', 'revokes', 'decision_id', 'entry.recorded_at'])
    .select(['decision.date as decided', 'body', 'minutes', 'decision.recorded_at as decision_recorded'])
    .select('decision.kind as decision_kind')
    .execute();
  return rows.map((row) => [row.seq, { ...row }]);
}

/** An approval is part of the content when two people sealed; a month taken over from paper has none. */
async function seals(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db.selectFrom('seal').where('seq', 'in', seqs).selectAll().execute();
  return Promise.all(
    rows.map(async ({ approval_id, ...row }): Promise<ChangeContent> => [
      row.seq,
      {
        ...row,
        results: await results(db, row.id),
        outcomes: await outcomesOf(db, row.id),
        conversions: await conversionsOf(db, row.id),
        ...(approval_id !== null && { approval: await approvalOf(db, approval_id) })
      }
    ])
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
  return rows.map(({ seal_id: _, ...row }) => row);
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

/** The corrected notice, the quarter of an assembly and the channels are part of the content only where there are some. */
async function notices(db: Kysely<Tables>, seqs: readonly number[]): Promise<ChangeContent[]> {
  const rows = await db.selectFrom('notice').where('seq', 'in', seqs).selectAll().execute();
  return Promise.all(
    rows.map(async ({ corrects, assembly_of, channels, ...row }): Promise<ChangeContent> => {
      const subjects = corrects === null ? [] : await subjectsOf(db, row.id);
      return [
        row.seq,
        {
          ...row,
          ...(corrects !== null && { corrects }),
          ...(assembly_of !== null && { assembly_of }),
          ...(channels !== null && { channels }),
          ...(subjects.length > 0 && { subjects }),
          ...(corrects !== null && { corrected: await correctedOf(db, row.id) })
        }
      ];
    })
  );
}

/** The subjects whose rows a supplementary notice shows. */
async function subjectsOf(db: Kysely<Tables>, notice: string): Promise<string[]> {
  const rows = await db
    .selectFrom('notice_subject')
    .where('notice_id', '=', notice)
    .select('subject_id')
    .orderBy('place')
    .execute();
  return rows.map(({ subject_id }) => subject_id);
}

/** All that a supplementary notice fixes, period by period. */
async function correctedOf(db: Kysely<Tables>, notice: string): Promise<Json> {
  const own = <Fixed extends { corrected_id: string }>({ corrected_id: _, ...rest }: Fixed) => rest;
  const periods = await db
    .selectFrom('corrected_period')
    .where('notice_id', '=', notice)
    .select(['id', 'period'])
    .orderBy('period')
    .execute();
  const fixed: Json[] = [];
  for (const { id, period } of periods) {
    const results = await db
      .selectFrom('corrected_result')
      .where('corrected_id', '=', id)
      .selectAll()
      .orderBy('subject_id')
      .execute();
    const outcomes = await db
      .selectFrom('corrected_outcome')
      .where('corrected_id', '=', id)
      .selectAll()
      .orderBy('rule')
      .orderBy('subject_id')
      .execute();
    const conversions = await db
      .selectFrom('corrected_conversion')
      .where('corrected_id', '=', id)
      .selectAll()
      .orderBy('rule')
      .orderBy('subject_id')
      .execute();
    const kept = await db
      .selectFrom('corrected_notice')
      .where('id', '=', id)
      .select('digest')
      .executeTakeFirst();
    fixed.push({
      id,
      period,
      ...(kept && { digest: kept.digest }),
      results: results.map(own),
      outcomes: outcomes.map(own),
      conversions: conversions.map(own)
    });
  }
  return fixed;
}

function sha256(content: Json): string {
  return createHash('sha256').update(canonical(content)).digest('hex');
}
