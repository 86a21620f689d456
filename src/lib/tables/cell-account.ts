import { addressOf, type Sheet, type SheetCell } from './sheet';
import type { Both } from './texts';
import type { CellCounts, CellName, LeftOut, LeftOutCode, Question } from './reading';

type Use = 'read' | 'asked' | 'left-out';

/**
 * The account of one sheet's cells: each ends in exactly one use. A cell that is asked about counts as asked whatever else it
 * helps to say; one that nothing has used is asked about at the end, so that none can vanish.
 */
export class CellAccount {
  private readonly uses = new Map<SheetCell, Use>();
  readonly questions: Question[] = [];
  readonly leftOut: LeftOut[] = [];

  constructor(readonly sheet: Sheet) {}

  nameOf(cell: SheetCell): CellName {
    return `${this.sheet.name || '表'}!${addressOf(cell)}`;
  }

  names(cells: readonly SheetCell[]): CellName[] {
    return cells.map((cell) => this.nameOf(cell));
  }

  /** Cells whose content is in an entry, or heads or names one. */
  read(cells: Iterable<SheetCell>): void {
    for (const cell of cells) if (!this.uses.has(cell)) this.uses.set(cell, 'read');
  }

  ask(cells: readonly SheetCell[], question: Omit<Question, 'cells'>): void {
    if (cells.length === 0) return;
    for (const cell of cells) this.uses.set(cell, 'asked');
    const before = this.questions.find(({ id }) => id === question.id);
    if (before) before.cells.push(...this.names(cells));
    else this.questions.push({ ...question, cells: this.names(cells) });
  }

  /** Leaves out those of the cells that have no use yet. */
  omit(cells: readonly SheetCell[], code: LeftOutCode, text: Both): void {
    const free = cells.filter((cell) => !this.uses.has(cell));
    if (free.length === 0) return;
    for (const cell of free) this.uses.set(cell, 'left-out');
    this.leftOut.push({ cells: this.names(free), code, text });
  }

  isFree(cell: SheetCell): boolean {
    return !this.uses.has(cell);
  }

  free(): SheetCell[] {
    return this.sheet.cells.filter((cell) => !this.uses.has(cell));
  }

  counts(): CellCounts {
    const uses = [...this.uses.values()];
    const count = (use: Use) => uses.filter((one) => one === use).length;
    return {
      filled: this.sheet.cells.length,
      read: count('read'),
      asked: count('asked'),
      leftOut: count('left-out')
    };
  }
}
