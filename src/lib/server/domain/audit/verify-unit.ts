import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import { verifyAdoptions } from '../schemes/verify-adoptions';
import { verifyRows, type RowTrouble } from './commitments/verify-rows';
import { verifyAudit, type AuditFinding } from './verify-audit';
import { verifyFiles } from './verify-files';

/** All that can be said of one unit's ledger: its trail, and the rows that don't stand as the trail says. */
export interface UnitFinding {
  trail: AuditFinding;
  rows: RowTrouble[];
}

/** Checks a unit's whole ledger against its trail; the handle is best one read transaction. */
export async function verifyUnit(db: Kysely<Tables>, unit: string): Promise<UnitFinding> {
  return {
    trail: await verifyAudit(db, unit),
    rows: [
      ...(await verifyAdoptions(db, unit)),
      ...(await verifyRows(db, unit)),
      ...(await verifyFiles(db, unit))
    ]
  };
}
