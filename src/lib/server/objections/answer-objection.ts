import { dayIn } from '$lib/calendar';
import type { Entry } from '$lib/points';
import type { Account } from '../accounts/accounts';
import type { Actor } from '../accounts/actor';
import { readRereadings, type TypedReading } from '../ballots/read-rereadings';
import type { TypedClaim } from '../claims/read-fields';
import type { House } from '../house';
import type { BookedEntry } from '../ledger/ledger';
import { quorumOf } from '../meetings/committee';
import type { Meeting } from '../meetings/meetings';
import { needNoQuorum } from '../meetings/superior-alone';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import { lastDayToAppeal } from './appeal-objection';
import { readCorrection, setOff, standingFigures } from './assessed-figure';
import { isParty } from './involved';
import { needObjection } from './need-objection';
import { objectionNo, type Objection } from './objection';
import { proseOf } from './objection-text';

export interface AnswerInput {
  key: string;
  objection: string;
  /** number of the last step that was shown */
  seen: number;
  upheld: boolean;
  /** what the holder of the receipt reads */
  words: string;
  /** id of the meeting that decides what is put right; '' when nothing in the ledger is */
  meeting: string;
  /** numbers of ledger lines that are undone (冲正) */
  reverses: readonly string[];
  /** what is booked instead, for the person whose row it is; null: nothing */
  corrected: TypedClaim | null;
  /** papers of the year's closed ballot that are read otherwise, about one person */
  papers?: {
    /** 编号; counts when the objection is to the whole notice */
    subject: string;
    read: readonly TypedReading[];
  };
}

/**
 * Answers an objection (答复). One that is upheld may put the ledger right: lines are undone and the right one is booked, all
 * in the open month and on the ground of a meeting's minutes (M4, M7), numbered after the objection: `异2026-3-1`. A figure that
 * was assessed for a year takes the place of the one that stands; papers of its closed ballot stay, and are read otherwise. Who has a
 * part in it steps aside, which is recorded; what is left has to be a quorum. What was taken to the superior, the superior
 * answers.
 *
 * @throws Problem `objection-state`, `objection-changed`, `objection-involved`, `superior-answers`, `objection-empty`,
 *   `correction-missing`, `no-quorum-for-claim`, `committee-decides`, `decision-before-claim`, `unknown-reversal`, `reversed-twice`, those of
 *   `readFields` and `readRereadings`
 */
export function answerObjection(
  house: House,
  actor: Actor,
  { key, papers, ...input }: AnswerInput
): Promise<{ booked: number }> {
  const asked = {
    ...input,
    reverses: [...input.reverses],
    corrected: input.corrected && { ...input.corrected },
    ...(papers && { papers: { ...papers, read: papers.read.map((each) => ({ ...each })) } })
  };
  return house.act(actor, { act: 'handle-objections', key, input: asked }, async (stores) => {
    const { objection, standing } = await needObjection(stores, input.objection, ['found', 'appealed']);
    const no = objectionNo(objection);
    const { seen, upheld, reverses, corrected } = input;
    const known = await stores.ledger.entries();
    const named = [...new Set(reverses)].map((id) => needUndoable(known, id));
    const right =
      corrected && (await readRight(stores, house.clock(), objection, { corrected, named, known }));
    const undone = [...new Set([...named, ...(right?.replaces ?? [])])];
    const reread = papers ? await rereadOf(stores, objection, papers) : null;
    const accounts = await stores.accounts.list();
    const others = [...undone.map(({ subject }) => subject), ...(reread ? [reread.subject.id] : [])];
    const isOwn = actor.subject !== null && [objection.subject, ...others].includes(actor.subject);
    if (isOwn || isParty(actor.account, objection, { accounts, others }))
      throw new Problem('objection-involved', 403, { no });
    if (standing.state === 'appealed' && !actor.roles.includes('superior'))
      throw new Problem('superior-answers', 403, { no });
    const words = proseOf(input.words);
    const corrects = upheld && (undone.length > 0 || corrected !== null || reread !== null);
    const meeting = corrects
      ? await needMeeting(stores, objection, {
          ...{ id: input.meeting, accounts, others },
          // What was taken to the superior, the superior decides.
          isAppeal: standing.state === 'appealed'
        })
      : null;
    const entries = corrects ? await entriesOf(stores, objection, { known, undone, right }) : [];
    if (meeting) await stores.ledger.append(entries, meeting.decision.id);
    for (const each of (meeting && reread?.read) ?? [])
      await stores.ballots.reread(Number(objection.notice.period), {
        ...{ ...each, objection: objection.id, decision: meeting?.decision.id ?? '', by: actor.account }
      });
    // What the superior has answered goes no further.
    const until = standing.appeal ? null : await lastDayToAppeal(stores, house.clock());
    await stores.objections.add({
      ...{ objection: objection.id, seen, act: 'answer', account: actor.account, upheld, words },
      ...(meeting && { meeting: meeting.id }),
      ...(until && { appealUntil: until })
    });
    return { booked: entries.length };
  });
}

