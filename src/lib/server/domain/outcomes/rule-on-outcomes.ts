import { dayIn, yearOf } from '$lib/calendar';
import { classOf, isClosedClass, type OutcomeClass, type SchemeRules } from '$lib/points';
import type { Account } from '../accounts/accounts';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needReason, needText } from '../../platform/text/need-text';
import { liveCredits } from '../leave/balance';
import { daysToCredit } from '../leave/days-to-credit';
import { needUnused, undoing } from '../leave/keep-leave';
import { expiryOf } from '../leave/leave-rules';
import type { NewLeaveLine, RuledLeaveLine } from '../leave/leave';
import { conversionIn, leastSum, pointsToDate } from '../leave/points-to-date';
import type { Meeting } from '../meetings/meetings';
import { needMeeting } from '../meetings/need-meeting';
import { recusedFrom } from '../meetings/recused-from';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { isBarred, partsInRow, type PersonInMatter } from '../conflicts/conflict';
import { actingPersonAmong, personOf } from '../conflicts/person-in-matter';
import { rulesAtEnd } from '../periods/unit-scheme';
import { contradictionsIn } from './contradictions';
import { needCorrectionDay } from './need-correction-day';
import { proposalsOf, type OutcomeProposal } from './proposals';
import { needConcern } from './unsettled';
import { seenPeriods } from './seen-periods';
import { namesApart } from '../roster/names-apart';

/** characters of a reason */
export const longestReason = 300;

/** A meeting's decision on one proposal. */
export interface OutcomeRulingInput {
  rule: string;
  /** 编号 */
  subject: string;
  /** number of the last ruling on it that was shown; 0: none */
  seen: number;
  confirmed: boolean;
  /** the reason; setting aside needs one */
  words: string;
  /** YYYY-MM-DD by which the person corrects what it is about; absent or '': no day is set */
  correctBy?: string;
}

/**
 * Keeps a meeting's decisions on a sealed period's proposals (结果运用): all of them, or none. The people concerned step aside,
 * and the rest has to be a quorum. A conversion is credited to the person's account of that year; no points change.
 * @throws Problem `nothing-ruled`, `outcome-before-seal`, `own-outcome`, `no-quorum-for-outcome`, `committee-decides`,
 * `reason-missing`, `outcome-changed`, `outcome-gone`, `outcome-contradicts`, `leave-used`, `leave-void`, `correction-day`,
 * `correction-late`; `not-found` for what isn't proposed, or another body decides
 */
export function ruleOnOutcomes(
  app: App,
  actor: Actor,
  {
    key,
    meeting: id,
    period,
    rulings,
    meansBoth = false
  }: {
    key: string;
    meeting: string;
    period: string;
    rulings: readonly OutcomeRulingInput[];
    /** people who are praised and disciplined at once are meant so (`contradictionsIn`) */
    meansBoth?: boolean;
  }
) {
  const input = {
    meeting: id,
    period,
    rulings: rulings.map((ruling) => ({ ...ruling })),
    ...(meansBoth && { meansBoth })
  };
  return app.runCommand(actor, { permission: 'decide-outcomes', key, input }, async (stores) => {
    if (rulings.length === 0) throw new Problem('nothing-ruled', 422);
    const meeting = await needMeeting(stores, id);
    if (!(await seenPeriods(stores, actor)).includes(period)) throw new Problem('not-found', 404);
    await needAfterSeal(stores, period, meeting);
    const proposals = await proposalsOf(stores, period);
    const rules = rulesAtEnd(stores, period);
    const accounts = await stores.accounts.list();
    const names = namesApart(await stores.roster.list());
    const found = rulings.map((ruling) => {
      const proposal = proposals.find(
        ({ rule, subject, ofAssembly }) => rule === ruling.rule && subject === ruling.subject && !ofAssembly
      );
      if (!proposal) throw new Problem('not-found', 404);
      const name = names.get(ruling.subject) ?? ruling.subject;
      if (ruling.confirmed) needConcern(proposal, name);
      checkWords(ruling);
      checkDay(ruling, { date: meeting.decision.date, kind: classOf(rules, ruling.rule) });
      return { ruling, proposal, recused: recusedOf(ruling.subject, name, { actor, meeting, accounts }) };
    });
    if (!meansBoth) needOneSide(proposals, rules, { rulings, names });
    const ids = await stores.outcomes.rule(
      found.map(({ ruling, recused }) => ({
        ...ruling,
        correctBy: ruling.correctBy || null,
        period,
        meeting: meeting.id,
        account: actor.account,
        recused
      }))
    );
    const bought = found.flatMap(({ ruling, proposal }, at) =>
      proposal.value === null ? [] : [{ proposal, ruling, id: ids[at] ?? '' }]
    );
    if (bought.length > 0) {
      const year = yearOf(period);
      const known = await stores.leave.lines({ year });
      for (const { proposal, ruling, id } of bought)
        await settleLeave(stores, proposal, {
          year,
          known,
          confirmed: ruling.confirmed,
          ruling: id,
          words: ruling.words,
          account: actor.account,
          day: meeting.decision.date
        });
    }
    const confirmed = rulings.filter((ruling) => ruling.confirmed).length;
    return { confirmed, setAside: rulings.length - confirmed };
  });
}

