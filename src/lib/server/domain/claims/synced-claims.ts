import { addDays, dayIn } from '$lib/calendar';
import type { SyncedClaim } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import { evidenceView } from '../evidence/evidence-view';
import type { UnitStores } from '../units/unit-stores';
import { stepsThatHold } from './claim-status';
import { claimLines, type ClaimLine } from './inbox';

/** Days for which a claim that has ended stays on its declarer's phone. */
const daysKept = 366;

/** States that read as settled to the colleague who reported a deed: they don't learn how it was settled. */
const settled: readonly string[] = ['granted', 'refused', 'merged'];
/** States that nothing has ended yet. */
const unended: readonly string[] = ['waiting', 'open', 'returned', 'forwarded', 'suspected'];
/** Actions whose words the declarer reads. */
const explained: readonly string[] = ['return', 'rule', 'suspect', 'find-false'];

/**
 * A member's claims as their phone gets them, newest first: those about themselves, and those that they
 * reported of others, of which they learn less.
 * @param all also those that ended more than a year ago, which no phone keeps
 */
export async function syncedClaims(
  stores: UnitStores,
  now: Date,
  actor: Actor,
  { all = false } = {}
): Promise<SyncedClaim[]> {
  const subject = actor.subject ?? '';
  const about = await claimLines(stores, now, { subject });
  const reported = await claimLines(stores, now, { declaredBy: actor.account });
  const since = addDays(dayIn(stores.unit.timeZone, now), -daysKept);
  const lines = [
    ...new Map([...about.lines, ...reported.lines].map((line) => [line.claim.id, line])).values()
  ]
    .filter(({ claim, state }) => all || unended.includes(state) || claim.declared >= since)
    .sort((a, b) => (a.claim.declared < b.claim.declared ? 1 : -1));
  const files = await stores.evidence.list(lines.map(({ claim }) => claim.id));
  return lines.map((line) => ({
    ...synced(line, actor),
    files: files
      .filter(({ claim }) => claim === line.claim.id)
      .map((file) => evidenceView(file, file.account === actor.account))
  }));
}

function synced(line: ClaimLine, { account, subject }: Actor): Omit<SyncedClaim, 'files'> {
  const { claim, no, name, fields, points, state, last, answerBy } = line;
  const mine = claim.declaredBy === account;
  const isReported = claim.way === 'reported';
  const isHidden = mine && isReported && settled.includes(state);
  const isAsked =
    isReported &&
    claim.subject === subject &&
    (state === 'waiting' || state === 'open') &&
    claim.steps.every(({ action }) => action !== 'answer');
  const because = stepsThatHold(claim).findLast(({ action }) => explained.includes(action));
  return {
    id: claim.id,
    no,
    mine,
    about: mine && isReported ? name : '',
    answerBy: isAsked ? answerBy : null,
    fields,
    points,
    state: isHidden ? 'settled' : state,
    last,
    words: isHidden ? '' : (because?.words ?? '')
  };
}
