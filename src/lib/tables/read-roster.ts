import { hanName, type Subject } from '../points';
import type { Day } from '../calendar';
import type { Block, BlockColumn } from './blocks';
import type { CellAccount } from './cell-account';
import { readable, type Form } from './form';
import { isTotals } from './headings';
import { leaveOut, questionId, reading } from './questions';
import type { CellName, Answers, Question, TableReading } from './reading';
import { readTables } from './read-tables';
import { rosterFieldNamed, type RosterColumnField } from './roster-fields';
import { serviceDay } from './service-day';
import type { Sheet, SheetCell } from './sheet';
import { leftTexts, questionTexts, readingTexts } from './texts';
import type { Unseen } from './unseen';

/** A person of a roster, with the cells that say so. Fields that the sheet doesn't have are absent. */
export interface ReadPerson extends Partial<
  Pick<Subject, 'pool' | 'group' | 'department' | 'post' | 'workplace'>
> {
  /** '' where the sheet has no numbers */
  id: string;
  name: string;
  from?: Day;
  to?: Day;
  reason?: string;
  cells: CellName[];
}

/** Reads the sheets of a file as a roster. */
export function readRosterSheets(
  sheets: readonly Sheet[],
  answers: Answers = {}
): TableReading & { people: ReadPerson[] } {
  const people: ReadPerson[] = [];
  const read = readTables(sheets, answers, ({ form, blocks, account, unseen, answer }) => {
    for (const block of blocks) people.push(...readRosterBlock(form, block, account, unseen, answer));
    return 'roster';
  });
  return { ...read, people };
}

type AnswerOf = (id: string) => string | undefined;

function readRosterBlock(
  form: Form,
  block: Block,
  account: CellAccount,
  unseen: Unseen,
  answer: AnswerOf
): ReadPerson[] {
  const fields = new Map<BlockColumn, RosterColumnField>();
  for (const column of block.columns) {
    const field = rosterFieldNamed(column.path.at(-1) ?? '');
    if (field && ![...fields.values()].includes(field)) fields.set(column, field);
    if (fields.has(column)) account.read(column.cells);
  }
  return form.filledRows.flatMap((row): ReadPerson[] => {
    if (row <= block.bottom || row > block.end) return [];
    const cells = form.inRow(row).filter(({ column }) => column >= block.left && column <= block.right);
    const own = [...fields].flatMap(([{ column }, field]) => {
      const cell = form.over(row, column);
      return cell ? [{ cell, field }] : [];
    });
    const textOf = (field: RosterColumnField) =>
      readable(own.find((one) => one.field === field)?.cell ?? null);
    const [id, name] = [textOf('subject'), hanName(textOf('name'))];
    if (isTotals(name) || isTotals(id) || isTotals(readable(cells[0] ?? null))) {
      account.omit(cells, 'totals', leftTexts.totalsRow);
      return [];
    }
    if (id === '' && name === '') {
      account.omit(cells, 'text-below', leftTexts.textBelow);
      return [];
    }
    const beside = cells.filter((cell) => !own.some((one) => one.cell === cell));
    account.omit(beside, 'beside', leftTexts.notInRoster);
    if (own.some(({ cell }) => unseen.keeps(cell))) {
      for (const { cell } of own) unseen.holds(cell, 0);
      return [];
    }
    const person: ReadPerson = { id, name, cells: account.names(own.map(({ cell }) => cell)) };
    for (const { cell, field } of own) {
      if (field === 'from' || field === 'to') setDay(person, field, cell, account, answer);
      else if (field !== 'subject' && field !== 'name') person[field] = readable(cell);
      account.read([cell]);
    }
    return [person];
  });
}

function setDay(
  person: ReadPerson,
  field: 'from' | 'to',
  cell: SheetCell,
  account: CellAccount,
  answer: AnswerOf
): void {
  const read = serviceDay(cell.unstruck || cell.value);
  if (read.is === 'day') person[field] = read.day;
  if (read.is === 'none') account.omit([cell], 'nothing', leftTexts.stillServes);
  if (read.is === 'day' || read.is === 'none') return;
  const text = readable(cell);
  const days = read.is === 'several' ? read.days : [];
  const question: Omit<Question, 'cells'> = {
    id: questionId(days.length > 0 ? 'which-day' : 'no-day', person.id || person.name, field, text),
    code: days.length > 0 ? 'which-day' : 'no-day',
    text: days.length > 0 ? questionTexts.whichDay(text) : questionTexts.noDay(text),
    readings: [...days.map((day) => reading(`day:${day}`, readingTexts.day(day), null)), leaveOut],
    proposal: null
  };
  const chosen = answer(question.id);
  const day = days.find((one) => `day:${one}` === chosen);
  if (day) person[field] = day;
  else if (chosen === leaveOut.key) account.omit([cell], 'chosen', leftTexts.chosen);
  else account.ask([cell], question);
}
