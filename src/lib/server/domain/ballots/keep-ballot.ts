import { own } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { assessedYears, isYearClosed } from '../assessments/sheet';
import { isBarred, partAmong } from '../conflicts/conflict';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { ballotScore } from './ballot-score';
import { paperNumber } from './paper-number';
import { ballotSheet, type BallotSheet } from './tally';
import { needNoExcess, needVoters } from './voters';

const permission = 'keep-ballot';

/**
 * Opens the ballot of a year.
 * @throws Problem `no-ballot`, `bad-period`, `year-closed`, `ballot-opened`
 */
export function openBallot(
  app: App,
  actor: Actor,
  { key, year }: { key: string; year: number }
): Promise<{ year: number }> {
  return app.runCommand(actor, { permission, key, input: { year } }, async (stores) => {
    await needSheet(stores, year);
    if (await isYearClosed(stores, year)) throw new Problem('year-closed', 409, { year });
    await stores.ballots.open(year);
    return { year };
  });
}

export interface BallotPaperInput {
  key: string;
  year: number;
  /** the number that is written on the paper, as typed */
  no: string;
  group: string;
  /** the typed text; empty: this paper doesn't score the person */
  scores: readonly { subject: string; typed: string }[];
}

/**
 * Keys in one paper. Nothing tells whose it is.
 * @throws Problem `no-ballot`, `ballot-not-open`, `bad-paper-number`, `paper-number-taken`,
 * `bad-paper-group`, `voters-unknown`, `too-many-papers`, `unknown-subject`, `bad-score`, `empty-paper`, `bad-form` for somebody who is on it
 * twice
 */
export function keyPaper(
  app: App,
  actor: Actor,
  { key, year, no, group, scores }: BallotPaperInput
): Promise<{ no: number }> {
  const input = { year, no, group, scores: scores.map((each) => ({ ...each })) };
  return app.runCommand(actor, { permission, key, input }, async (stores) => {
    const sheet = await needSheet(stores, year);
    const number = paperNumber(no);
    if (own(sheet.item.groups, group) === undefined) throw new Problem('bad-paper-group', 422);
    // One paper is one ballot about each: a second line would count as another voter.
    if (new Set(scores.map(({ subject }) => subject)).size < scores.length)
      throw new Problem('bad-form', 400);
    const read = scores.flatMap(({ subject, typed }) => {
      const score = scoreOf(sheet, subject, typed);
      return score === null ? [] : [{ subject, group, score }];
    });
    if (read.length === 0) throw new Problem('empty-paper', 422);
    const paper = { source: 'paper' as const, scores: read, struck: false };
    needVoters(sheet.papers, [...(sheet.ballot?.papers ?? []), paper]);
    await stores.ballots.add(year, { no: number, source: 'paper', scores: read, keyedBy: actor.account });
    return { no: number };
  });
}

/**
 * Strikes out a paper that was mis-keyed: it stays, and counts no more.
 * @throws Problem `bad-paper-number`, `ballot-not-open`, `not-found`
 */
export function strikePaper(
  app: App,
  actor: Actor,
  { key, year, no }: { key: string; year: number; no: string }
): Promise<{ no: number }> {
  return app.runCommand(actor, { permission, key, input: { year, no } }, async (stores) => {
    const number = paperNumber(no);
    await stores.ballots.strike(year, number, actor.account);
    return { no: number };
  });
}

/**
 * Somebody who keyed in nothing has compared counts and sums with the pile.
 * @param shown of the sheet that was compared
 * @throws Problem `no-ballot`, `ballot-not-open`, `ballot-empty`, `voters-unknown`, `papers-over-voters`, `check-by-another`, `preview-outdated`
 */
export function checkBallot(
  app: App,
  actor: Actor,
  { key, year, shown }: { key: string; year: number; shown: string }
): Promise<{ year: number }> {
  return app.runCommand(actor, { permission, key, input: { year, shown, check: true } }, async (stores) => {
    const sheet = await needPapers(stores, year);
    const keyers = sheet.ballot?.papers.map(({ keyedBy }) => keyedBy) ?? [];
    if (isBarred({ deed: 'compare', parts: partAmong('keyed', actor.account, keyers) }))
      throw new Problem('check-by-another', 403);
    if (sheet.shown !== shown) throw new Problem('preview-outdated', 409);
    await stores.ballots.check(year, shown, actor.account);
    return { year };
  });
}

/**
 * Closes a ballot: its papers are final, and count from now on. With too few of a group there is no result, and the
 * year has no rank: that is said, and doesn't keep it from being closed.
 *
 * @throws Problem `no-ballot`, `ballot-not-open`, `ballot-empty`, `voters-unknown`, `papers-over-voters`, `ballot-unchecked`,
 *   `preview-outdated`, `year-closed`
 */
export function closeBallot(
  app: App,
  actor: Actor,
  { key, year, shown }: { key: string; year: number; shown: string }
): Promise<{ year: number }> {
  return app.runCommand(actor, { permission, key, input: { year, shown, close: true } }, async (stores) => {
    const sheet = await needPapers(stores, year);
    if (await isYearClosed(stores, year)) throw new Problem('year-closed', 409, { year });
    if (sheet.shown !== shown) throw new Problem('preview-outdated', 409);
    if (!sheet.checked) throw new Problem('ballot-unchecked', 409);
    await stores.ballots.close(year, actor.account);
    return { year };
  });
}

async function needPapers(stores: UnitStores, year: number): Promise<BallotSheet> {
  const sheet = await needSheet(stores, year);
  if (!sheet.ballot || sheet.ballot.closed) throw new Problem('ballot-not-open', 409, { year });
  if (sheet.ballot.papers.every(({ struck }) => struck)) throw new Problem('ballot-empty', 409);
  needNoExcess(sheet.papers);
  return sheet;
}

/**
 * Finds the ballot sheet of a year.
 * @throws Problem `no-ballot`, `bad-period`
 */
export async function needSheet(stores: UnitStores, year: number): Promise<BallotSheet> {
  if (!(await assessedYears(stores)).includes(year))
    throw new Problem('bad-period', 422, { value: String(year) });
  const sheet = await ballotSheet(stores, year);
  if (!sheet) throw new Problem('no-ballot', 409);
  return sheet;
}

function scoreOf({ people }: BallotSheet, subject: string, typed: string): number | null {
  const person = people.find(({ id }) => id === subject);
  if (!person) throw new Problem('unknown-subject', 422, { value: subject });
  return ballotScore(typed, person.name);
}
