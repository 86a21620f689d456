import { addDays, dayIn, yearOf, periodKind, wholeYear } from '$lib/calendar';
import type { Actor } from '../../../platform/access/actor';
import { draftFiling, filePeriod } from '../../filings/file-period';
import { filingOverview } from '../../filings/filing-overview';
import { acceptFiling, answerFiling, askAboutFiling } from '../../filings/review-filing';
import type { App } from '../../../app';
import { committeeOn } from '../../meetings/committee';
import { confirmMeeting } from '../../meetings/confirm-meeting';
import { recordMeeting } from '../../meetings/record-meeting';
import { closeCorrection, correctionLines } from '../../outcomes/corrections';
import { proposalsOf } from '../../outcomes/proposals';
import { ruleOnOutcomes } from '../../outcomes/rule-on-outcomes';
import { holdTalk, talksOf } from '../../outcomes/talks';
import { drawEntries, keepFinding } from '../../spot-checks/draw-entries';
import { demoTimeZone } from '../found-unit';
import { nextMinutes } from '../next-minutes';
import { holderOf } from './member-of';

/**
 * Files sealed periods once their windows are over: the superior accepts earlier filings, and those that
 * are due are filed. Where there is no superior nobody has looked at them yet. All invented.
 * @param keepsLast the superior has a question about the last filing, and hasn't accepted it
 */
export async function fileInTime(
  app: App,
  recorder: Actor,
  { keepsLast }: { keepsLast: boolean }
): Promise<void> {
  const superior = await holderOf(app, recorder, 'superior');
  const lines = await filingOverview(await app.read(recorder), app.clock());
  const ready = lines.filter(({ before }) => before === 'ready');
  const filed = lines.flatMap(({ filings }) => filings).filter(({ state }) => state === 'filed');
  const looked = keepsLast && ready.length === 0 ? filed.slice(1) : filed;
  for (const { id: filing } of looked)
    if (superior)
      await acceptFiling(app, superior, { key: `demo-accept-${filing}`, filing, seen: 0, words: '' });
  for (const { period } of ready.reverse()) {
    const { digest } = await app.readTransaction(recorder, (stores) =>
      draftFiling(stores, period, app.clock())
    );
    const key = `demo-file-${recorder.unit}-${period}`;
    await filePeriod(app, recorder, { key, period, shown: digest });
  }
}

/** The superior has asked something about the last filing, and was answered. Invented. */
export async function askedOfLast(app: App, recorder: Actor): Promise<void> {
  const superior = await holderOf(app, recorder, 'superior');
  const lines = await filingOverview(await app.read(recorder), app.clock());
  const last = lines.flatMap(({ filings }) => filings).find(({ state }) => state === 'filed');
  if (!superior || !last) return;
  const filing = last.id;
  const said = { filing, seen: 0, words: '得分与大会记录对上了。缺席主题党日的几位，会后补学了吗？' };
  await askAboutFiling(app, superior, { key: 'demo-file-ask', ...said });
  const reported = { filing, seen: 1, words: '都已补学，签到表和补学记录在支部存档，可以随时来看。' };
  await answerFiling(app, recorder, { key: 'demo-file-answer', ...reported });
}

/**
 * A year that is over has its outcomes decided, those of its shorter periods too, in one meeting. Ties that people have
 * to break, and what the assembly of all members decides, are left open, and everything is where nobody of the committee
 * signs in. Days of leave of that year are void. All invented.
 * @param decides the deciding body, and the minutes' title before their number
 */
export async function decideYear(
  app: App,
  recorder: Actor,
  { year, decides }: { year: string; decides: { body: string; minutes: string } }
): Promise<void> {
  const committee = await holderOf(app, recorder, 'committee');
  if (!committee) return;
  const stores = await app.read(committee);
  const date = dayIn(demoTimeZone, app.clock());
  const sealed = (await stores.periods.seals()).filter(({ period }) => wholeYear(period) === year);
  const members = committeeOn(await stores.accounts.list(), date).map(({ id }) => id);
  const key = `demo-year-${stores.unit.id}-${year}`;
  const { id: meeting } = await recordMeeting(app, committee, {
    key,
    date,
    body: decides.body,
    minutes: await nextMinutes(stores, decides.minutes, date),
    members
  });
  // Proposals of an earlier period may be part of a later one's, so the latest come first.
  for (const { period } of sealed.toReversed()) {
    const proposals = await proposalsOf(await app.read(committee), period);
    const rulings = proposals
      .filter(
        ({ undecided, ofAssembly, ruling, value }) =>
          !undecided && !ofAssembly && ruling === null && value === null
      )
      .map(({ rule, subject }) => ({ rule, subject, seen: 0, confirmed: true, words: '' }));
    if (rulings.length > 0)
      await ruleOnOutcomes(app, committee, { key: `${key}-${period}`, meeting, period, rulings });
  }
  await confirmMeeting(app, committee, { key: `${key}-confirm`, meeting, agrees: true, words: '' });
}

/** Days by which people correct themselves, within a year. */
const midYear = '06-30';
const lateInYear = '12-20';

