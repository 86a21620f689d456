import type { Scheme, Subject } from '$lib/points';
import { planImport } from '$lib/server/imports/plan-import';
import { readUploads } from '$lib/server/imports/read-uploads';
import type { Upload } from '$lib/server/imports';
import type { BookedEntry } from '$lib/server/ledger/ledger';
import { keyOf } from './entry';
import { person } from './person';
import { communityCadres } from './unit';

interface UnitNow {
  scheme?: Scheme;
  subjects?: Subject[];
  entries?: BookedEntry[];
  open?: string;
  sealed?: Map<string, string[]>;
  today?: string;
  fixed?: string[];
}

/** What importing these files would do in a unit of two, in November 2026. */
export async function planned(uploads: Upload[], unit: UnitNow = {}) {
  return planImport(await readUploads(uploads), {
    scheme: unit.scheme ?? communityCadres(),
    subjects: unit.subjects ?? [person('u1', '李明'), person('u2', '沈秋月')],
    entries: unit.entries ?? [],
    keyOf,
    open: unit.open ?? '2026-11',
    sealed: unit.sealed ?? new Map(),
    today: unit.today ?? '2026-11-11',
    fixed: unit.fixed ?? []
  });
}
