import type { DocumentSentence } from '../document/document-sentences';
import type { DocumentReading } from '../document/read-document';
import { openKind, worthCells } from '../worth/worth-cells';

/** The cells of a row that a person may correct, as in a review sheet. */
export interface RowCells {
  name: string;
  kind: string;
  points: string;
  section: string;
}

/** A person's word on one row of a document's reading. `null` cells: as it was read. */
export interface RowAnswer {
  /** `yes`: it counts so; `no`: struck out, or no rule at all */
  mark: 'yes' | 'no';
  cells: RowCells | null;
}

/** By row id. */
export type RowAnswers = Readonly<Record<string, RowAnswer>>;

/** A row with its cells as they stand now. */
export interface DraftRow extends RowCells {
  id: string;
  source: string;
  /** its place in the document */
  at: number;
  /** no rule was made of the words: without an answer they stay open, and block nothing */
  open: boolean;
  /** a person has made a rule of words that were read as none */
  made: boolean;
  answer: 'yes' | 'no' | null;
  corrected: boolean;
}

/** The id of a row that a person makes of a sentence: its place among the sentences. */
export function madeRowId(sentence: number): string {
  return `own-${sentence + 1}`;
}

/**
 * The sentences of one nature of which nobody has made a row.
 * @param isRow whether a person has said of an id that it is a row
 */
export function sentencesLeft(
  { sentences }: DocumentReading,
  nature: DocumentSentence['is'],
  isRow: (id: string) => boolean
): DocumentSentence[] {
  return sentences.filter(
    ({ is, rows }, place) => is === nature && ![...rows, madeRowId(place)].some((id) => isRow(id))
  );
}

const madeRow = /^own-([1-9]\d{0,4})$/;

/** All rows of a reading in the document's order, with those that people have made of other sentences. */
export function draftRows(
  text: string,
  { rows, sentences }: DocumentReading,
  answers: RowAnswers
): DraftRow[] {
  const read = rows.map(({ id, name, section, worth, source }): DraftRow & { at: number } => {
    const cells = { name, section, ...worthCells(worth) };
    const base = { id, source: source.text, open: worth.kind === 'open', made: false, at: source.start };
    return { ...base, ...answered(cells, answers[id]) };
  });
  const made = Object.entries(answers).flatMap(([id, answer]) => {
    const sentence = sentences[Number(madeRow.exec(id)?.[1] ?? 0) - 1];
    if (!sentence || answer.mark === 'no') return [];
    const source = text.slice(sentence.start, sentence.end).replace(/\s+/g, ' ').trim();
    const cells = { name: source.slice(0, 20), kind: openKind, points: '', section: '' };
    return [{ id, source, open: true, made: true, at: sentence.start, ...answered(cells, answer) }];
  });
  return [...read, ...made].sort((a, b) => a.at - b.at);
}

function answered(
  read: RowCells,
  answer: RowAnswer | undefined
): RowCells & Pick<DraftRow, 'answer' | 'corrected'> {
  return { ...read, ...answer?.cells, answer: answer?.mark ?? null, corrected: Boolean(answer?.cells) };
}

/** How far a draft has come. */
export interface DraftCounts {
  /** rows that were read, or made, and are no open words */
  read: number;
  confirmed: number;
  struck: number;
  /** read rows that nobody has answered yet: they stand in the way of a scheme */
  waiting: number;
  /** sentences that may be a rule and that nobody has answered: they only stand in the way of calling it complete */
  open: number;
  facts: number;
  noRule: number;
}

/** Counts a draft's rows and sentences. */
export function draftCounts(reading: DocumentReading, rows: readonly DraftRow[]): DraftCounts {
  const said = new Set(rows.flatMap(({ id, answer }) => (answer === 'yes' ? [id] : [])));
  const left = (is: DocumentSentence['is']) => sentencesLeft(reading, is, (id) => said.has(id));
  const facts = left('fact');
  const factRows = new Set(facts.flatMap((one) => one.rows));
  const counted = rows.filter(({ id }) => !factRows.has(id));
  const many = (is: (row: DraftRow) => boolean) => counted.filter(is).length;
  return {
    read: many(({ open, answer }) => !open || answer === 'yes'),
    confirmed: many(({ answer }) => answer === 'yes'),
    struck: many(({ answer }) => answer === 'no'),
    waiting: many(({ open, answer }) => !open && answer === null),
    open: many(({ open, answer }) => open && answer === null),
    facts: facts.length,
    noRule: left('none').length
  };
}