/** Asks about people who would be praised and disciplined at once; only what these rulings bring about is asked about. */
function needOneSide(
  proposals: readonly OutcomeProposal[],
  rules: SchemeRules,
  { rulings, names }: { rulings: readonly OutcomeRulingInput[]; names: ReadonlyMap<string, string> }
): void {
  const ruled = new Map(rulings.map(({ rule, subject, confirmed }) => [`${rule} ${subject}`, confirmed]));
  const confirmed = new Set(rulings.flatMap((one) => (one.confirmed ? [one.subject] : [])));
  const found = contradictionsIn(
    proposals,
    rules,
    ({ rule, subject, ruling }) => ruled.get(`${rule} ${subject}`) ?? ruling?.confirmed ?? false
  ).find(({ subject }) => confirmed.has(subject));
  if (!found) return;
  const { subject, praise, discipline } = found;
  throw new Problem('outcome-contradicts', 409, { name: names.get(subject) ?? subject, praise, discipline });
}

/** No meeting decides what hasn't been sealed yet. */
async function needAfterSeal(stores: UnitStores, period: string, { decision }: Meeting): Promise<void> {
  const seal = (await stores.periods.seals()).find((each) => each.period === period);
  if (!seal) throw new Problem('not-found', 404);
  const sealed = dayIn(stores.unit.timeZone, new Date(seal.sealed));
  if (decision.date < sealed) throw new Problem('outcome-before-seal', 409, { period, sealed });
}

function checkWords({ confirmed, words }: OutcomeRulingInput): void {
  if (confirmed) needText(words, longestReason);
  else needReason(words, longestReason);
}

/** Only a talk, or what is disciplinary, wants something corrected: not before the meeting, and by the end of the next year. */
function checkDay(
  { confirmed, correctBy = '' }: OutcomeRulingInput,
  { date, kind }: { date: string; kind: OutcomeClass }
): void {
  if (correctBy === '') return;
  if (!confirmed || !isClosedClass(kind)) throw new Problem('correction-day', 422);
  needCorrectionDay(correctBy, date, 'correction-day');
}

/** Those in the meeting whom the proposal concerns. The database refuses a ruling by them, too. */
function recusedOf(
  subject: string,
  name: string,
  { actor, meeting, accounts }: { actor: Actor; meeting: Meeting; accounts: readonly Account[] }
): string[] {
  const isAside = (person: PersonInMatter) =>
    isBarred({ deed: 'decide', parts: partsInRow(person, subject) });
  if (isAside(actingPersonAmong(actor, accounts))) throw new Problem('own-outcome', 403, { name });
  return recusedFrom(meeting, {
    named: name,
    accounts,
    isAside: (account) => isAside(personOf(account, accounts)),
    tooFew: (left, needed) => new Problem('no-quorum-for-outcome', 409, { name, left, needed })
  });
}

/** The data by which a ruling on a conversion is settled. */
interface RulingContext {
  year: number;
  /** everybody's accounts of the year, to which settled lines are added */
  known: RuledLeaveLine[];
  confirmed: boolean;
  /** id */
  ruling: string;
  words: string;
  account: string;
  day: string;
}

/**
 * Credits what points of the year to date haven’t bought yet. What an earlier ruling on this proposal credited is undone
 * when it is set aside, and when a correction has unsettled it.
 */
async function settleLeave(
  stores: UnitStores,
  { period, rule, subject, sum, unsettled }: OutcomeProposal,
  { year, known, confirmed, ruling, words, account, day }: RulingContext
): Promise<void> {
  const own = known.filter((line) => line.subject === subject);
  const earlier = liveCredits(own).filter((line) => line.rule === rule && line.period === period);
  const undone = confirmed && !unsettled ? [] : earlier;
  if (confirmed) {
    const conversion = conversionIn(stores, period, rule);
    const kept = own.filter((line) => !undone.includes(line));
    const [toDate] = await pointsToDate(stores, [{ subject, rule, period }]);
    const left = leastSum(sum, toDate);
    const amount = conversion ? daysToCredit(stores, conversion, { period, sum: left, own: kept }) : 0;
    const line = { rule, year, subject, action: 'credit', reverses: null } as const;
    const said = { ruling, account, basis: '', words: '' };
    let more = amount;
    // The new credits come first, and what was granted before is there from its own day on: days that were used already rest on it.
    for (const before of undone) {
      const again = Math.min(more, before.amount);
      if (again > 0) await add({ ...line, ...said, amount: again, day: before.day });
      more -= again;
    }
    const expires = expiryOf(year);
    if (more > 0 && day > expires) throw new Problem('leave-void', 409, { expires, held: day });
    if (more > 0) await add({ ...line, ...said, amount: more, day });
  }
  for (const line of undone) {
    const reversal = undoing(line, account, words);
    await needUnused(stores, { ...reversal, id: '', no: 0 });
    await add(reversal);
  }

  async function add(line: NewLeaveLine): Promise<void> {
    known.push({ ...line, ...(await stores.leave.add(line)), period: line.ruling === null ? null : period });
  }
}
