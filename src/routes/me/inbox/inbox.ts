import { addDays } from '$lib/calendar';
import type { OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import type { MyState, OpenNotice, SyncedClaim, SyncedObjection } from '$lib/sync';
import { dayOfInstant } from '../format';
import type { PhoneSession } from '../phone-session.svelte';

/** Something that waits for the person whose phone this is: to be done, or to be seen. */
export type WaitingForOneself =
  | { kind: 'asked'; id: string; claim: SyncedClaim; /** last day for the answer */ until: string }
  | { kind: 'returned'; id: string; claim: SyncedClaim }
  | { kind: 'refused'; id: string; form: OutboxForm; /** the server's reason */ sentence: string }
  | { kind: 'decided'; id: string; claim: DecidedClaim }
  | { kind: 'answered'; id: string; objection: SyncedObjection }
  | { kind: 'notice'; id: string; notice: OpenNotice };

/** A claim that was decided, with its decision. */
export type DecidedClaim = SyncedClaim & { decided: NonNullable<SyncedClaim['decided']> };

/** Something that is news until this phone has shown it. */
export type PhoneNews = WaitingForOneself & { kind: 'decided' | 'answered' | 'notice' };

/** The state of this phone that decides what is news on it. */
export interface NewsContext {
  outbox: readonly OutboxForm[];
  /** keys of the news that were seen here */
  seen: readonly string[];
  /** YYYY-MM-DD in the unit's time zone */
  today: string;
}

/** Days for which a decision or an answer counts as news on a phone that remembers nothing, such as a new one. */
const newsDays = 30;

/**
 * Lists a colleague's reports to be answered, claims that were sent back, and forms that the server refused; then
 * decisions on claims, answers to objections and open notices that this phone hasn't shown yet. A form in the outbox counts as an answer
 * already.
 * @returns what is to be done in the order of its last days, those without one after them; then the news
 */
export function waitingIn(
  state: Pick<MyState, 'claims' | 'objections' | 'openNotices' | 'unit'>,
  { outbox, seen, today }: NewsContext
): WaitingForOneself[] {
  const isUnderWay = (id: string) => outbox.some(({ about, state }) => about === id && state !== 'refused');
  const open = state.claims.filter(({ id }) => !isUnderWay(id));
  const asked = open.flatMap((claim): WaitingForOneself[] =>
    claim.answerBy === null ? [] : [{ kind: 'asked', id: claim.id, claim, until: claim.answerBy }]
  );
  const returned = open
    .filter(({ state, mine }) => state === 'returned' && mine)
    .map((claim): WaitingForOneself => ({ kind: 'returned', id: claim.id, claim }));
  const refused = outbox.flatMap((form): WaitingForOneself[] =>
    form.refusal ? [{ kind: 'refused', id: form.key, form, sentence: form.refusal.sentence }] : []
  );
  const news = newsIn(state, today).filter(({ id }) => !seen.includes(id));
  return [...asked.sort(byDay), ...returned, ...refused, ...news];
}

/** Lists what waits on the phone whose session this is. */
export function waitingOn({
  state,
  outbox,
  seen,
  today
}: Pick<PhoneSession, 'state' | 'outbox' | 'seen' | 'today'>): WaitingForOneself[] {
  return waitingIn(state, { outbox, seen, today });
}

/** Everything that is news until it is seen; `id` is the key by which a phone remembers that. */
export function newsIn(
  { claims, objections, openNotices, unit }: Pick<MyState, 'claims' | 'objections' | 'openNotices' | 'unit'>,
  today: string
): PhoneNews[] {
  const since = addDays(today, -newsDays);
  return [
    ...claims.filter(isDecided).flatMap((claim) => {
      if (claim.decided.on < since) return [];
      return [{ kind: 'decided' as const, id: `decision ${claim.id} ${claim.last}`, claim }];
    }),
    ...objections.flatMap((objection) => {
      const { receipt, state, answers } = objection;
      const last = state === 'appealed' ? undefined : answers[answers.length - 1];
      if (!last || dayOfInstant(last.at, unit.timeZone) < since) return [];
      return [{ kind: 'answered' as const, id: `answer ${receipt} ${answers.length}`, objection }];
    }),
    ...openNotices
      .filter(({ lastDay }) => lastDay >= today)
      .map((notice) => ({ kind: 'notice' as const, id: `notice ${notice.code}`, notice }))
  ];
}

/** Whether something waiting is news, which needs only to be seen. */
export function isNews(one: WaitingForOneself): one is PhoneNews {
  return one.kind === 'decided' || one.kind === 'answered' || one.kind === 'notice';
}

function isDecided(claim: SyncedClaim): claim is DecidedClaim {
  return Boolean(claim.decided);
}

function byDay(a: WaitingForOneself, b: WaitingForOneself): number {
  return 'until' in a && 'until' in b ? a.until.localeCompare(b.until) : 0;
}
