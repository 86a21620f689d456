import type { Actor } from '../../platform/access/actor';
import { dayIn, yearOf, monthOf } from '$lib/calendar';
import { itemNamed, kindOf, spellOn, type Hundredths, type Item, type Subject } from '$lib/points';
import { namesApart } from '../roster/names-apart';
import type { EntryQuestion } from '../ledger/questions';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { Claim, ClaimFields } from './claim';
import { claimNo } from './claim-no';
import { claimQuestions } from './claim-questions';
import type { ClaimState } from './claim-status';
import { dashboardStatus } from './dashboard-status';
import type { ClaimFilter } from './claims';
import { byPaper, remarksOn, type ClaimRemark, type ClaimWithStatus } from './remarks';

/** A claim in a list. */
export interface ClaimLine {
  claim: Claim;
  no: string;
  /** name of the person whom it is about */
  name: string;
  item: Item | null;
  fields: ClaimFields;
  /** its worth alone; null: a fact, or no longer an item of the scheme */
  points: Hundredths | null;
  state: ClaimState;
  /** number of the last step, which an actor has to send back */
  last: number;
  answerBy: string | null;
  remarks: ClaimRemark[];
}

/**
 * Claims as a dashboard lists them, in the order in which they were declared. `open`: the month that is open.
 * @param names the names to show, by 编号 (`namesApart`); absent: as in the roster, for somebody's own phone
 */
export async function claimLines(
  stores: UnitStores,
  now: Date,
  filter: ClaimFilter,
  names?: ReadonlyMap<string, string>
): Promise<{ lines: ClaimLine[]; open: string }> {
  const dashboard = await dashboardStatus(stores, now);
  const stood = (await stores.claims.list(filter)).map((claim): ClaimWithStatus => ({
    claim,
    status: dashboard.statusOf(claim),
    unchecked: dashboard.hasNoChecker(claim)
  }));
  // Only the people of these claims are read: a phone asks for one person's, and a county's roster has 40,000.
  const named = await stores.roster.named(stood.map(({ claim }) => claim.subject));
  const people = new Map(named.map((subject) => [subject.id, subject]));
  const open = await stores.periods.open();
  const scheme = schemeOf(stores);
  const nameOf = (subject: string) => names?.get(subject) ?? people.get(subject)?.name ?? subject;
  const known = { papers: byPaper(stood), nameOf, open };
  return {
    open,
    lines: stood.map((one) => {
      const { claim, status } = one;
      const { fields, state, last, answerBy } = status;
      const item = itemNamed(scheme, fields.item, fields.date) ?? null;
      return {
        claim,
        fields,
        item,
        state,
        last,
        answerBy,
        no: claimNo(claim),
        name: nameOf(claim.subject),
        points: worthOf(fields, item, people.get(claim.subject)),
        remarks: remarksOn(one, known)
      };
    })
  };
}

/** The lists of claims: those to be checked, sent back, before the meeting, or ended this year. */
const inboxViews = ['open', 'returned', 'forwarded', 'ended'] as const;
export type InboxView = (typeof inboxViews)[number];

const statesOf: Record<InboxView, readonly ClaimState[]> = {
  open: ['open', 'waiting'],
  returned: ['returned'],
  forwarded: ['forwarded', 'suspected'],
  ended: ['granted', 'refused', 'merged', 'withdrawn', 'false']
};

/**
 * The lists that somebody may see. The superior decides what the committee can't, so they see claims put
 * before a meeting, and none that are being checked, sent back or taken back ("Who sees what": filings are
 * theirs to see).
 */
export function viewsOf({ roles }: Pick<Actor, 'roles'>): readonly InboxView[] {
  return roles.some((role) => role === 'recorder' || role === 'committee') ? inboxViews : ['forwarded'];
}

/** The claim that is open beside the list. */
export interface InboxDetail extends ClaimLine {
  /** number of what the ledger has on the basis of the same paper already */
  booked: string | null;
  /** questions to be answered before it is booked, as the ledger is now (M17) */
  questions: EntryQuestion[];
  /** others of the same person and item that it may be merged into */
  alike: { id: string; no: string }[];
}

export interface Inbox {
  /** number of claims in each list; outside the view only the ones that are not final */
  counts: Record<InboxView, number>;
  /** items in view, in the order of their first claim, because a dashboard checks many claims by item */
  items: { id: string; item: Item | null; count: number }[];
  /** in view, of this item, on this page */
  lines: ClaimLine[];
  /** number of lines in view, of this item, on all pages */
  total: number;
  page: number;
  pages: number;
  detail: InboxDetail | null;
  /** the open one isn't in view any more: somebody has gone on with it */
  moved: boolean;
}

/** Lines of a page, which are also the most that can be marked at once. */
const linesOfPage = 100;

