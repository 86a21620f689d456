import { formatPoints } from '$lib/points';
import type { FollowedEntry } from '$lib/server/domain/spot-checks/follow-entry';
import { spotCheckNo } from '$lib/server/domain/spot-checks/spot-checks';
import { itemText } from '$lib/ui/text/item-text';
import { evidenceView } from '$lib/server/domain/evidence/evidence-view';
import { reasonWord } from '$lib/ui/text/reasons';

/**
 * A drawn entry and everything that it rests on, in words.
 * @param finds whether the reader may record a finding
 * @param ledger whether the reader sees the ledger, where the line stands among the person's others
 */
export function entryView(followed: FollowedEntry, { finds, ledger }: { finds: boolean; ledger: boolean }) {
  const { check, line, worth, decision, present, booker, claim, seal, undone, findings, isOwn } = followed;
  const { entry, item } = line;
  const last = findings.at(-1) ?? null;
  return {
    check: check.id,
    checkNo: spotCheckNo(check),
    place: line.place,
    of: check.picks.length,
    entry: {
      id: entry.id,
      date: entry.date,
      month: entry.period,
      basis: entry.basis,
      matterText: entry.matterText,
      what: itemText(item, entry)
    },
    person: { name: line.name, subject: entry.subject },
    points: worth && formatPoints(worth.points, { signed: true }),
    reason: worth ? reasonWord(worth.reason) : '',
    clause: item && { ref: item.clause.ref, text: item.clause.text },
    decision,
    present,
    booker,
    seal,
    undone,
    isOwn,
    finds,
    ledger,
    claim: claim && {
      no: claim.no,
      way: claim.way,
      paper: claim.paper,
      story: claim.story,
      by: claim.steps[0]?.by ?? null,
      steps: claim.steps.map(({ ruling, ...step }) => ({
        ...step,
        granted: ruling?.granted ?? null,
        entry: ruling?.entry ?? null
      }))
    },
    // File names may tell whose phone a file comes from, so they are left out.
    evidence: claim?.evidence.map((file) => evidenceView(file, false)) ?? [],
    findings: findings.map(({ no, finding, evidence, at, remark, by }) => ({
      no,
      finding,
      evidence,
      at,
      remark,
      by
    })),
    seen: last?.no ?? 0,
    pendingObjection: line.objection
  };
}
