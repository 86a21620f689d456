import type { ReadingContext } from './reading-context';
import { leftTexts, questionTexts, readingTexts } from './texts';
import { headingKey, type Subject } from '../points';
import type { Block } from './blocks';
import type { CellAccount } from './cell-account';
import { readable, type Form } from './form';
import { isTotals } from './headings';
import { peopleOf, type NamedPerson } from './people';
import { leaveOut, questionId, reading } from './questions';
import type { SheetCell } from './sheet';
import type { Unseen } from './unseen';

/** The people who may be named, and what somebody has answered about them. */
type Roster = Pick<ReadingContext, 'roster' | 'answers'>;

/** A row of a block with its person. */
export interface PersonRow {
  row: number;
  person: Subject;
  /** which of the person's rows it is, from 1 */
  nth: number;
}

const sentence = /[，。；：:！？、]/;

/**
 * The rows of people below a block's headings. What people write around them (totals, remarks, titles between) is left out, and a row
 * whose person isn't sure is asked about with all its cells.
 */
export function personRows(
  form: Form,
  block: Block,
  around: Roster,
  account: CellAccount,
  unseen: Unseen
): PersonRow[] {
  const find = peopleOf(around.roster);
  const rows: PersonRow[] = [];
  const times = new Map<string, number>();
  for (const row of form.filledRows) {
    if (row <= block.bottom || row > block.end) continue;
    const cells = form.inRow(row).filter(({ column }) => column >= block.left && column <= block.right);
    if (cells.length === 0) continue;
    const [numberCell, nameCell] = [block.number, block.name].map((at) =>
      at === null ? null : form.over(row, at)
    );
    const [number, name] = [readable(numberCell ?? null), readable(nameCell ?? null)];
    if (isAround(cells, { number, name }, block, form, account)) continue;
    const own = [numberCell, nameCell].filter(
      (cell) => cell !== null && cell !== undefined && cell.row === row
    ) as SheetCell[];
    const isHeld = own.filter((cell) => unseen.holds(cell, 0)).length > 0;
    const named = chosenPerson(find(number, name), { number, name }, around);
    if (named.is !== 'found') {
      if (isHeld) for (const cell of cells) unseen.holds(cell, 0);
      else askWho(named, cells, { number, name }, around, account);
      continue;
    }
    if (!isHeld) account.read(own);
    const nth = (times.get(named.person.id) ?? 0) + 1;
    times.set(named.person.id, nth);
    rows.push({ row, person: named.person, nth });
  }
  return rows;
}

/** Leaves out what stands around the people: totals, remarks, a title between two tables. */
function isAround(
  cells: readonly SheetCell[],
  { number, name }: { number: string; name: string },
  block: Block,
  form: Form,
  account: CellAccount
): boolean {
  const texts = cells.map(readable);
  const [first = ''] = texts;
  if (isTotals(name) || isTotals(number) || (name === '' && number === '' && isTotals(first))) {
    account.omit(cells, 'totals', leftTexts.totalsRow);
    return true;
  }
  const person = name || number;
  const isHeadingAgain =
    person !== '' &&
    block.headings.some(
      (cell) =>
        headingKey(readable(cell)) === headingKey(person) &&
        form.at(cell.row, cell.column) === cell &&
        [block.name, block.number].includes(cell.column)
    );
  if (isHeadingAgain) {
    account.omit(cells, 'heading', leftTexts.headingAgain);
    return true;
  }
  const isText = texts.every((text) => !/^[-+−]?[\d.]+$/.test(text));
  const isRemark =
    (isText && person === '') ||
    (cells.length === 1 && (sentence.test(person) || Array.from(person).length > 12)) ||
    (texts.length > 1 && texts.every((text) => /[:：]/.test(text)));
  if (isRemark) account.omit(cells, 'text-below', leftTexts.textBelow);
  return isRemark;
}

const whoId = (number: string, name: string) => questionId('unknown-person', number, name);

function chosenPerson(
  named: NamedPerson,
  { number, name }: { number: string; name: string },
  { roster, answers }: Roster
): NamedPerson {
  const chosen = /^person:(.+)$/.exec(answers(whoId(number, name)) ?? '')?.[1];
  const person = roster.find(({ id }) => id === chosen);
  return person ? { is: 'found', person } : named;
}

const codes = {
  several: 'two-of-one-name',
  unsure: 'number-or-name',
  unknown: 'unknown-person',
  nobody: 'nobody-named'
} as const;

function askWho(
  named: Exclude<NamedPerson, { is: 'found' }>,
  cells: readonly SheetCell[],
  { number, name }: { number: string; name: string },
  { answers }: Roster,
  account: CellAccount
): void {
  const id =
    named.is === 'nobody' ? questionId('nobody-named', account.names(cells).join(' ')) : whoId(number, name);
  if (answers(id) === leaveOut.key) {
    account.omit(cells, 'chosen', leftTexts.chosen);
    return;
  }
  const written = [number, name].filter((text) => text !== '').join(' ');
  const people = named.is === 'unknown' ? named.alike : named.is === 'nobody' ? [] : named.people;
  account.ask(cells, {
    id,
    code: codes[named.is],
    text: {
      several: questionTexts.several(name, people.length),
      unsure: questionTexts.unsure(written),
      unknown: questionTexts.unknown(written),
      nobody: questionTexts.nobody()
    }[named.is],
    readings: [
      ...people.map((person) => reading(`person:${person.id}`, readingTexts.person(person), null)),
      leaveOut
    ],
    proposal: null
  });
}