interface InboxQuery {
  view: InboxView;
  /** the lists that the reader may see; default: all */
  views?: readonly InboxView[];
  /** id in the scheme; null: all */
  item: string | null;
  /** a claim's id; when there is no such claim, the first in view is opened */
  claim: string | null;
  /** from 1; null: the page with the claim */
  page: number | null;
}

/** The claims of a unit as those who check them see them. */
export async function inboxOf(stores: UnitStores, now: Date, asked: InboxQuery): Promise<Inbox> {
  const { view } = asked;
  const year = yearOf(dayIn(stores.unit.timeZone, now));
  const seen = (asked.views ?? inboxViews).flatMap((each) => statesOf[each]);
  const names = namesApart(await stores.roster.list());
  const found = await claimLines(stores, now, view === 'ended' ? { year } : { unended: true }, names);
  const lines = found.lines.filter(({ state }) => seen.includes(state));
  const inView = (each: InboxView) => lines.filter(({ state }) => statesOf[each].includes(state));
  const all = inView(view);
  if (view === 'ended') all.reverse();
  const ofItem = asked.item === null ? all : all.filter(({ fields }) => fields.item === asked.item);
  const at = ofItem.findIndex(({ claim }) => claim.id === asked.claim);
  const other = at < 0 ? await claimElsewhere(stores, now, { lines, names, id: asked.claim }) : null;
  const elsewhere = other && seen.includes(other.state) ? other : null;
  const pages = Math.max(1, Math.ceil(ofItem.length / linesOfPage));
  const page = Math.min(pages, Math.max(1, asked.page ?? Math.floor(Math.max(0, at) / linesOfPage) + 1));
  const shown = ofItem.slice((page - 1) * linesOfPage, page * linesOfPage);
  const opened = elsewhere ?? (at < 0 ? undefined : ofItem[at]) ?? shown[0];
  return {
    counts: {
      open: inView('open').length,
      returned: inView('returned').length,
      forwarded: inView('forwarded').length,
      ended: inView('ended').length
    },
    items: itemsOf(all),
    lines: shown,
    total: ofItem.length,
    page,
    pages,
    moved: elsewhere !== null,
    detail: opened
      ? {
          ...opened,
          booked: await bookedOn(stores, opened),
          questions: await questionsOf(stores, opened),
          alike: lines
            .filter((other) => isAlike(opened, other))
            .map(({ claim, no }) => ({ id: claim.id, no }))
        }
      : null
  };
}

/** Only of one that may still be booked: an ended claim stands in the ledger itself. */
async function questionsOf(
  stores: UnitStores,
  { claim, fields, state }: ClaimLine
): Promise<EntryQuestion[]> {
  if (statesOf.ended.includes(state)) return [];
  return (await claimQuestions(stores, [{ claim, fields }])).get(claim.id) ?? [];
}

/** The one that was open and is somewhere else by now. */
async function claimElsewhere(
  stores: UnitStores,
  now: Date,
  { lines, names, id }: { lines: readonly ClaimLine[]; names: ReadonlyMap<string, string>; id: string | null }
): Promise<ClaimLine | null> {
  if (id === null) return null;
  const known = lines.find(({ claim }) => claim.id === id);
  return known ?? (await claimLines(stores, now, { ids: [id] }, names)).lines[0] ?? null;
}

function itemsOf(lines: readonly ClaimLine[]): Inbox['items'] {
  const items = new Map<string, Inbox['items'][number]>();
  for (const { fields, item } of lines) {
    const known = items.get(fields.item);
    if (known) known.count += 1;
    else items.set(fields.item, { id: fields.item, item, count: 1 });
  }
  return [...items.values()];
}

async function bookedOn({ ledger }: UnitStores, { claim, fields, no }: ClaimLine): Promise<string | null> {
  if (fields.basis === '') return null;
  const entries = await ledger.entries({ subject: claim.subject });
  return entries.find(({ basis, id }) => basis === fields.basis && id !== no)?.id ?? null;
}

function isAlike(one: ClaimLine, other: ClaimLine): boolean {
  return (
    one.claim.id !== other.claim.id &&
    one.claim.subject === other.claim.subject &&
    one.fields.item === other.fields.item &&
    (other.state === 'open' || other.state === 'forwarded')
  );
}

/** The worth by the group of the day that the claim is of (M16). */
function worthOf(fields: ClaimFields, item: Item | null, subject: Subject | undefined): Hundredths | null {
  if (!item) return null;
  const { quantity, value, date } = fields;
  const entry = { id: '', subject: '', item: item.id, date, period: monthOf(date), reverses: null };
  return kindOf(item).face(item, { ...entry, quantity, value }, subject ? spellOn(subject, date).group : '');
}