/**
 * The talks that the committee has confirmed are held on the day of its meeting, and the commission's wait. A
 * talk that urges a correction by a day (限期整改) sets half a year, and for the last person the whole one.
 * Invented.
 */
export async function holdTalks(app: App, recorder: Actor): Promise<void> {
  const committee = await holderOf(app, recorder, 'committee');
  if (!committee) return;
  const day = dayIn(demoTimeZone, app.clock());
  const waiting = (await talksOf(await app.read(committee), committee)).filter(({ talk }) => talk === null);
  for (const [at, { period, rule, subject }] of waiting.entries()) {
    const until = at === waiting.length - 1 ? lateInYear : midYear;
    await holdTalk(app, committee, {
      key: `demo-talk-${period}-${rule.id}-${subject}`,
      period,
      rule: rule.id,
      subject,
      day,
      words: '指出不足，本人说明了情况，表示改进。',
      correctBy: rule.clause.text.includes('限期整改') ? `${wholeYear(day)}-${until}` : ''
    });
  }
}

/** The corrections whose last day is within a week were made. Invented. */
export async function correctInTime(app: App, recorder: Actor): Promise<void> {
  const committee = await holderOf(app, recorder, 'committee');
  if (!committee) return;
  const today = dayIn(demoTimeZone, app.clock());
  const lines = await correctionLines(await app.read(committee), app.clock(), committee);
  for (const { ruling, by } of lines.filter((line) => line.day === null && line.by <= addDays(today, 7)))
    await closeCorrection(app, committee, {
      key: `demo-corrected-${ruling}`,
      ruling,
      day: today < by ? today : by,
      words: '对照谈话指出的问题逐条整改，已向会议说明。'
    });
}

/** A half-year's reward is decided, once its window is over. Invented. */
export async function halfYearRewarded(app: App, recorder: Actor): Promise<void> {
  const committee = await holderOf(app, recorder, 'committee');
  const stores = await app.read(recorder);
  const half = (await stores.periods.seals()).findLast(({ period }) => periodKind(period) === 'half-year');
  if (!committee || !half) return;
  const due = (await proposalsOf(stores, half.period)).filter(
    ({ rule, ruling }) => rule === 'half-year-reward' && ruling === null
  );
  if (due.length === 0) return;
  const date = dayIn(demoTimeZone, app.clock());
  const { id: meeting } = await recordMeeting(app, recorder, {
    key: `demo-reward-meeting-${half.period}`,
    date,
    body: '社区两委',
    minutes: await nextMinutes(stores, '表彰会议纪要', date),
    members: committeeOn(await stores.accounts.list(), date).map(({ id }) => id)
  });
  await ruleOnOutcomes(app, committee, {
    key: `demo-reward-${half.period}`,
    meeting,
    period: half.period,
    rulings: due.map(({ rule, subject, undecided }) => ({
      rule,
      subject,
      seen: 0,
      confirmed: !undecided,
      words: undecided ? '并列人数超过名额，会议研究后不列入。' : ''
    }))
  });
  await confirmMeeting(app, committee, {
    key: `demo-reward-confirm-${half.period}`,
    meeting,
    agrees: true,
    words: ''
  });
}

/** One proposal of the last half-year is decided, and a sample of the year is drawn and half looked into. Invented. */
export async function decidedAndDrawn(app: App, recorder: Actor): Promise<void> {
  const committee = await holderOf(app, recorder, 'committee');
  const stores = await app.read(recorder);
  const seals = await stores.periods.seals();
  const half = seals.findLast(({ period }) => periodKind(period) === 'half-year');
  const month = seals.findLast(({ period }) => periodKind(period) === 'month');
  if (!committee || !half || !month) return;
  const date = dayIn(demoTimeZone, app.clock());
  const minutes = await nextMinutes(stores, '两委会议纪要', date);
  const { id: meeting } = await recordMeeting(app, recorder, {
    key: 'demo-outcome-meeting',
    date,
    body: '社区两委',
    minutes,
    members: committeeOn(await stores.accounts.list(), date).map(({ id }) => id)
  });
  // Days of leave may be void by now.
  const [first] = (await proposalsOf(stores, half.period)).filter(
    ({ undecided, ruling, value }) => !undecided && ruling === null && value === null
  );
  if (first)
    await ruleOnOutcomes(app, committee, {
      key: 'demo-outcome',
      meeting,
      period: half.period,
      rulings: [{ rule: first.rule, subject: first.subject, seen: 0, confirmed: true, words: '' }]
    });
  const year = yearOf(month.period);
  const seed = `福彩3D ${date} 开奖 407`;
  const draw = { key: 'demo-draw', year, strata: 'item', size: 12, seed } as const;
  const { id: check } = await drawEntries(app, committee, draw);
  const drawn = (await (await app.read(recorder)).spotChecks.list()).find(({ id }) => id === check);
  for (const [at, entry] of (drawn?.picks ?? []).slice(0, 5).entries())
    await keepFinding(app, committee, {
      key: `demo-found-${at}`,
      check,
      entry,
      seen: 0,
      evidence: at !== 3,
      ...(at === 3
        ? { finding: 'unclear', remark: '登记表在档案柜，等专干找出来再看。' }
        : { finding: 'in-order', remark: '' })
    });
}
