import { dayColumns } from './attendance';
import { readingContext, type ReadingContext } from './reading-context';
import { isList, type Block } from './blocks';
import { rowText, type Form } from './form';
import { readListBlock } from './list-block';
import { monthNamed } from './months';
import { readTables, type SheetInHand } from './read-tables';
import type { Answers, ComparedTotals, Reading, ReadEntry } from './reading';
import type { Sheet } from './sheet';
import { leftTexts } from './texts';
import { withUnits } from './times-or-points';
import { openWideBlock, readWideBlock } from './wide-block';
import type { RowOfItem } from './wide-line';

/**
 * Reads the sheets of a file as entries of a month. The function is pure: the same sheets, rules and answers give the same reading.
 */
export function readSheets(
  sheets: readonly Sheet[],
  { answers = {}, ...given }: Omit<ReadingContext, 'items' | 'answers'> & { answers?: Answers }
): Reading {
  const entries: ReadEntry[] = [];
  let totals: ComparedTotals = { compared: 0, differing: [] };
  const read = readTables(sheets, answers, (inHand) => {
    const { form, blocks, account, answer } = inHand;
    const month = monthOfSheet(form, blocks);
    if (month !== '' && !given.month.endsWith(month)) {
      account.omit(form.sheet.cells, 'other-month', leftTexts.otherMonth(month));
      return { kind: 'other-month', why: month };
    }
    for (const block of blocksOfSheet(inHand, readingContext({ ...given, answers: answer }))) {
      entries.push(...block.entries);
      const { compared, differing } = block.totals;
      totals = { compared: totals.compared + compared, differing: [...totals.differing, ...differing] };
    }
    if (blocks.some(isList)) return 'entries';
    return blocks.some(({ columns }) => dayColumns(columns).length > 0) ? 'attendance' : 'people';
  });
  return { ...read, entries: withOwnSerials(entries), totals };
}

function blocksOfSheet({ form, blocks, account, unseen }: SheetInHand, around: ReadingContext) {
  const lists = blocks.filter(isList).map((block) => readListBlock(form, block, around, account, unseen));
  const wide = blocks
    .filter((block) => !isList(block))
    .map((block) => openWideBlock(form, block, around, account, unseen));
  const decided = withUnits(wide);
  const rows: RowOfItem = new Map();
  return [...lists, ...wide.map((block, at) => readWideBlock(block, decided[at] ?? [], rows))];
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

/** Lines that are made from content keep one number however often they come; a second line of the same content is another one. */
function withOwnSerials(entries: readonly ReadEntry[]): ReadEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const nth = (seen.get(entry.serial) ?? 0) + 1;
    seen.set(entry.serial, nth);
    return nth === 1 ? entry : { ...entry, serial: `${entry.serial}-${nth}` };
  });
}
