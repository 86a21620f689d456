import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import type { MonthClosing, SealProposal } from './periods';
import { sealDigest } from './seal-digest';

/** Proposals to seal, and the accounts that seal them, over SQL. */
export function sqlProposals(db: Kysely<Tables>, unit: string, clock: () => Date) {
  async function newest(period: string): Promise<SealProposal | null> {
    const row = await db
      .selectFrom('seal_proposal')
      .leftJoin('seal_withdrawal', 'seal_withdrawal.proposal_id', 'seal_proposal.id')
      .where('seal_proposal.unit_id', '=', unit)
      .where('period', '=', period)
      .select(['id', 'seal_proposal.seq', 'period', 'shown', 'seal_proposal.account_id', 'proposed_at'])
      .select('withdrawn_at')
      .orderBy('seal_proposal.seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (!row || row.withdrawn_at !== null) return null;
    const { id, seq, period: month, shown, account_id: by, proposed_at: at } = row;
    return { id, seq, period: month, shown, by, at };
  }

  const numbered = async () => {
    const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'seal-proposal', subject_id: null }]);
    return { seq, unit_id: unit };
  };

  return {
    newest,

    async propose({ period, shown, account }: { period: string; shown: string; account: string }) {
      const id = randomUUID();
      const row = { id, ...(await numbered()), period, shown, account_id: account };
      await db
        .insertInto('seal_proposal')
        .values({ ...row, proposed_at: clock().toISOString() })
        .execute();
      return id;
    },

    async withdraw({ proposal, account }: { proposal: string; account: string }): Promise<void> {
      const row = { proposal_id: proposal, ...(await numbered()), account_id: account };
      await db
        .insertInto('seal_withdrawal')
        .values({ ...row, withdrawn_at: clock().toISOString() })
        .execute();
    },

    /** @returns id of the approval, which every seal of the command names, and its digest */
    async approve(
      closing: MonthClosing,
      { proposal, account }: { proposal: string; account: string }
    ): Promise<{ id: string; digest: string }> {
      const asked = await newest(closing.month);
      if (asked?.id !== proposal) throw new Problem('proposal-gone', 409);
      const last = await db
        .selectFrom('audit')
        .where('unit_id', '=', unit)
        .select(['no', 'digest'])
        .orderBy('no', 'desc')
        .limit(1)
        .executeTakeFirst();
      const trail = { no: Number(last?.no ?? 0), digest: last?.digest ?? '' };
      const digest = sealDigest({ unit, proposal, by: [asked.by, account], closing, trail });
      const id = randomUUID();
      const row = { id, unit_id: unit, proposal_id: proposal, account_id: account, digest };
      await db
        .insertInto('seal_approval')
        .values({ ...row, trail_no: trail.no, trail: trail.digest, approved_at: clock().toISOString() })
        .execute();
      return { id, digest };
    }
  };
}
