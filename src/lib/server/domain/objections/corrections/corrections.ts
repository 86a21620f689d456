import { dayIn, monthOf } from '$lib/calendar';
import type { WrittenEntry } from '$lib/points';
import { readRereadings, type TypedReading } from '../../ballots/read-rereadings';
import type { TypedClaim } from '../../claims/read-fields';
import type { BookedEntry } from '../../ledger/ledger';
import { matterKey } from '../../ledger/matter-key';
import { nextNumbers } from '../../ledger/next-numbers';
import { questionsAbout, type EntryQuestion } from '../../ledger/questions';
import { reversalOf } from '../../ledger/reversal-of';
import { revocationOf } from '../../ledger/revocation-of';
import { schemeOf } from '../../periods/unit-scheme';
import { Problem } from '../../../platform/problem/problem';
import type { UnitStores } from '../../units/unit-stores';
import { readCorrection, setOff, activeFigures } from './assessed-figure';
import { countedLines } from './counted-lines';
import { objectionNo, type Objection } from '../objection';

/** The corrections of an answer, as typed. */
export interface TypedCorrections {
  /** numbers of ledger lines that are undone (更正) */
  reverses: readonly string[];
  /** the line that is booked instead, for the person of the row; null: none */
  corrected: TypedClaim | null;
  /** papers of the year's closed ballot that are reread, about one person */
  papers?: {
    /** 编号; used when the objection is to the whole notice */
    subject: string;
    read: readonly TypedReading[];
  };
}

/** The corrections of an answer. */
export interface Corrections {
  /** the ledger before the corrections */
  known: readonly BookedEntry[];
  /** lines that are undone */
  undone: readonly BookedEntry[];
  /** lines that are reversed already, and that are taken out of the closed year in which they count all the same (M13b) */
  revoked: readonly BookedEntry[];
  right: Right | null;
  /** papers of the year's ballot that are read otherwise */
  reread: Awaited<ReturnType<typeof readRereadings>>;
}

/**
 * Reads the corrections that an answer to an objection makes.
 * @throws Problem `unknown-reversal`, `reversed-twice`, `unknown-subject`, those of `readFields` and `readRereadings`
 */
export async function readCorrections(
  stores: UnitStores,
  now: Date,
  objection: Objection,
  { reverses, corrected, papers }: TypedCorrections
): Promise<Corrections> {
  const known = await stores.ledger.entries();
  const named = [...new Set(reverses)].map((id) => needLine(known, id));
  const isRevoked = await needUndoable(stores, known, named);
  const right = corrected && (await readRight(stores, now, objection, { corrected, named, known }));
  return {
    known,
    right,
    undone: [...new Set([...named.filter((line) => !isRevoked(line)), ...(right?.replaces ?? [])])],
    revoked: named.filter(isRevoked),
    reread: papers ? await rereadOf(stores, objection, papers) : []
  };
}

/** Whether an answer corrects nothing. */
export function isNothing({ undone, revoked, right, reread }: Corrections): boolean {
  return undone.length + revoked.length === 0 && right === null && reread.length === 0;
}

/** 编号 of whose lines are undone, or papers read otherwise. */
export function correctedBy({ undone, revoked, reread }: Corrections): string[] {
  return [...undone, ...revoked, ...reread].map(({ subject }) => subject);
}

async function rereadOf(
  stores: UnitStores,
  objection: Objection,
  { subject: chosen, read }: NonNullable<TypedCorrections['papers']>
) {
  const filled = read.filter(({ no, row, score }) => `${no}${row}${score}`.trim() !== '');
  if (filled.length === 0) return [];
  const subject = await subjectOf(stores, objection.subject ?? chosen);
  const { period } = objection.notice;
  return readRereadings(stores, filled, { period, subject });
}

/**
 * The line that is booked instead, and the figures that it replaces: an item that is assessed once can't
 * have two.
 */
interface Right {
  line: Omit<WrittenEntry, 'id' | 'basis' | 'period' | 'reverses'>;
  replaces: readonly BookedEntry[];
  /** the year that it is assessed for; null: it is booked by its own day */
  year: number | null;
}

