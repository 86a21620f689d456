import { lastMonth } from '$lib/calendar';
import { m } from '$lib/text';
import { roleName } from '$lib/text/role-text';
import type { PageData } from '../$types';
import type { UnitDeadlines } from './unit-deadlines';

/** The facts from which the front page is decided, as its load gives them. */
export type FrontPageFacts = Pick<
  PageData,
  | 'after'
  | 'ahead'
  | 'begun'
  | 'subordinates'
  | 'daysLeft'
  | 'entries'
  | 'lapsed'
  | 'lateQuarters'
  | 'objections'
  | 'open'
  | 'people'
  | 'takeover'
  | 'talks'
  | 'toConfirm'
  | 'toPublish'
  | 'toSeal'
> & {
  may: Pick<PageData['may'], 'check' | 'publish'>;
  waiting: Pick<NonNullable<PageData['waiting']>, 'check' | 'confirm' | 'decide' | 'papers'> | null;
  declared: { left: number; missing: readonly unknown[] } | null;
  scheme: Pick<PageData['scheme'], 'subjects'>;
  roleNames?: PageData['roleNames'];
};

/**
 * One thing that waits for the reader: where it is done, how many there are, and the words after that number.
 */
export interface WaitingThing {
  href: string;
  count: number;
  urgent: boolean;
  text: (of: { count: number }) => string;
}

/** How many objections wait for their supplementary notice, and the quarters whose late assemblies do. */
interface WaitingSupplements extends Pick<FrontPageFacts, 'lateQuarters' | 'roleNames'> {
  unpublished: number;
}

const steps = ['import', 'seal', 'publish'] as const;
/** A step on a period's way from figures to the notice board. */
export type PeriodStep = (typeof steps)[number];

/** Days before claims are due in which colleagues are reminded; an earlier reminder wears out. */
const remindsWithin = 5;

/** The period that the page is about: a sealed but unpublished one goes before the open month. */
export function periodInWork({
  toPublish,
  ahead,
  open
}: Pick<FrontPageFacts, 'toPublish' | 'ahead' | 'open'>): string {
  return toPublish[0] ?? ahead?.year ?? open;
}

/** The next step; null when the open month hasn't begun, so that nothing is to be done. */
export function nextStep(
  facts: Pick<FrontPageFacts, 'toPublish' | 'begun' | 'daysLeft' | 'entries' | 'ahead'>
): PeriodStep | null {
  if (facts.toPublish.length > 0) return 'publish';
  if (!facts.begun) return null;
  return facts.daysLeft > 0 || hasNoFigures(facts) ? 'import' : 'seal';
}

/**
 * A step's state relative to the next one; '' for a later step, or when nothing is to be done.
 * @param next from `nextStep`
 */
export function stateOfStep(step: PeriodStep, next: PeriodStep | null): 'done' | 'now' | '' {
  if (next === null) return '';
  if (step === next) return 'now';
  return steps.indexOf(step) < steps.indexOf(next) ? 'done' : '';
}

/** The supplementary notices that wait to be published, of objections and of late assemblies; with empty entries. */
function supplementThings({ unpublished, lateQuarters, roleNames }: WaitingSupplements): WaitingThing[] {
  return [
    {
      href: '/office/objections?supplement',
      count: unpublished,
      urgent: true,
      text: m.first_mine_supplement
    },
    {
      href: `/office/assembly?quarter=${lateQuarters[0]}#supplement`,
      count: lateQuarters.length,
      urgent: true,
      text: () => m.first_mine_late_assembly({ body: roleName('assembly', roleNames) })
    }
  ];
}

/** The page that publishes lists these supplementary notices too, without empty entries. */
export function waitingSupplements(waiting: WaitingSupplements): WaitingThing[] {
  return supplementThings(waiting).filter(({ count }) => count > 0);
}

