import type { Scheme } from '$lib/points';
import { planImport } from '$lib/server/domain/imports/plan/plan-import';
import { readUploads } from '$lib/server/domain/imports/files/read-uploads';
import type { Upload } from '$lib/server/domain/imports';
import type { BookedEntry } from '$lib/server/domain/ledger/ledger';
import type { LeaveReason } from '$lib/server/domain/roster/leave-reasons';
import type { RosterPerson } from '$lib/server/domain/roster/spells';
import { keyOf } from './entry';
import { person } from './person';
import { communityCadresScheme } from './unit';

interface UnitNow {
  scheme?: Scheme;
  subjects?: RosterPerson[];
  entries?: BookedEntry[];
  first?: string;
  open?: string;
  sealed?: Map<string, string[]>;
  certified?: Map<string, Set<string>>;
  since?: string;
  today?: string;
  fixed?: string[];
  reasons?: Map<string, LeaveReason>;
}

/** Plans the import of these files in a unit of two, in November 2026. */
export async function planned(uploads: Upload[], unit: UnitNow = {}) {
  return planImport(await readUploads(uploads), {
    scheme: unit.scheme ?? communityCadresScheme(),
    subjects: unit.subjects ?? [person('u1', '李明'), person('u2', '沈秋月')],
    entries: unit.entries ?? [],
    keyOf,
    first: unit.first ?? (unit.sealed ? '2026-01' : '2026-11'),
    open: unit.open ?? '2026-11',
    sealed: unit.sealed ?? new Map(),
    certified: unit.certified ?? new Map(),
    since: unit.since ?? null,
    today: unit.today ?? '2026-11-11',
    fixed: unit.fixed ?? [],
    ...(unit.reasons && { reasons: unit.reasons })
  });
}
