import { dayIn, lastMonth, periodKind, yearOf } from '$lib/calendar';
import { canonical } from '$lib/notice';
import { createHash } from 'node:crypto';
import { may, type Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { findFiles, holdFiles } from '../imports/hold-files';
import { gridsOf } from '../imports/files/read-uploads';
import type { Grid } from '../imports/files/read-workbook';
import { Unreadable, type ImportFinding, type Upload } from '../imports/upload';
import { matterKey } from '../ledger/matter-key';
import { needAnswers } from '../ledger/need-answers';
import { questionsAbout, type EntryQuestion } from '../ledger/questions';
import { closedWith } from '../periods/closing';
import type { SealedPeriod } from '../periods/periods';
import { sealedPeriodOf } from '../periods/draft-seal';
import { maySeal, needSecondPerson } from '../periods/second-person';
import { ballotsOf, scoreWhole } from '../periods/score-period';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { countedRows, unwatched, type ObservedWork } from '../../platform/command/observed-work';
import { needMonths } from './need-months';
import { paperOfPlan, planTakeover, type TakeoverPlan } from './plan-takeover';
import type { Basis } from './read-basis';
import { waitingTakeover } from './waiting-takeover';

/** A period as it would be taken over: a month by the paper, a longer one by its months. */
export interface PlannedPeriod {
  sealed: SealedPeriod;
  basis: Basis;
  /** the paper's ranks; otherwise they follow from the points (M11) */
  paperRanks: boolean;
  /** how many of the paper's ranks differ from those that follow from its points */
  unlike: number;
}

export interface TakeoverDraft {
  plan: TakeoverPlan;
  /** none while there is a problem */
  periods: PlannedPeriod[];
  /** about the lines: which may be too many, so that both people have to answer them (M17) */
  questions: EntryQuestion[];
  /** names the held files; '' when the draft can't be confirmed */
  files: string;
  /** names exactly this draft */
  shown: string;
}

interface Read {
  sheets: { file: string; grid: Grid }[];
  problems: ImportFinding[];
}

/**
 * Reads files and says what would be taken over. Changes nothing.
 * @throws Problem `forbidden`
 */
export async function previewTakeover(
  app: App,
  actor: Actor,
  uploads: readonly Upload[]
): Promise<TakeoverDraft> {
  if (!may(actor, 'take-over')) throw new Problem('forbidden', 403);
  const read = await readSheets(uploads);
  const draft = await app.readTransaction(actor, async (stores) => {
    if (!(await mayLook(stores, actor, app.clock()))) throw new Problem('forbidden', 403);
    return draftOf(stores, app.clock(), read);
  });
  const files = draft.plan.problems.length === 0 ? await holdFiles(app, actor, uploads) : '';
  return { ...draft, files };
}

/** The draft of files that are still held; null when they are gone. */
export async function heldTakeover(app: App, actor: Actor, files: string): Promise<TakeoverDraft | null> {
  const uploads = await findFiles(app, actor, files);
  return uploads && previewTakeover(app, actor, uploads);
}

/**
 * Whether an actor may see what a file says about people: those who take over may; a superior only when
 * asked to confirm a proposal.
 */
export async function mayLook(stores: UnitStores, actor: Actor, now: Date): Promise<boolean> {
  if (may(actor, 'propose-seal')) return true;
  const today = dayIn(stores.unit.timeZone, now);
  const dashboard = { accounts: await stores.accounts.list(), today };
  return may(actor, 'take-over') && maySeal(actor, dashboard) && (await waitingTakeover(stores)) !== null;
}

interface ConfirmedTakeover {
  key: string;
  /** names the held files */
  files: string;
  /** digest of the draft that was looked at */
  shown: string;
  /** numbers of the lines about which the questions were answered: they are other things; absent: none */
  answered?: readonly string[];
}

/**
 * Proposes to take months over, as the first of two people, exactly as shown. A proposal seals nothing. The
 * second person checks the same workbook against the paper, and its content is compared with the
 * proposal's.
 * @throws Problem those of `needMonths`, `files-gone`, `import-refused`, `preview-outdated`,
 * `questions-open` (`OpenQuestions`), `proposal-stands`
 */
export async function proposeTakeover(
  app: App,
  actor: Actor,
  { key, files, shown, answered = [] }: ConfirmedTakeover
): Promise<{ proposal: string }> {
  const read = await heldSheets(app, actor, files);
  return app.runCommand(
    actor,
    { permission: 'propose-seal', key, input: { takeOver: shown } },
    async (stores) => {
      const { plan, questions } = await needDraft(stores, app.clock(), read, shown);
      needAnswers(questions, answered);
      if ((await stores.takeovers.proposal())?.shown === shown) throw new Problem('proposal-stands', 409);
      const period = plan.months[plan.months.length - 1] ?? '';
      return { proposal: await stores.periods.propose({ period, shown, account: actor.account }) };
    }
  );
}

/**
 * Takes a proposal back: one's own, or somebody else's that isn't agreed to.
 * @throws Problem `proposal-gone`, `takeover-too-late`
 */
export function withdrawTakeover(
  app: App,
  actor: Actor,
  { key, proposal }: { key: string; proposal: string }
): Promise<null> {
  return app.runCommand(
    actor,
    { permission: 'take-over', key, input: { withdraw: proposal } },
    async (stores) => {
      if ((await stores.periods.seals()).length > 0) throw new Problem('takeover-too-late', 409);
      if (!(await mayLook(stores, actor, app.clock()))) throw new Problem('forbidden', 403);
      if ((await stores.takeovers.proposal())?.id !== proposal) throw new Problem('proposal-gone', 409);
      await stores.periods.withdraw({ proposal, account: actor.account });
      return null;
    }
  );
}

/**
 * Takes the months over as somebody else has proposed it: lines are booked, every month and every longer period that ended
 * with one is sealed, each with its basis. All of it, or nothing.
 *
 * @throws Problem those of `needMonths`, `files-gone`, `import-refused`, `preview-outdated`, `proposal-gone` when it was
 *   withdrawn or replaced, `proposal-void` when this isn't what was proposed, `own-proposal`, `questions-open` (`OpenQuestions`), `forbidden`
 */
export async function takeOver(
  app: App,
  actor: Actor,
  { key, files, shown, proposal, answered = [] }: ConfirmedTakeover & { proposal: string },
  work: ObservedWork = unwatched
): Promise<{ months: number; people: number; lines: number }> {
  const read = await heldSheets(app, actor, files);
  return app.runCommand(
    actor,
    { permission: 'take-over', key, input: { shown, proposal }, fixes: 'figures' },
    async (stores) => {
      const { plan, periods, questions } = await needDraft(stores, app.clock(), read, shown);
      const pending = await stores.takeovers.proposal();
      if (pending?.id !== proposal) throw new Problem('proposal-gone', 409);
      await needSecondPerson(stores, actor, pending, app.clock());
      if (pending.shown !== shown) throw new Problem('proposal-void', 409);
      needAnswers(questions, answered);
      const results = periods.reduce((sum, { sealed }) => sum + sealed.results.length, 0);
      const done = countedRows(work, plan.lines.length + results);
      const decisions = new Map<string, string>();
      for (const [month, { date, body, minutes }] of plan.basis)
        decisions.set(month, await stores.decisions.record({ date, body, minutes }));
      for (const month of plan.months) {
        const own = plan.lines.filter(({ period }) => period === month);
        if (own.length > 0) await stores.ledger.append(own, decisions.get(month) ?? '', done);
      }
      await stores.takeovers.record(
        periods.map(({ sealed, basis, paperRanks }) => ({
          sealed,
          paperRanks,
          noticed: basis.noticed,
          decision: decisions.get(lastMonth(sealed.period)) ?? '',
          digest: digestOfTakeover(sealed, basis, paperRanks)
        })),
        { scheme: stores.adoptions.digest(), proposal, account: actor.account },
        done
      );
      const people = new Set(periods.flatMap(({ sealed }) => sealed.results.map(({ subject }) => subject)));
      return { months: plan.months.length, people: people.size, lines: plan.lines.length };
    }
  );
}

/** The sheets of files that this account has dropped; null when they are gone. */
async function heldSheets(app: App, actor: Actor, files: string): Promise<Read | null> {
  const uploads = await findFiles(app, actor, files);
  return uploads && readSheets(uploads);
}

/** The draft as it is now, which has to be the one that was shown. */
async function needDraft(stores: UnitStores, now: Date, read: Read | null, shown: string) {
  if (!read) throw new Problem('files-gone', 404);
  const draft = await draftOf(stores, now, read);
  const { length: count } = draft.plan.problems;
  if (count > 0) throw new Problem('import-refused', 409, { count });
  if (draft.shown !== shown) throw new Problem('preview-outdated', 409);
  return draft;
}

/** SHA-256 over the period, its basis and everybody's figures: all that was taken over, with its ground. */
function digestOfTakeover({ period, results }: SealedPeriod, basis: Basis, paperRanks: boolean): string {
  const figures = results.map(({ earlier, ...result }) => ({
    ...result,
    ...(earlier && { earlier: earlier.map((spell) => ({ ...spell })) })
  }));
  return createHash('sha256')
    .update(canonical({ period, basis: { ...basis }, paperRanks, results: figures }))
    .digest('hex');
}

async function readSheets(uploads: readonly Upload[]): Promise<Read> {
  const read: Read = { sheets: [], problems: [] };
  for (const upload of uploads)
    try {
      for (const grid of await gridsOf(upload)) read.sheets.push({ file: upload.name, grid });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      read.problems.push({ file: upload.name, sheet: '', row: null, column: null, ...error.params });
    }
  return read;
}

async function draftOf(stores: UnitStores, now: Date, read: Read): Promise<Omit<TakeoverDraft, 'files'>> {
  const months = await needMonths(stores);
  const booked = await stores.ledger.entries();
  const subjects = await stores.roster.list();
  const plan = planTakeover(read.sheets, {
    scheme: schemeOf(stores),
    subjects,
    entries: booked,
    months,
    today: dayIn(stores.unit.timeZone, now)
  });
  plan.problems.unshift(...read.problems);
  if (plan.problems.length > 0) return { plan, periods: [], questions: [], shown: '' };
  const lines = plan.lines.map((line) => ({
    ...line,
    matterKey: matterKey(stores.unit.salt, line.matterText)
  }));
  const entries = [...booked, ...lines];
  const scheme = schemeOf(stores);
  const paper = paperOfPlan(plan);
  const roster = new Map(subjects.map((subject) => [subject.id, subject]));
  // Taken over, they are the unit's first (M15).
  const [first] = months;
  const balloted = await ballotsOf(stores, months.map(yearOf));
  const periods = months.flatMap((month) =>
    closedWith(scheme, month, { firstPeriod: first ?? month }).map((period): PlannedPeriod => {
      const ballots = balloted.get(yearOf(period)) ?? [];
      const result = scoreWhole({ scheme, subjects, entries, ballots, paper, first: first ?? month, period });
      const sealed = sealedPeriodOf(period, result, roster);
      const results = sealed.results.filter(({ subject }) => paper.points.get(subject)?.has(month) ?? false);
      const basis = plan.basis.get(month) ?? { date: '', body: '', minutes: '', noticed: null };
      const ranks = periodKind(period) === 'month' ? plan.figures.ranks.get(month) : undefined;
      if (!ranks)
        return {
          sealed: { ...sealed, results },
          paperRanks: false,
          unlike: 0,
          basis: period === month ? basis : { ...basis, noticed: null }
        };
      const kept = results.map((each) => ({
        ...each,
        rank: each.rank === null ? null : (ranks.get(each.subject) ?? each.rank)
      }));
      const unlike = kept.filter(({ rank }, n) => rank !== results[n]?.rank).length;
      return { sealed: { ...sealed, results: kept }, basis, paperRanks: true, unlike };
    })
  );
  for (const { sealed, unlike } of periods)
    if (unlike > 0)
      plan.notices.push({
        file: read.sheets[0]?.file ?? '',
        sheet: '',
        row: null,
        column: null,
        code: 'takeover-rank-differs',
        params: { month: sealed.period, count: unlike }
      });
  const basis = [...plan.basis].sort();
  const questions = questionsAbout(lines, booked, { scheme });
  return { plan, periods, questions, shown: digestOfShown([periods, basis, plan.lines]) };
}