/** The waiting things for the reader, the most urgent first, without empty entries. */
export function waitingThings(facts: FrontPageFacts): WaitingThing[] {
  const { after, lateQuarters, may, objections, roleNames, takeover, toPublish, waiting } = facts;
  const answered = objections.waiting - objections.unpublished;
  const sealable = canBeProposed(facts);
  const bare = hasNoFigures(facts);
  const things: WaitingThing[] = [
    {
      href: `/office/publish?period=${toPublish[0]}`,
      count: may.publish ? toPublish.length : 0,
      urgent: true,
      text: m.dashboard_mine_publish
    },
    { href: '/office/seal', count: Number(facts.toSeal), urgent: true, text: m.dashboard_mine_second },
    ...lapsedThings(facts),
    {
      href: '/office/scheme/confirm',
      count: Number(facts.toConfirm),
      urgent: true,
      text: m.adoption_mine
    },
    {
      href: '/office/takeover',
      count: Number(takeover === 'confirm'),
      urgent: true,
      text: m.first_mine_takeover
    },
    { href: '/office/seal', count: Number(sealable && !bare), urgent: true, text: m.dashboard_mine_seal },
    ...supplementThings({ unpublished: objections.unpublished, lateQuarters, roleNames }),
    {
      href: '/office/objections',
      count: answered,
      urgent: objections.overdue > 0,
      text: m.dashboard_mine_objections
    },
    { href: '/office/claims', count: waiting?.check ?? 0, urgent: true, text: m.dashboard_mine_check },
    {
      href: '/office/claims?view=returned',
      count: waiting?.papers ?? 0,
      urgent: false,
      text: m.dashboard_mine_papers
    },
    { href: '/office/meetings', count: waiting?.decide ?? 0, urgent: false, text: m.dashboard_mine_decide },
    {
      href: '/office/meetings#register',
      count: waiting?.confirm ?? 0,
      urgent: false,
      text: m.dashboard_mine_confirm
    },
    { href: '/office/claims/missing', count: toRemind(facts), urgent: false, text: missingText(facts) },
    { href: '/office/filings', count: after.filings, urgent: after.late, text: m.filing_mine },
    {
      href: '/office/outcomes/corrections',
      count: after.corrections.count,
      urgent: after.corrections.late,
      text: m.correction_mine
    },
    { href: '/office/talks', count: facts.talks, urgent: false, text: m.talk_mine },
    { href: '/office/outcomes', count: after.outcomes, urgent: false, text: m.outcome_mine_dashboard },
    ...(after.grades
      ? [
          {
            href: `/office/assembly?quarter=${after.grades.quarter}`,
            count: after.grades.count,
            urgent: false,
            text: m.outcome_mine_assembly
          }
        ]
      : []),
    { href: '/office/subordinates', count: facts.subordinates, urgent: false, text: m.subordinate_mine },
    { href: '/office/spot-checks', count: after.spotChecks, urgent: false, text: m.spot_mine },
    { href: '/office/seal', count: Number(sealable && bare), urgent: false, text: m.first_mine_seal_empty }
  ];
  return things.filter(({ count }) => count > 0);
}

/** The reader's own proposals that have lapsed, each on the page where the reason stands and it is proposed again. */
function lapsedThings({ lapsed }: FrontPageFacts): WaitingThing[] {
  const again = {
    seal: { href: '/office/seal', text: m.seal_mine_lapsed },
    takeover: { href: '/office/takeover', text: m.takeover_mine_lapsed },
    adoption: { href: '/office/scheme', text: m.adoption_mine_lapsed }
  };
  return lapsed.map((kind) => ({ ...again[kind], count: 1, urgent: true }));
}

/** Periods sealed along with the last month that are published only if the unit wants it. */
function publishableBesides({ mayPublish, months }: Pick<PageData, 'mayPublish' | 'months'>): string[] {
  const newest = months.find(({ ranked }) => ranked !== null);
  const last = newest && lastMonth(newest.period);
  return mayPublish.filter((period) => lastMonth(period) === last);
}

/** A line of what is to be done, in the order of the page; each has its own words there. */
type TodoLine =
  | { kind: 'publish' | 'may-publish'; period: string }
  | { kind: 'assess-year' | 'roster' | 'import' | 'seal' | 'nothing' };

