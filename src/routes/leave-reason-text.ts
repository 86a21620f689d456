import type { LeaveReason } from '$lib/server/domain/roster/leave-reasons';
import { m } from '$lib/text';

const texts: Record<LeaveReason, () => string> = {
  retired: m.begin_leave_retired,
  transferred: m.begin_leave_transferred,
  resigned: m.begin_leave_resigned,
  dismissed: m.begin_leave_dismissed,
  died: m.begin_leave_died,
  merged: m.begin_leave_merged,
  moved: m.begin_leave_moved,
  other: m.begin_leave_other
};

/** Why somebody left, in the reader's language. */
export function leaveReasonText(reason: LeaveReason): string {
  return texts[reason]();
}
