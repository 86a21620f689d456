import type { Announcement } from '$lib/sync';

/** One unit's plain announcements: those that hang, and those taken down. */
export interface Announcements {
  /** newest first */
  list(): Promise<(Announcement & { withdrawn: string | null })[]>;
  nextNumber(year: number): Promise<number>;
  add(announcement: Announcement): Promise<void>;
  /** Takes one down, or hangs it again: both leave a trace in the audit log. */
  setWithdrawn(code: string, withdrawn: string | null): Promise<void>;
}
