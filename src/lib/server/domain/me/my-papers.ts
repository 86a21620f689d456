import { dayIn, yearOf, type Day } from '$lib/calendar';
import {
  accountYears,
  closedShopOn,
  isInAccount,
  isOpenAccount,
  onlyYear,
  shopOn,
  type AccountYears,
  type Scheme
} from '$lib/points';
import type { MyLeave, MyPapers, MyProof, MySpending } from '$lib/sync';
import type { ChangeKind } from '../../platform/changes/changes';
import { myAssessments } from '../assessments/my-assessment';
import { leaveAccounts } from '../leave/leave-accounts';
import { shownState } from '../objections/objection-status';
import { yearObjections } from '../objections/year-objections';
import { myOutcomes } from '../outcomes/my-outcomes';
import { schemeOf } from '../periods/unit-scheme';
import { redemptionAccounts } from '../redemptions/redemption-accounts';
import type { UnitStores } from '../units/unit-stores';

/** The kinds of changes that may change somebody's papers. */
export const paperKinds: readonly ChangeKind[] = [
  ...(['entry', 'seal', 'notice', 'objection', 'outcome', 'leave', 'redemption'] as const),
  ...(['self-score', 'assembly', 'certificate', 'roster', 'scheme', 'takeover'] as const)
];

/**
 * One's own papers: the outcomes of one's points, leave and spent points, one's assessment, and what one's yearly file needs
 * beside the entries. They are the same until something happens (`paperKinds`), or another day begins.
 * @param account sees others' objections only once they are answered (`yearObjections`)
 */
export async function myPapers(
  stores: UnitStores,
  now: Date,
  { subject, account }: { subject: string; account: string }
): Promise<Omit<MyPapers, 'digest'>> {
  return {
    outcomes: await myOutcomes(stores, subject),
    leave: await myLeave(stores, now, subject),
    spending: await mySpending(stores, now, subject),
    assessments: await myAssessments(stores, subject),
    proofs: await myProofs(stores, subject),
    objections: (await yearObjections(stores, { subject, oneself: account })).map((objection) => ({
      ...objection,
      state: shownState(objection.state)
    })),
    brought: (await stores.certificates.received(subject)).flatMap(({ certificate, digest }) =>
      certificate === null
        ? []
        : {
            unit: certificate.unit.name,
            no: certificate.signed.no,
            digest,
            months: certificate.months.map(({ period, points }) => ({ period, points }))
          }
    )
  };
}

/** The last two years that have an account: an older one has nothing left to use. */
async function myLeave(stores: UnitStores, now: Date, subject: string): Promise<MyLeave[]> {
  const years = [...new Set((await stores.leave.lines({ subject })).map(({ year }) => year))];
  const newest = years.sort((a, b) => b - a).slice(0, 2);
  const found: MyLeave[] = [];
  for (const year of newest)
    for (const account of await leaveAccounts(stores, now, { year, subject })) {
      const { rule, credited, taken, balance, expires, lines } = account;
      found.push({
        name: rule.name,
        english: rule.english,
        unit: rule.unit,
        unitEnglish: rule.unitEnglish ?? rule.unit,
        year,
        credited,
        ...(taken > 0 && { taken }),
        balance,
        expires,
        lines: lines.map(({ no, action, amount, day, basis, words, undone }) => ({
          no,
          action,
          amount,
          day,
          words: basis || words,
          undone
        }))
      });
    }
  return found;
}

/**
 * The accounts that are open today: in January those of the year before, too. Where the rules have given up their shop,
 * its last account stays, with the day on which it ended.
 */
async function mySpending(stores: UnitStores, now: Date, subject: string): Promise<MySpending[]> {
  const today = dayIn(stores.unit.timeZone, now);
  const found: MySpending[] = [];
  for (const { years, until } of shownAccounts(schemeOf(stores, today), today)) {
    const [account] = await redemptionAccounts(stores, { years, subject });
    if (!account) continue;
    const { earned, spent, left, lines } = account;
    found.push({
      year: onlyYear(years),
      until,
      earned,
      spent,
      left,
      lines: lines.map(({ id, no, action, good, quantity, amount, day, words, isUndone }) => ({
        id,
        no,
        action,
        good,
        quantity,
        amount,
        day,
        words,
        isUndone
      }))
    });
  }
  return found;
}

/** The years whose points a phone shows, and the last day on which they are spent, where it is known. */
function shownAccounts(scheme: Scheme, today: Day): { years: AccountYears; until: Day | null }[] {
  const shop = shopOn(scheme, today);
  const closed = closedShopOn(scheme, today);
  if (closed) return [{ years: accountYears(scheme, closed.year), until: closed.last }];
  if (!shop) return [];
  const thisYear = yearOf(today);
  const before = accountYears(scheme, thisYear - 1);
  const endsNow = !isInAccount(before, thisYear) && isOpenAccount(before, today);
  return [
    ...(endsNow ? [{ years: before, until: `${thisYear}-01-31` }] : []),
    ...(shop.year === thisYear ? [{ years: accountYears(scheme, thisYear), until: null }] : [])
  ];
}

async function myProofs(stores: UnitStores, subject: string): Promise<MyProof[]> {
  const own = new Set((await stores.periods.resultsOf(subject)).map(({ period }) => period));
  const seals = (await stores.periods.seals()).filter(({ period }) => own.has(period));
  const records = await stores.trail.recordsOf(seals.map(({ seq }) => seq));
  const notices = new Map((await stores.notices.list()).map((notice) => [notice.period, notice]));
  const digests = await stores.notices.digestsAsCorrected();
  return seals.map(({ period, seq }) => {
    const notice = notices.get(period);
    return {
      period,
      record: records.get(seq) ?? null,
      notice: notice ? { code: notice.code, digest: digests.get(notice.code) ?? notice.digest } : null
    };
  });
}
