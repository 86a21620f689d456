import type { LineWorth } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { claimNo } from '../claims/claim-no';
import type { Claim, ClaimStep } from '../claims/claim';
import type { Decision } from '../decisions/decisions';
import type { Evidence } from '../evidence/evidence';
import { worthReckoner } from '../ledger/worth';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPersonAmong } from '../conflicts/person-in-matter';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { spotCheckSheet, type SpotLine } from './spot-check-sheet';
import type { SpotCheck, SpotFinding } from './spot-checks';
import { accountNames } from '../accounts/account-names';

/** One drawn entry with all that it rests on. */
export interface FollowedEntry {
  check: SpotCheck;
  line: SpotLine;
  /** the change that it makes in its month; null: none */
  worth: LineWorth | null;
  decision: Decision | null;
  /** names of those who sat in that meeting; null: no meeting is recorded, only its minutes */
  present: string[] | null;
  /** name of the person who booked it; '' when nothing says */
  booker: string;
  /**
   * the claim from which it came; null: it came with an import or an assembly, on the basis of its minutes
   * alone
   */
  claim: {
    no: string;
    way: Claim['way'];
    paper: string;
    story: string;
    steps: (Pick<ClaimStep, 'no' | 'action' | 'at' | 'agrees' | 'ruling' | 'words'> & {
      /** null: not shown */
      by: string | null;
      /** instant by the clock of the device on which it was filled in; null: none was said, or not shown */
      deviceAt: string | null;
    })[];
    evidence: Evidence[];
  } | null;
  /** the seal of the month in which it is booked; `digest`: that of the trail's record up to there */
  seal: { sealed: string; digest: string | null } | null;
  /** number of the line that undoes it (更正); null: it counts */
  undone: string | null;
  /** all findings about it, the oldest first, with who made them */
  findings: (SpotFinding & { by: string })[];
  /** it concerns the actor, who may not judge it */
  isOwn: boolean;
}

/**
 * Follows one drawn entry to its basis: clause, paper, claim, decision, seal.
 * @param place in the draw, from 1
 * @throws Problem `not-found`
 */
export async function followEntry(
  stores: UnitStores,
  actor: Actor,
  { check: id, place }: { check: string; place: number }
): Promise<FollowedEntry> {
  const { check, lines } = await spotCheckSheet(stores, actor, id);
  const line = lines.find((each) => each.place === place);
  if (!line) throw new Problem('not-found', 404);
  const { entry } = line;
  const accounts = await stores.accounts.list();
  const names = accountNames(accounts);
  const nameOf = (account: string) => names.get(account) ?? account;
  const own = await stores.ledger.entries({ subject: entry.subject });
  const worthOf = await worthReckoner(stores, {
    period: entry.period,
    upto: await stores.ledger.last(),
    subjects: await stores.roster.list()
  });
  const worth = await worthOf([entry]);
  const seal = (await stores.periods.seals()).find((each) => each.period === entry.period);
  const meeting = await stores.meetings.find({ decision: entry.decision });
  const parts = partsInRow(actingPersonAmong(actor, accounts), entry.subject);
  const isOwn = isBarred({ deed: 'inspect', parts });
  const [booker] = await stores.objections.bookersOf([entry.id]);
  return {
    check,
    line,
    worth: worth.get(entry.id) ?? null,
    decision: (await stores.decisions.list()).find((each) => each.id === entry.decision) ?? null,
    present: meeting ? meeting.members.map(nameOf) : null,
    booker: booker === undefined ? '' : nameOf(booker),
    claim: await claimOf(stores, { actor, isOwn }, entry.id, nameOf),
    seal: seal ? { sealed: seal.sealed, digest: await stores.spotChecks.trailDigest(seal.seq) } : null,
    undone: own.find(({ reverses }) => reverses === entry.id)?.id ?? null,
    findings: check.findings
      .filter((each) => each.entry === entry.id)
      .map((each) => ({ ...each, by: nameOf(each.account) })),
    isOwn
  };
}

/**
 * The claim that became an entry has the same number. Only the recorder learns who reported a colleague,
 * and not if they are that colleague.
 */
async function claimOf(
  stores: UnitStores,
  { actor, isOwn }: { actor: Actor; isOwn: boolean },
  number: string,
  nameOf: (account: string) => string
): Promise<FollowedEntry['claim']> {
  const year = /^申(\d{4})-\d+$/.exec(number)?.[1];
  if (year === undefined) return null;
  const claim = (await stores.claims.list({ year: Number(year) })).find((each) => claimNo(each) === number);
  if (!claim) return null;
  const deviceTimes = await stores.claims.deviceTimes(claim.id);
  const isHidden = (account: string) =>
    claim.way === 'reported' && account === claim.declaredBy && (!actor.roles.includes('recorder') || isOwn);
  return {
    no: number,
    way: claim.way,
    paper: claim.paper,
    story: claim.steps.findLast(({ fields }) => fields !== null)?.fields?.story ?? '',
    steps: claim.steps.map(({ no, action, at, agrees, ruling, account, words }) => ({
      no,
      action,
      at,
      agrees,
      ruling,
      words,
      by: isHidden(account) ? null : nameOf(account),
      deviceAt: isHidden(account) ? null : (deviceTimes.get(no) ?? null)
    })),
    evidence: await stores.evidence.list([claim.id])
  };
}
