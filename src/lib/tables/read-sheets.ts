import { leftTexts, questionTexts } from './texts';
import { readingAround, type ReadingAround } from './around';
import { blocksOf, isList, type Block } from './blocks';
import { CellAccount } from './cell-account';
import { formOf, readable, rowText, type Form } from './form';
import { readListBlock } from './list-block';
import { monthNamed } from './months';
import { leaveOut, questionId, unseenQuestion } from './questions';
import type { Answers, CellCounts, ComparedTotals, Reading, ReadEntry, SheetReading } from './reading';
import type { Sheet } from './sheet';
import { unseenOf } from './unseen';
import { withUnits } from './times-or-points';
import type { BlockReading } from './open-block';
import { openWideBlock, readWideBlock } from './wide-block';

/**
 * Reads the sheets of a file as entries of a month. The function is pure: the same sheets, rules and answers give the same reading.
 */
export function readSheets(
  sheets: readonly Sheet[],
  { answers = {}, ...given }: Omit<ReadingAround, 'items' | 'answers'> & { answers?: Answers }
): Reading {
  const used = new Set<string>();
  const around = readingAround({
    ...given,
    answers: (id) => {
      if (Object.hasOwn(answers, id)) used.add(id);
      return Object.hasOwn(answers, id) ? answers[id] : undefined;
    }
  });
  const all: Reading = {
    sheets: [],
    entries: [],
    questions: [],
    leftOut: [],
    totals: { compared: 0, differing: [] },
    cells: { filled: 0, read: 0, asked: 0, leftOut: 0 },
    unusedAnswers: []
  };
  for (const sheet of sheets) {
    const account = new CellAccount(sheet);
    const read = readSheet(sheet, around, account);
    all.sheets.push(read.said);
    all.entries.push(...read.entries);
    all.questions.push(...account.questions);
    all.leftOut.push(...account.leftOut);
    all.totals = plusTotals(all.totals, read.totals);
    all.cells = plusCounts(all.cells, account.counts());
  }
  const open = new Set(all.questions.map(({ id }) => id));
  const unusedAnswers = Object.keys(answers).filter((id) => !used.has(id) || open.has(id));
  return { ...all, entries: withOwnSerials(all.entries), unusedAnswers };
}

interface OneSheet extends BlockReading {
  said: SheetReading;
}

const noTotals: ComparedTotals = { compared: 0, differing: [] };

function readSheet(sheet: Sheet, around: ReadingAround, account: CellAccount): OneSheet {
  const said = (kind: SheetReading['kind'], why: string): OneSheet => ({
    said: { name: sheet.name, kind, why },
    entries: [],
    totals: noTotals
  });
  if (sheet.cells.length === 0) return said('none', 'empty');
  const form = formOf(sheet);
  const blocks = blocksOf(form);
  if (blocks.length === 0) {
    account.omit(sheet.cells, 'no-table', leftTexts.noTable);
    return said('none', 'no-table');
  }
  const hidden = unseenQuestion('hidden-sheet', sheet.name, sheet.cells.length, 0);
  if (sheet.isHidden && around.answers(hidden.id) !== 'read') {
    if (around.answers(hidden.id) === leaveOut.key) account.omit(sheet.cells, 'chosen', leftTexts.chosen);
    else account.ask(sheet.cells, hidden);
    return said('hidden', 'hidden-sheet');
  }
  const month = monthOfSheet(form, blocks);
  if (month !== '' && !around.month.endsWith(month)) {
    account.omit(sheet.cells, 'other-month', leftTexts.otherMonth(month));
    return said('other-month', month);
  }
  const unseen = unseenOf(account, around.answers);
  omitTitles(form, blocks, account);
  const lists = blocks.filter(isList).map((block) => readListBlock(form, block, around, account, unseen));
  const wide = blocks
    .filter((block) => !isList(block))
    .map((block) => openWideBlock(form, block, around, account, unseen));
  const decided = withUnits(wide);
  const read = [...lists, ...wide.map((block, at) => readWideBlock(block, decided[at] ?? []))];
  unseen.settle();
  askAboutTheRest(account, around);
  const [first] = blocks;
  return {
    said: { name: sheet.name, kind: first && isList(first) ? 'entries' : 'people', why: 'headings' },
    entries: read.flatMap(({ entries }) => entries),
    totals: read.map(({ totals }) => totals).reduce(plusTotals, noTotals)
  };
}

/** The month that a title or the sheet's name says; '' for none. */
function monthOfSheet(form: Form, blocks: readonly Block[]): string {
  const top = blocks[0]?.top ?? 0;
  const title = form.filledRows
    .filter((row) => row < top)
    .map((row) => rowText(form.inRow(row)))
    .join(' ');
  return monthNamed(title) || monthNamed(form.sheet.name);
}

/** Rows of no table are titles. */
function omitTitles(form: Form, blocks: readonly Block[], account: CellAccount): void {
  for (const row of form.filledRows)
    if (!blocks.some(({ top, end }) => row >= top && row <= end))
      account.omit(form.inRow(row), 'title', leftTexts.title(rowText(form.inRow(row)).slice(0, 40)));
}

/** No cell may vanish: what nothing has used is asked about. */
function askAboutTheRest(account: CellAccount, { answers }: ReadingAround): void {
  for (const cell of account.free()) {
    const id = questionId('unclear-cell', account.nameOf(cell), readable(cell));
    if (answers(id) === leaveOut.key) account.omit([cell], 'chosen', leftTexts.chosen);
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

/** Lines that are made from content keep one number however often they come; a second line of the same content is another one. */
function withOwnSerials(entries: readonly ReadEntry[]): ReadEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const nth = (seen.get(entry.serial) ?? 0) + 1;
    seen.set(entry.serial, nth);
    return nth === 1 ? entry : { ...entry, serial: `${entry.serial}-${nth}` };
  });
}

const plusTotals = (one: ComparedTotals, other: ComparedTotals): ComparedTotals => ({
  compared: one.compared + other.compared,
  differing: [...one.differing, ...other.differing]
});

const plusCounts = (one: CellCounts, other: CellCounts): CellCounts => ({
  filled: one.filled + other.filled,
  read: one.read + other.read,
  asked: one.asked + other.asked,
  leftOut: one.leftOut + other.leftOut
});
