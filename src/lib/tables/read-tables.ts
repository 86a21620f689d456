import { blocksOf, type Block } from './blocks';
import { CellAccount } from './cell-account';
import { formOf, readable, rowText, type Form } from './form';
import { leaveOut, questionId, unseenQuestion } from './questions';
import type { Answers, CellCounts, SheetKind, TableReading } from './reading';
import type { Sheet } from './sheet';
import { leftTexts, questionTexts } from './texts';
import { unseenOf, type Unseen } from './unseen';

/** A sheet with its tables found, while it is read. */
export interface SheetInHand {
  form: Form;
  blocks: readonly Block[];
  account: CellAccount;
  unseen: Unseen;
  /** the key of the reading that somebody has chosen under a question's id */
  answer: (id: string) => string | undefined;
}

/** The use that was made of a sheet; with a reason of its own where it isn't read. */
type SheetUse = SheetKind | { kind: SheetKind; why: string };

/**
 * Reads each sheet of a file by a reader of its tables, and keeps the account of its cells: titles are left out, a hidden sheet is
 * asked about, and so is every cell that the reader hasn't used.
 */
export function readTables(
  sheets: readonly Sheet[],
  answers: Answers,
  read: (inHand: SheetInHand) => SheetUse
): TableReading {
  const used = new Set<string>();
  const answer = (id: string) => {
    if (!Object.hasOwn(answers, id)) return undefined;
    used.add(id);
    return answers[id];
  };
  const all: TableReading = {
    sheets: [],
    questions: [],
    leftOut: [],
    cells: { filled: 0, read: 0, asked: 0, leftOut: 0 },
    unusedAnswers: []
  };
  for (const sheet of sheets) {
    const account = new CellAccount(sheet);
    const use = useOf(account, answer, read);
    all.sheets.push({
      name: sheet.name,
      ...(typeof use === 'string' ? { kind: use, why: 'headings' } : use)
    });
    all.questions.push(...account.questions);
    all.leftOut.push(...account.leftOut);
    all.cells = plusCounts(all.cells, account.counts());
  }
  const open = new Set(all.questions.map(({ id }) => id));
  all.unusedAnswers = Object.keys(answers).filter((id) => !used.has(id) || open.has(id));
  return all;
}

function useOf(
  account: CellAccount,
  answer: SheetInHand['answer'],
  read: (inHand: SheetInHand) => SheetUse
): SheetUse {
  const { sheet } = account;
  if (sheet.cells.length === 0) return { kind: 'none', why: 'empty' };
  const form = formOf(sheet);
  const blocks = blocksOf(form);
  if (blocks.length === 0) {
    account.omit(sheet.cells, 'no-table', leftTexts.noTable);
    return { kind: 'none', why: 'no-table' };
  }
  const hidden = unseenQuestion('hidden-sheet', sheet.name, sheet.cells.length, null);
  if (sheet.isHidden && answer(hidden.id) !== 'read') {
    if (answer(hidden.id) === leaveOut.key) account.omit(sheet.cells, 'chosen', leftTexts.chosen);
    else account.ask(sheet.cells, hidden);
    return { kind: 'hidden', why: 'hidden-sheet' };
  }
  const unseen = unseenOf(account, answer);
  const use = read({ form, blocks, account, unseen, answer });
  omitTitles(form, blocks, account);
  unseen.settle();
  askAboutTheRest(account, answer);
  return use;
}

/** Rows of no table are titles. */
function omitTitles(form: Form, blocks: readonly Block[], account: CellAccount): void {
  for (const row of form.filledRows)
    if (!blocks.some(({ top, end }) => row >= top && row <= end))
      account.omit(form.inRow(row), 'title', leftTexts.title(rowText(form.inRow(row)).slice(0, 40)));
}

/** No cell may vanish: one that nothing has used is asked about. */
function askAboutTheRest(account: CellAccount, answer: SheetInHand['answer']): void {
  for (const cell of account.free()) {
    const id = questionId('unclear-cell', account.nameOf(cell), readable(cell));
    if (answer(id) === leaveOut.key) account.omit([cell], 'chosen', leftTexts.chosen);
    else
      account.ask([cell], {
        id,
        code: 'unclear-cell',
        text: questionTexts.unknownCell(readable(cell).slice(0, 40)),
        readings: [leaveOut],
        proposal: leaveOut.key
      });
  }
}

const plusCounts = (one: CellCounts, other: CellCounts): CellCounts => ({
  filled: one.filled + other.filled,
  read: one.read + other.read,
  asked: one.asked + other.asked,
  leftOut: one.leftOut + other.leftOut
});
