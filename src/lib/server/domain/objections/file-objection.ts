import { objectionLimits } from '$lib/sync';
import { dayIn, isDay, type Day, yearOf, firstMonth, lastMonth, contains } from '$lib/calendar';
import { residentAccount, type Actor } from '../../platform/access/actor';
import type { CommandContext } from '../units/unit-commands';
import { saysSomething } from '../../platform/text/text-trouble';
import type { BookedEntry } from '../ledger/ledger';
import { peopleOfNotice } from '../notices/people-of-notice';
import type { NoticeLine } from '../notices/notices';
import { workingDayAfter } from '../notices/publicity-days';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { objectionNo, type ObjectionWay } from './objection';
import { plainOf, proseOf } from './read-objection-text';
import { newReceipt, receiptOfKey } from './residents/receipt-code';

/** An objection to a notice, as typed. */
export interface ObjectionInput {
  /** made by the client: the same key objects once */
  key: string;
  /** code of the notice */
  notice: string;
  /** place of the row in the notice, from 0; '' for the whole notice */
  about: string;
  said: string;
  /** may be left empty */
  contact: string;
}

export type ObjectionReceipt = {
  no: string;
  /** in the address /o/{receipt} */
  receipt: string;
};

/**
 * The most unanswered objections to one notice, from all residents and from each member. More means that
 * somebody floods the dashboard; doing so shuts out neither members nor signed-in residents.
 */
const mostOpen = { public: 300, member: 10 } as const;

/**
 * A member objects, to their own row (`about` is `own`), another one, or the notice.
 * @param entry number of the own ledger line that is wrong; '' for none
 * @throws Problem `not-found`, `objection-late`, `objection-row`, `objections-too-many`, or what keeps a
 * text out
 */
export function objectAsMember(
  app: CommandContext,
  actor: Actor,
  { key, entry, ...input }: ObjectionInput & { entry: string }
): Promise<ObjectionReceipt> {
  return app.runCommand(
    actor,
    { permission: 'object', key, input: withoutContact({ ...input, entry }) },
    async (stores) => {
      const notice = await needNotice(stores, input.notice);
      const subject = input.about === 'own' ? actor.subject : await subjectAt(stores, notice, input.about);
      // The refusal is the same for a colleague's line as for a missing one, so that it doesn't reveal
      // which lines a colleague has.
      const isOwn = subject !== null && subject === actor.subject;
      if (entry !== '' && !(isOwn && (await isOwnEntry(stores, subject, entry))))
        throw new Problem('objection-row', 422);
      const origin = { way: 'member', account: actor.account, paper: '', received: null } as const;
      const receipt = receiptOfKey(stores.unit.id, actor.account, key);
      return file(stores, app.clock(), { ...input, receipt, subject, entry: entry || null }, notice, origin);
    }
  );
}

/**
 * The input from which a command's digest is made. It leaves out the contact, which a digest without salt
 * would give away.
 */
export function withoutContact<T extends { contact: string }>({
  contact: _,
  ...kept
}: T): Omit<T, 'contact'> {
  return kept;
}

/**
 * Objects like `objectAsMember`, for anybody who opens the notice's page. It is called by `residents`,
 * which limits it.
 */
export async function objectAsResident(
  stores: UnitStores,
  now: Date,
  { key, ...input }: ObjectionInput
): Promise<ObjectionReceipt> {
  const notice = await needNotice(stores, input.notice);
  const subject = await subjectAt(stores, notice, input.about);
  const origin = { way: 'public', account: null, paper: '', received: null } as const;
  const receipt = receiptOfKey(stores.unit.id, residentAccount, key);
  return file(stores, now, { ...input, receipt, subject, entry: null }, notice, origin);
}

export interface PaperObjection extends Omit<ObjectionInput, 'about'> {
  /** 编号 of whose row it is about; '' for the whole notice */
  subject: string;
  /** number of the paper */
  paper: string;
  /** day on which it came in, YYYY-MM-DD: that has to be within the window */
  received: string;
}

/**
 * Keys in what came on paper.
 * @throws Problem `paper-number-missing`, `decision-date-missing` for a day that is none, `date-in-future`,
 *   `objection-too-early`, and as `objectAsMember`
 */
export function keyObjection(
  app: CommandContext,
  actor: Actor,
  { key, ...input }: PaperObjection
): Promise<ObjectionReceipt> {
  return app.runCommand(
    actor,
    { permission: 'handle-objections', key, input: withoutContact(input) },
    async (stores) => {
      const { paper, received } = input;
      if (!saysSomething(paper)) throw new Problem('paper-number-missing', 422);
      const today = dayIn(stores.unit.timeZone, app.clock());
      if (!isDay(received)) throw new Problem('decision-date-missing', 422);
      if (received > today) throw new Problem('date-in-future', 422, { value: received });
      const notice = await needNotice(stores, input.notice);
      const published = dayIn(stores.unit.timeZone, new Date(notice.published));
      if (received < published) throw new Problem('objection-too-early', 422, { first: published });
      const origin = {
        ...({ way: 'paper', account: actor.account, received } as const),
        paper: plainOf(paper, objectionLimits.paper)
      };
      const subject = input.subject || null;
      const receipt = receiptOfKey(stores.unit.id, actor.account, key);
      return file(stores, app.clock(), { ...input, receipt, subject, entry: null }, notice, origin);
    }
  );
}

