import { dayIn } from '$lib/calendar';
import { periodKind } from '$lib/notice';
import type { Actor } from '../../accounts/actor';
import { draftFiling, filePeriod } from '../../filings/file-period';
import { filingOverview } from '../../filings/filing-overview';
import { acceptFiling, answerFiling, askAboutFiling } from '../../filings/review-filing';
import type { House } from '../../house';
import { recordMeeting } from '../../meetings/record-meeting';
import { proposalsOf } from '../../outcomes/proposals';
import { ruleOnOutcomes } from '../../outcomes/rule-on-outcomes';
import { drawEntries, keepFinding } from '../../spot-checks/draw-entries';
import { timeZone } from '../found-unit';

/**
 * What becomes of sealed periods, once their windows are over: the superior accepts what was filed before, and what is due is
 * filed. Where there is no superior nobody has looked at it yet. Invented.
 *
 * @param keepsLast the superior has a question about what was filed last, and hasn't accepted it
 */
export async function fileInTime(
  house: House,
  recorder: Actor,
  { keepsLast }: { keepsLast: boolean }
): Promise<void> {
  const superior = await holderOf(house, recorder, 'superior');
  const lines = await filingOverview(await house.read(recorder), house.clock());
  const ready = lines.filter(({ before }) => before === 'ready');
  const filed = lines.flatMap(({ filings }) => filings).filter(({ state }) => state === 'filed');
  const looked = keepsLast && ready.length === 0 ? filed.slice(1) : filed;
  for (const { id: filing } of looked)
    if (superior)
      await acceptFiling(house, superior, { key: `demo-accept-${filing}`, filing, seen: 0, words: '' });
  for (const { period } of ready.reverse()) {
    const { digest } = await draftFiling(await house.read(recorder), period, house.clock());
    const key = `demo-file-${recorder.unit}-${period}`;
    await filePeriod(house, recorder, { key, period, shown: digest });
  }
}

/** Of what was filed last the superior has asked something, and was answered. Invented. */
export async function askedOfLast(house: House, recorder: Actor): Promise<void> {
  const superior = await holderOf(house, recorder, 'superior');
  const lines = await filingOverview(await house.read(recorder), house.clock());
  const last = lines.flatMap(({ filings }) => filings).find(({ state }) => state === 'filed');
  if (!superior || !last) return;
  const filing = last.id;
  const said = { filing, seen: 0, words: '评议等次与会议记录对上了。缺席主题党日的几位，会后补学了吗？' };
  await askAboutFiling(house, superior, { key: 'demo-file-ask', ...said });
  const told = { filing, seen: 1, words: '都已补学，签到表和补学记录在支部存档，可以随时来看。' };
  await answerFiling(house, recorder, { key: 'demo-file-answer', ...told });
}

/** One proposal of the last half-year is decided, and a sample of the year is drawn and half looked into. Invented. */
export async function decidedAndDrawn(house: House, recorder: Actor): Promise<void> {
  const committee = await holderOf(house, recorder, 'committee');
  const stores = await house.read(recorder);
  const seals = await stores.periods.seals();
  const half = seals.findLast(({ period }) => periodKind(period) === 'half-year');
  const month = seals.findLast(({ period }) => periodKind(period) === 'month');
  if (!committee || !half || !month) return;
  const date = dayIn(timeZone, house.clock());
  const minutes = `两委会议纪要〔${date.slice(0, 4)}〕结果运用1号`;
  const { id: meeting } = await recordMeeting(house, recorder, {
    ...{ key: 'demo-outcome-meeting', date, body: '两委会', minutes, members: [committee.account] }
  });
  const [first] = (await proposalsOf(stores, half.period)).filter(({ undecided }) => !undecided);
  if (first)
    await ruleOnOutcomes(house, committee, {
      ...{ key: 'demo-outcome', meeting, period: half.period },
      rulings: [{ rule: first.rule, subject: first.subject, seen: 0, confirmed: true, words: '' }]
    });
  const year = Number(month.period.slice(0, 4));
  const seed = `福彩3D ${date} 开奖 407`;
  const draw = { key: 'demo-draw', year, strata: 'item', size: 12, seed } as const;
  const { id: check } = await drawEntries(house, committee, draw);
  const drawn = (await (await house.read(recorder)).spotChecks.list()).find(({ id }) => id === check);
  for (const [at, entry] of (drawn?.picks ?? []).slice(0, 5).entries())
    await keepFinding(house, committee, {
      ...{ key: `demo-found-${at}`, check, entry, seen: 0, evidence: at !== 3 },
      ...(at === 3
        ? { finding: 'unclear', remark: '登记表在档案柜，等专干找出来再看。' }
        : { finding: 'in-order', remark: '' })
    });
}

async function holderOf(
  house: House,
  recorder: Actor,
  role: 'committee' | 'superior'
): Promise<Actor | null> {
  const accounts = await (await house.read(recorder)).accounts.list();
  const found = accounts.find(({ roles }) => roles.some((each) => each.role === role));
  return found ? { ...recorder, account: found.id, name: found.name, roles: [role], subject: null } : null;
}
