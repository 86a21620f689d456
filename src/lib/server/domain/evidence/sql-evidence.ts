import { createHmac, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { subjectId, subjectIds } from '../roster/subject-ids';
import { keepParts, partsOf, readParts } from '../../platform/store/file-parts';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { Evidence, EvidenceFiles } from './evidence';
import type { EvidenceKind } from './evidence-kind';

/** One unit's evidence, over SQL. */
export function sqlEvidence(db: Kysely<Tables>, unit: Unit, clock: () => Date): EvidenceFiles {
  const changed = async (subject: string) =>
    (
      await logChanges(db, unit.id, clock, [
        { kind: 'claim', subject_id: subjectId(await subjectIds(db, unit.id), subject) }
      ])
    )[0] ?? 0;
  const rows = () =>
    db
      .selectFrom('evidence')
      .leftJoin('evidence_file as file', 'file.evidence_id', 'evidence.id')
      .where('unit_id', '=', unit.id)
      .select(['id', 'claim_id', 'account_id', 'kind', 'size', 'added_at', 'name'])
      .orderBy('seq');
  return {
    async list(claims) {
      if (claims.length === 0) return [];
      return (await rows().where('claim_id', 'in', claims).execute()).map(evidenceOf);
    },
    async find(id) {
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row ? evidenceOf(row) : null;
    },
    async bytes(id) {
      const found = await rows().where('id', '=', id).executeTakeFirst();
      const bytes = found && (await readParts(db, partsOf.evidence, id));
      return bytes && bytes.length > 0 ? bytes : null;
    },
    async add({ claim, subject, account, kind, name, bytes }) {
      const id = randomUUID();
      const digest = createHmac('sha256', unit.salt).update(bytes).digest('hex');
      await db
        .insertInto('evidence')
        .values({
          id,
          seq: await changed(subject),
          unit_id: unit.id,
          claim_id: claim,
          account_id: account,
          kind,
          size: bytes.length,
          digest,
          added_at: clock().toISOString()
        })
        .execute();
      await db.insertInto('evidence_file').values({ evidence_id: id, name }).execute();
      await keepParts(db, partsOf.evidence, id, bytes);
      return { id };
    },
    async erase(id, subject) {
      // The change makes pages that show the file update; a file that is gone has no content for the trail.
      await changed(subject);
      await db.deleteFrom('evidence_part').where('evidence_id', '=', id).execute();
      await db.deleteFrom('evidence_file').where('evidence_id', '=', id).execute();
    }
  };
}

interface EvidenceRow {
  id: string;
  claim_id: string;
  account_id: string;
  kind: string;
  size: number;
  added_at: string;
  name: string | null;
}

function evidenceOf({ id, claim_id, account_id, kind, size, added_at, name }: EvidenceRow): Evidence {
  return {
    id,
    claim: claim_id,
    account: account_id,
    kind: kind as EvidenceKind,
    size: Number(size),
    added: added_at,
    name
  };
}