/**
 * Objects to a ledger line that a spot check found wrong, whatever the window, because somebody has to
 * answer it. The objector is the person who found it, who therefore neither investigates nor answers it.
 * @param check number of the spot check
 * @returns null when no notice shows the line's month yet, so that there is nothing to object to
 */
export async function objectFromAudit(
  stores: UnitStores,
  now: Date,
  { entry, ...found }: { entry: BookedEntry; check: string; remark: string; account: string }
): Promise<ObjectionReceipt | null> {
  const { id, subject, period } = entry;
  const covering = (await stores.notices.list())
    .filter((each) => contains(each.period, period))
    .sort((a, b) => (firstMonth(a.period) < firstMonth(b.period) ? 1 : -1));
  for (const notice of covering) {
    if (!(await isPublishedIn(stores, notice, subject))) continue;
    const origin = { way: 'audit', account: found.account, paper: found.check, received: null } as const;
    const said = { said: found.remark, contact: '', receipt: newReceipt(), subject, entry: id };
    return file(stores, now, said, notice, origin);
  }
  return null;
}

async function file(
  stores: UnitStores,
  now: Date,
  said: { said: string; contact: string; receipt: string; subject: string | null; entry: string | null },
  notice: NoticeLine,
  origin: { way: ObjectionWay; account: string | null; paper: string; received: Day | null }
): Promise<ObjectionReceipt> {
  const { timeZone, objections } = stores.unit;
  const today = dayIn(timeZone, now);
  const received = origin.received ?? today;
  const { who, where, when } = objections;
  const { lastDay: last, code } = notice;
  const isAudit = origin.way === 'audit';
  if (received > last && !isAudit) throw new Problem('objection-late', 409, { last, who, where, when });
  const texts = { said: proseOf(said.said), contact: plainOf(said.contact, objectionLimits.contact) };
  const { receipt, subject, entry } = said;
  if (subject !== null && !(await isPublishedIn(stores, notice, subject)))
    throw new Problem('objection-row', 422);
  if (origin.way === 'public' || origin.way === 'member') {
    const known = await stores.objections.list({ notice: code });
    const open = known.filter(
      ({ way, account, steps }) =>
        way === origin.way && account === origin.account && steps.every(({ action }) => action !== 'answer')
    );
    if (open.length >= mostOpen[origin.way])
      throw new Problem('objections-too-many', 429, { who, where, when });
  }
  const year = yearOf(today);
  const due = workingDayAfter(await stores.holidays.tables(), received, objections.answerDays);
  const { way, account, paper } = origin;
  const { no } = await stores.objections.file({
    notice: code,
    year,
    receipt,
    due,
    subject,
    entry,
    way,
    account,
    paper,
    months: subject === null ? null : [firstMonth(notice.period), lastMonth(notice.period)],
    ...texts
  });
  return { no: objectionNo({ year, no }), receipt };
}

async function needNotice({ notices }: UnitStores, code: string): Promise<NoticeLine> {
  const notice = await notices.line(code);
  if (!notice) throw new Problem('not-found', 404);
  return notice;
}

/** The person whose row is at that place of the notice. */
async function subjectAt(stores: UnitStores, notice: NoticeLine, about: string): Promise<string | null> {
  if (about === '') return null;
  const rows = await rowsOf(stores, notice);
  const subject = /^\d{1,5}$/.test(about) ? rows[Number(about)] : undefined;
  if (subject === undefined) throw new Problem('objection-row', 422);
  return subject;
}

/** Whether a person's row stands in a notice of either kind. */
export async function isPublishedIn(
  stores: UnitStores,
  notice: Pick<NoticeLine, 'code' | 'period'>,
  subject: string
): Promise<boolean> {
  return (await rowsOf(stores, notice)).includes(subject);
}

/** People in the order of the notice's rows; a supplementary notice has its own list. */
async function rowsOf(
  stores: UnitStores,
  { code, period }: Pick<NoticeLine, 'code' | 'period'>
): Promise<string[]> {
  const { notices } = stores;
  if ((await notices.supplements()).some((each) => each.code === code)) return notices.subjectsOf(code);
  return peopleOfNotice(stores, { code, period });
}

async function isOwnEntry({ ledger }: UnitStores, subject: string, entry: string): Promise<boolean> {
  return (await ledger.entries({ subject })).some(({ id }) => id === entry);
}