async function readRight(
  stores: UnitStores,
  now: Date,
  objection: Objection,
  {
    corrected,
    named,
    known
  }: { corrected: TypedClaim; named: readonly BookedEntry[]; known: readonly BookedEntry[] }
): Promise<Right> {
  const scheme = schemeOf(stores);
  const subject = await subjectOf(stores, objection.subject ?? named[0]?.subject ?? '');
  const { fields, year } = readCorrection(
    { ...corrected, basis: corrected.basis || objectionNo(objection) },
    {
      scheme,
      subject,
      today: dayIn(stores.unit.timeZone, now),
      first: stores.unit.firstPeriod,
      period: objection.notice.period
    }
  );
  const { item, date, quantity, value, matterText } = fields;
  const line = { subject: subject.id, item, date, quantity, value, matterText };
  const replaces = year === null ? [] : activeFigures(known, { scheme, subject: subject.id, item, year });
  return { line, replaces, year };
}

/** The lines that are booked for it in the open month, numbered after the objection. */
export async function entriesFor(
  stores: UnitStores,
  objection: Objection,
  { undone, revoked, right }: Corrections
): Promise<WrittenEntry[]> {
  const open = await stores.periods.open();
  const no = objectionNo(objection);
  // An earlier answer, which was taken to the superior, may have put something right already.
  const number = await nextNumbers(stores.ledger, no);
  const numbered = (entry: Omit<WrittenEntry, 'id' | 'basis'>): WrittenEntry => ({
    ...entry,
    id: number(),
    basis: no
  });
  const entries = undone.map((entry) => numbered(reversalOf(entry, open)));
  for (const line of revoked) {
    const revoking = numbered(revocationOf(line, open));
    entries.push(revoking, numbered(setOff(revoking)));
  }
  if (!right) return entries;
  const month = monthOf(right.line.date);
  const booked = { ...right.line, period: month < open ? open : month, reverses: null };
  const made = numbered(booked);
  entries.push(made);
  if (right.year !== null && month < open) entries.push(numbered(setOff(made)));
  return entries;
}

/**
 * Asks about the line that is booked instead: whether the ledger has the same already, or the document gives it once (M17). A
 * line that the answer undoes isn't there any more.
 */
export function correctionQuestions(
  stores: UnitStores,
  entries: readonly WrittenEntry[],
  { known }: Pick<Corrections, 'known'>
): EntryQuestion[] {
  const news = entries.map((entry) => ({
    ...entry,
    matterKey: matterKey(stores.unit.salt, entry.matterText)
  }));
  return questionsAbout(news, known, { scheme: schemeOf(stores) });
}

function needLine(known: readonly BookedEntry[], id: string): BookedEntry {
  const found = known.find((entry) => entry.id === id);
  if (!found || found.reverses !== null || found.revokes !== undefined)
    throw new Problem('unknown-reversal', 409, { value: id });
  return found;
}

/**
 * Refuses a line that counts nowhere any more.
 * @returns tells the lines that are reversed already where they were booked, and still count in their closed year
 */
async function needUndoable(
  stores: UnitStores,
  known: readonly BookedEntry[],
  named: readonly BookedEntry[]
): Promise<(line: BookedEntry) => boolean> {
  const reversed = new Set(known.map(({ reverses }) => reverses));
  const twice = new Set(named.filter(({ id }) => reversed.has(id)));
  if (twice.size === 0) return () => false;
  const people = new Set([...twice].map(({ subject }) => subject));
  const own = known.filter(({ subject }) => people.has(subject));
  const { closedYearOf } = await countedLines(stores, own);
  for (const line of twice)
    if (closedYearOf(line) === null) throw new Problem('reversed-twice', 409, { value: line.id });
  return (line) => twice.has(line);
}

/** The person whose line is booked instead: that of the row, or else of the undone line. */
async function subjectOf({ roster }: UnitStores, code: string) {
  const subject = (await roster.list()).find(({ id }) => id === code);
  if (!subject) throw new Problem('unknown-subject', 422, { value: code });
  return subject;
}
