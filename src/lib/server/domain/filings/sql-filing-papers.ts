import { createHmac, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { keepParts, partsOf, readParts } from '../../platform/store/file-parts';
import type { Tables } from '../../platform/store/tables/tables';
import type { EvidenceKind } from '../evidence/evidence-kind';
import type { Unit } from '../units/unit';
import type { FilingPaper, NewFilingPaper } from './filings';

/** The papers beside a unit's answers to its superior, over SQL. */
export function sqlFilingPapers(db: Kysely<Tables>, unit: Pick<Unit, 'id' | 'salt'>) {
  return {
    /** All papers, by the id of the step that they came with. */
    async bySteps(): Promise<Map<string, FilingPaper[]>> {
      const rows = await db
        .selectFrom('filing_paper as paper')
        .leftJoin('filing_paper_file as file', 'file.paper_id', 'paper.id')
        .where('unit_id', '=', unit.id)
        .select(['paper.id', 'step_id', 'kind', 'size', 'file.name'])
        .orderBy('step_id')
        .orderBy('place')
        .execute();
      const found = new Map<string, FilingPaper[]>();
      for (const { id, step_id, kind, size, name } of rows) {
        const paper = { id, kind: kind as EvidenceKind, size: Number(size), name };
        found.set(step_id, [...(found.get(step_id) ?? []), paper]);
      }
      return found;
    },
    async keep(step: string, papers: readonly NewFilingPaper[]): Promise<void> {
      for (const [at, { kind, name, bytes }] of papers.entries()) {
        const id = randomUUID();
        const digest = createHmac('sha256', unit.salt).update(bytes).digest('hex');
        const own = { id, unit_id: unit.id, step_id: step, place: at + 1 };
        await db
          .insertInto('filing_paper')
          .values({ ...own, kind, size: bytes.length, digest })
          .execute();
        await db.insertInto('filing_paper_file').values({ paper_id: id, name }).execute();
        await keepParts(db, partsOf.filing_paper, id, bytes);
      }
    },
    async read({ filing, paper }: { filing: string; paper: string }) {
      const row = await db
        .selectFrom('filing_paper as paper')
        .innerJoin('filing_step as step', 'step.id', 'paper.step_id')
        .where('paper.unit_id', '=', unit.id)
        .where('paper.id', '=', paper)
        .where('step.filing_id', '=', filing)
        .select('kind')
        .executeTakeFirst();
      if (!row) return null;
      const bytes = await readParts(db, partsOf.filing_paper, paper);
      return bytes.length > 0 ? { kind: row.kind as EvidenceKind, bytes } : null;
    }
  };
}