/** The meeting that decides: after the objection came in, and with a quorum of those who have no part in it. */
async function needMeeting(
  stores: UnitStores,
  objection: Objection,
  {
    id,
    accounts,
    others,
    isAppeal
  }: { id: string; accounts: readonly Account[]; others: readonly string[]; isAppeal: boolean }
): Promise<Meeting> {
  const no = objectionNo(objection);
  const meeting = (await stores.meetings.list()).find((each) => each.id === id);
  if (!meeting) throw new Problem('correction-missing', 422);
  const event = dayIn(stores.unit.timeZone, new Date(objection.filed));
  if (meeting.decision.date < event) throw new Problem('decision-before-claim', 409, { no, event });
  const isAside = (account: string) => isParty(account, objection, { accounts, others });
  if (!isAppeal) needNoQuorum(no, meeting, { accounts, isAside });
  const recused = meeting.members.filter(isAside);
  const left = meeting.members.length - recused.length;
  const needed = quorumOf(meeting.entitled);
  if (left < needed) throw new Problem('no-quorum-for-claim', 409, { no, left, needed });
  await stores.objections.recuse(meeting.id, objection.id, recused);
  return meeting;
}

async function rereadOf(
  stores: UnitStores,
  objection: Objection,
  { subject: chosen, read }: NonNullable<AnswerInput['papers']>
) {
  const filled = read.filter(({ no, row, score }) => `${no}${row}${score}`.trim() !== '');
  if (filled.length === 0) return null;
  const subject = await subjectOf(stores, objection.subject ?? chosen);
  const { period } = objection.notice;
  return { subject, read: await readRereadings(stores, filled, { period, subject }) };
}

/** What is booked instead, and the figures that it takes the place of: of what is assessed once, two can't stand. */
interface Right {
  line: Omit<Entry, 'id' | 'basis' | 'period' | 'reverses'>;
  replaces: readonly BookedEntry[];
  /** what it is assessed for; null: it is booked by its own day */
  year: number | null;
}

async function readRight(
  stores: UnitStores,
  now: Date,
  objection: Objection,
  {
    corrected,
    named,
    known
  }: { corrected: TypedClaim; named: readonly BookedEntry[]; known: readonly BookedEntry[] }
): Promise<Right> {
  const scheme = schemeOf(stores);
  const subject = await subjectOf(stores, objection.subject ?? named[0]?.subject ?? '');
  const { fields, year } = readCorrection(
    { ...corrected, basis: corrected.basis || objectionNo(objection) },
    { scheme, subject, today: dayIn(stores.unit.timeZone, now), period: objection.notice.period }
  );
  const { item, date, quantity, value, matter } = fields;
  const line = { subject: subject.id, item, date, quantity, value, matter };
  const replaces = year === null ? [] : standingFigures(known, { scheme, subject: subject.id, item, year });
  return { line, replaces, year };
}

async function entriesOf(
  stores: UnitStores,
  objection: Objection,
  {
    known,
    undone,
    right
  }: { known: readonly BookedEntry[]; undone: readonly BookedEntry[]; right: Right | null }
): Promise<Entry[]> {
  const open = await stores.periods.open();
  const no = objectionNo(objection);
  // An earlier answer, which was taken to the superior, may have put something right already.
  const before = known.filter(({ id }) => id.startsWith(`${no}-`)).length;
  const numbered = (entry: Omit<Entry, 'id' | 'basis'>, at: number): Entry => ({
    ...entry,
    id: `${no}-${before + at + 1}`,
    basis: no
  });
  const entries = undone.map((entry) => reversalOf(entry, open)).map(numbered);
  if (!right) return entries;
  const month = right.line.date.slice(0, 7);
  const booked = { ...right.line, period: month < open ? open : month, reverses: null };
  const made = numbered(booked, entries.length);
  entries.push(made);
  if (right.year !== null && month < open) entries.push(numbered(setOff(made), entries.length));
  return entries;
}

function needUndoable(known: readonly BookedEntry[], id: string): BookedEntry {
  const found = known.find((entry) => entry.id === id);
  if (!found || found.reverses !== null) throw new Problem('unknown-reversal', 409, { value: id });
  if (known.some(({ reverses }) => reverses === id)) throw new Problem('reversed-twice', 409, { value: id });
  return found;
}

function reversalOf({ id, subject, date, period }: BookedEntry, open: string): Omit<Entry, 'id' | 'basis'> {
  return {
    ...{ subject, item: '', value: '', quantity: 1, matter: '', date },
    ...{ period: period > open ? period : open, reverses: id }
  };
}

/** Whose line is booked instead: the person of the row, or else of what is undone. */
async function subjectOf({ roster }: UnitStores, code: string) {
  const subject = (await roster.list()).find(({ id }) => id === code);
  if (!subject) throw new Problem('unknown-subject', 422, { value: code });
  return subject;
}
