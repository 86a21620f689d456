import type { Scheme, Subject } from '$lib/points';
import { planImport } from '$lib/server/domain/imports/plan/plan-import';
import { readUploads } from '$lib/server/domain/imports/files/read-uploads';
import type { Upload } from '$lib/server/domain/imports';
import type { BookedEntry } from '$lib/server/domain/ledger/ledger';
import { keyOf } from './entry';
import { person } from './person';
import { communityCadresScheme } from './unit';

interface UnitNow {
  scheme?: Scheme;
  subjects?: Subject[];
  entries?: BookedEntry[];
  first?: string;
  open?: string;
  sealed?: Map<string, string[]>;
  today?: string;
  fixed?: string[];
}

/** Plans the import of these files in a unit of two, in November 2026. */
export async function planned(uploads: Upload[], unit: UnitNow = {}) {
  return planImport(await readUploads(uploads), {
    scheme: unit.scheme ?? communityCadresScheme(),
    subjects: unit.subjects ?? [person('u1', '李明'), person('u2', '沈秋月')],
    entries: unit.entries ?? [],
    keyOf,
    first: unit.first ?? '2026-01',
    open: unit.open ?? '2026-11',
    sealed: unit.sealed ?? new Map(),
    today: unit.today ?? '2026-11-11',
    fixed: unit.fixed ?? []
  });
}