/** Lists what is to be done with the periods: notices to publish, then the step of the open month. */
export function todoLines(
  facts: Pick<PageData, 'toPublish' | 'mayPublish' | 'months' | 'begun' | 'people' | 'daysLeft'> & {
    ahead: object | null;
    may: Pick<PageData['may'], 'publish'>;
  }
): TodoLine[] {
  const { toPublish, begun, ahead } = facts;
  const besides = facts.may.publish ? publishableBesides(facts) : [];
  const ofMonth = stepOfMonth(facts);
  return [
    ...toPublish.map((period): TodoLine => ({ kind: 'publish', period })),
    ...besides.map((period): TodoLine => ({ kind: 'may-publish', period })),
    ...(ahead && begun && toPublish.length === 0 ? [{ kind: 'assess-year' } as const] : []),
    ...(ofMonth ? [{ kind: ofMonth }] : [])
  ];
}

/** The step of the open month; null while a notice is to be published before it begins, or a year is still assessed. */
function stepOfMonth({
  toPublish,
  begun,
  people,
  daysLeft,
  ahead
}: Parameters<typeof todoLines>[0]): 'roster' | 'import' | 'seal' | 'nothing' | null {
  if (!begun) return toPublish.length === 0 ? 'nothing' : null;
  if (people === 0) return 'roster';
  if (daysLeft > 0) return ahead ? null : 'import';
  return 'seal';
}

/**
 * The notice to print next: the one just published, or the open one while nothing else is to be done.
 * @returns its code; null when something has to be published first, or no notice is open
 */
export function noticeToPrint({
  toPublish,
  months,
  published,
  begun,
  publicity
}: Pick<PageData, 'toPublish' | 'months' | 'published' | 'begun' | 'publicity'>): string | null {
  if (toPublish.length > 0) return null;
  if (published !== null && months.some(({ notice }) => notice?.code === published)) return published;
  return !begun && publicity?.kind === 'open' ? publicity.code : null;
}

/** Whether nothing is recorded for the open month, which may be correct or an oversight. */
function hasNoFigures({ entries, ahead }: Pick<FrontPageFacts, 'entries' | 'ahead'>): boolean {
  return entries === 0 && !ahead;
}

/**
 * Whether the open month can be proposed for sealing: it is over, somebody is on the roster, and neither a
 * proposal nor a takeover of months on paper is pending. The reader's own lapsed proposal has its own line.
 */
function canBeProposed({ may, begun, daysLeft, people, toSeal, takeover, lapsed }: FrontPageFacts): boolean {
  const isFree = !toSeal && takeover === null && !lapsed.includes('seal');
  return may.publish && begun && daysLeft === 0 && people > 0 && isFree;
}

/** The words after the number of those who haven't declared anything. */
function missingText({ scheme }: FrontPageFacts): WaitingThing['text'] {
  if (scheme.subjects === 'communities') return m.dashboard_mine_missing_communities;
  return scheme.subjects === 'households' ? m.dashboard_mine_missing_households : m.dashboard_mine_missing;
}

/** How many people haven't declared anything; 0 outside the days of reminders. */
function toRemind({ may, declared }: FrontPageFacts): number {
  const isDue = declared !== null && declared.left > 0 && declared.left <= remindsWithin;
  return may.check && isDue ? declared.missing.length : 0;
}

/** The page on which a step that the rules set a day for is done; null: the reader may not, or it can't be done yet. */
export function placeOfStep(
  { step, period }: Pick<UnitDeadlines['due'][number], 'step' | 'period'>,
  {
    may,
    toPublish
  }: {
    may: Pick<PageData['may'], 'check' | 'publish' | 'assembly' | 'filings' | 'import' | 'outcomes'>;
    toPublish: readonly string[];
  }
): string | null {
  const places = {
    declare: may.check && '/office/claims/missing',
    assess: may.publish && '/office/seal',
    evaluate: may.assembly && `/office/assembly?quarter=${period}`,
    publish: may.publish && toPublish.includes(period) && `/office/publish?period=${period}`,
    file: may.filings && '/office/filings',
    review: may.filings && '/office/filings',
    enter: may.import && '/office/import',
    reward: may.outcomes && `/office/outcomes?period=${period}`
  };
  return places[step] || null;
}
