import type { Account } from '../accounts/accounts';
import type { Actor } from '../../platform/access/actor';
import { isBarred, partsAsParty } from '../conflicts/conflict';
import { actingPersonAmong } from '../conflicts/person-in-matter';
import type { App } from '../../app';
import type { Meeting } from '../meetings/meetings';
import { needAnswers } from '../ledger/need-answers';
import { recusedFrom } from '../meetings/recused-from';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { lastDayToAppeal } from './appeal-objection';
import {
  correctedBy,
  correctionQuestions,
  entriesFor,
  isNothing,
  readCorrections,
  type Corrections,
  type TypedCorrections
} from './corrections/corrections';
import { needFree } from './investigate';
import { firstDecidingDay } from './deciding-meetings';
import { isParty } from './involved/involved';
import { needObjection } from './need-objection';
import { objectionNo, type Objection } from './objection';
import type { ObjectionStatus } from './objection-status';
import { proseOf } from './read-objection-text';

export interface AnswerInput extends TypedCorrections {
  key: string;
  objection: string;
  /** number of the last step that was shown */
  seen: number;
  upheld: boolean;
  /** the text for the holder of the receipt */
  words: string;
  /** numbers of the entries about which questions were answered: the line that is booked instead is another thing (M17) */
  answered?: readonly string[];
  /** id of the meeting that decides the correction; '' when the ledger isn't corrected */
  meeting: string;
}

/**
 * Answers an objection (答复). Upholding it may correct the ledger: lines are undone and the right one is
 * booked, all in the open month and on the basis of a meeting's minutes (M4, M7), numbered after the
 * objection: `异2026-3-1`. A figure that was assessed for a year replaces the valid one; papers of its
 * closed ballot stay, and are reread. People who have a part in it step aside, which is recorded; the rest
 * has to be a quorum. An appeal is answered by the superior.
 * @throws Problem `objection-state`, `objection-changed`, `objection-involved`, `superior-answers`,
 * `objection-empty`, `correction-missing`, `no-quorum-for-claim`, `committee-decides`,
 * `decision-before-objection`, `unknown-reversal`, `reversed-twice`, `questions-open` (`OpenQuestions`), those of `readFields` and `readRereadings`
 */
export function answerObjection(
  app: App,
  actor: Actor,
  { key, papers, ...input }: AnswerInput
): Promise<{ booked: number }> {
  const asked = {
    ...input,
    reverses: [...input.reverses],
    corrected: input.corrected && { ...input.corrected },
    answered: [...(input.answered ?? [])],
    ...(papers && { papers: { ...papers, read: papers.read.map((each) => ({ ...each })) } })
  };
  return app.runCommand(actor, { permission: 'handle-objections', key, input: asked }, async (stores) => {
    const { objection, status } = await needObjection(stores, input.objection, ['found', 'appealed']);
    const accounts = await stores.accounts.list();
    await needAnswerer(stores, actor, objection, { status, accounts });
    const corrections = await readCorrections(stores, app.clock(), objection, {
      ...input,
      ...(papers && { papers })
    });
    const others = [...new Set(correctedBy(corrections))];
    needNoPart(actor, objection, { accounts, others });
    const { seen, upheld } = input;
    const words = proseOf(input.words);
    const done =
      upheld && !isNothing(corrections)
        ? await putRight(stores, objection, {
            corrections,
            answered: input.answered ?? [],
            // The superior decides an appeal.
            meeting: { id: input.meeting, accounts, others, appealed: status.appeal?.at ?? null },
            account: actor.account
          })
        : null;
    // A superior's answer is final.
    const until = status.appeal ? null : await lastDayToAppeal(stores, app.clock());
    await stores.objections.add({
      objection: objection.id,
      seen,
      action: 'answer',
      account: actor.account,
      upheld,
      words,
      ...(done && { meeting: done.meeting }),
      ...(until && { appealUntil: until })
    });
    return { booked: done?.booked ?? 0 };
  });
}

/**
 * This is checked before anything else, so that people who may not answer learn nothing about what they
 * have typed.
 */
async function needAnswerer(
  stores: UnitStores,
  actor: Actor,
  objection: Objection,
  { status, accounts }: { status: ObjectionStatus; accounts: readonly Account[] }
): Promise<void> {
  needNoPart(actor, objection, { accounts, others: [] });
  if (status.state === 'appealed' && !actor.roles.includes('superior'))
    throw new Problem('superior-answers', 403, { no: objectionNo(objection) });
  await needFree(stores, actor, objection, { deed: 'answer', accounts });
}

/** @param others 编号 of people whose lines are put right because of it */
function needNoPart(
  actor: Actor,
  objection: Objection,
  { accounts, others }: { accounts: readonly Account[]; others: readonly string[] }
): void {
  const parts = partsAsParty(actingPersonAmong(actor, accounts), objection, others);
  if (isBarred({ deed: 'answer', parts }))
    throw new Problem('objection-involved', 403, { no: objectionNo(objection) });
}

/** Books the lines, and lays down how papers are read otherwise, on the basis of the meeting. */
async function putRight(
  stores: UnitStores,
  objection: Objection,
  {
    corrections,
    answered,
    meeting: asked,
    account
  }: {
    corrections: Corrections;
    answered: readonly string[];
    meeting: Parameters<typeof needMeeting>[2];
    account: string;
  }
): Promise<{ meeting: string; booked: number }> {
  const { id: meeting, decision } = await needMeeting(stores, objection, asked);
  const entries = await entriesFor(stores, objection, corrections);
  needAnswers(correctionQuestions(stores, entries, corrections), answered);
  await stores.ledger.append(entries, decision.id);
  const origin = { objection: objection.id, decision: decision.id, by: account };
  for (const each of corrections.reread)
    await stores.ballots.reread(Number(objection.notice.period), { ...each, ...origin });
  return { meeting, booked: entries.length };
}

/**
 * The meeting that decides: it has to be later than the matter, and to have a quorum of members without a
 * part in it.
 */
async function needMeeting(
  stores: UnitStores,
  objection: Objection,
  {
    id,
    accounts,
    others,
    appealed
  }: {
    id: string;
    accounts: readonly Account[];
    others: readonly string[];
    /** instant at which it was taken to the superior; null: it wasn't */
    appealed: string | null;
  }
): Promise<Meeting> {
  const no = objectionNo(objection);
  const meeting = (await stores.meetings.list()).find((each) => each.id === id);
  if (!meeting) throw new Problem('correction-missing', 422);
  const event = firstDecidingDay(objection, stores.unit.timeZone);
  if (meeting.decision.date < event) throw new Problem('decision-before-objection', 409, { no, event });
  const recused = recusedFrom(meeting, {
    named: no,
    accounts,
    isAppeal: appealed !== null,
    isAside: (account) => isParty(account, objection, { accounts, others }),
    tooFew: (left, needed) => new Problem('no-quorum-for-claim', 409, { no, left, needed })
  });
  await stores.objections.recuse(meeting.id, objection.id, recused);
  return meeting;
}
