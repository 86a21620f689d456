import { addDays, dayIn } from '$lib/calendar';
import type { SyncedClaim } from '$lib/sync';
import type { Actor } from '../../platform/access/actor';
import { evidenceView } from '../evidence/evidence-view';
import type { UnitStores } from '../units/unit-stores';
import { claimNo } from './claim-no';
import { stepsThatHold } from './claim-status';
import { claimLines, type ClaimLine } from './inbox';

/** Days for which a claim that has ended stays on its declarer's phone. */
const daysKept = 366;

/** States that read as settled to the colleague who reported a deed: they don't learn how it was settled. */
const settled: readonly string[] = ['granted', 'refused', 'merged'];
/** States that nothing has ended yet. */
const unended: readonly string[] = ['waiting', 'open', 'returned', 'forwarded', 'suspected'];
/** Actions that decide a claim. */
const decisive: readonly string[] = ['rule', 'merge', 'find-false'];
/** Actions whose words the declarer reads. `amend` has no words, and so takes the reason of the return away. */
const explained: readonly string[] = ['return', 'amend', 'rule', 'suspect', 'find-false', 'clear'];

/**
 * A member's claims as their phone gets them, newest first: those about themselves, and those that they
 * reported of others, of which they learn less.
 * @param all also those that ended more than a year ago, which no phone keeps
 */
export async function syncedClaims(
  stores: UnitStores,
  now: Date,
  actor: Pick<Actor, 'account' | 'subject'>,
  { all = false } = {}
): Promise<SyncedClaim[]> {
  const concerns = { subject: actor.subject ?? '', account: actor.account };
  const since = addDays(dayIn(stores.unit.timeZone, now), -daysKept);
  const lines = (await claimLines(stores, now, { concerns })).lines
    .filter(({ claim, state }) => all || unended.includes(state) || claim.declared >= since)
    .sort((a, b) => (a.claim.declared < b.claim.declared ? 1 : -1));
  const files = await stores.evidence.list(lines.map(({ claim }) => claim.id));
  const decided = await decisionsOn(stores, lines);
  return lines.map((line) => ({
    ...synced(line, actor),
    decided: isHidden(line, actor) ? null : (decided.get(line.claim.id) ?? null),
    files: files
      .filter(({ claim }) => claim === line.claim.id)
      .map((file) => evidenceView(file, file.account === actor.account))
  }));
}

/** Whether the account only learns that the claim is settled, because it reported it of a colleague. */
function isHidden({ claim, state }: ClaimLine, { account }: Pick<Actor, 'account'>): boolean {
  return claim.declaredBy === account && claim.way === 'reported' && settled.includes(state);
}

/** The decisions that ended these claims, by claim. Withdrawing is none. */
async function decisionsOn(
  stores: UnitStores,
  lines: readonly ClaimLine[]
): Promise<Map<string, SyncedClaim['decided']>> {
  const ended = lines.flatMap(({ claim }) => {
    const steps = stepsThatHold(claim);
    // A cleared claim is what a meeting had made of it before.
    const last = steps.at(-1)?.action === 'clear' ? steps.findLast(({ ruling }) => ruling) : steps.at(-1);
    return last && decisive.includes(last.action) ? [{ claim, last }] : [];
  });
  const isRuled = ended.some(({ last }) => last.ruling);
  const meetings = new Map((isRuled ? await stores.meetings.list() : []).map((one) => [one.id, one]));
  const merged = ended.flatMap(({ last }) => (last.action === 'merge' && last.into ? [last.into] : []));
  const others = new Map(
    (merged.length > 0 ? await stores.claims.list({ ids: merged }) : []).map((one) => [one.id, claimNo(one)])
  );
  return new Map(
    ended.map(({ claim, last }) => {
      const meeting = last.ruling && meetings.get(last.ruling.meeting)?.decision;
      return [
        claim.id,
        {
          on: dayIn(stores.unit.timeZone, new Date(last.at)),
          meeting: meeting ? { date: meeting.date, body: meeting.body, minutes: meeting.minutes } : null,
          into: (last.into && others.get(last.into)) ?? ''
        }
      ];
    })
  );
}

function synced(
  line: ClaimLine,
  { account, subject }: Pick<Actor, 'account' | 'subject'>
): Omit<SyncedClaim, 'files' | 'decided'> {
  const { claim, no, name, fields, points, state, last, answerBy } = line;
  const mine = claim.declaredBy === account;
  const isReported = claim.way === 'reported';
  const hidden = isHidden(line, { account });
  const isReportOfMe = isReported && claim.subject === subject;
  const answer = claim.steps.find(({ action }) => action === 'answer');
  const isAsked = isReportOfMe && (state === 'waiting' || state === 'open') && !answer;
  const because = stepsThatHold(claim).findLast(({ action }) => explained.includes(action));
  return {
    id: claim.id,
    no,
    mine,
    about: mine && isReported ? name : '',
    answerBy: isAsked ? answerBy : null,
    ...(isReportOfMe && answer && { answer: { agrees: answer.agrees === true, words: answer.words } }),
    fields,
    points,
    state: hidden ? 'settled' : state,
    last,
    // A suspicion that is cleared leaves no reason.
    words: hidden || because?.action === 'clear' ? '' : (because?.words ?? '')
  };
}
