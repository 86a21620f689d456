import { leftTexts } from './texts';
import type { Hundredths } from '../points';
import type { CellAccount } from './cell-account';
import { leaveOut, questionId, unseenQuestion, type UnseenCode } from './questions';
import type { ReadingContext } from './reading-context';
import type { SheetCell } from './sheet';

interface Held {
  cells: Set<SheetCell>;
  points: Hundredths;
}

/** The part of a sheet that isn't seen as the rest is: hidden, filtered or struck. It is read only where somebody has said so. */
export interface Unseen {
  /**
   * Whether a cell is kept back until somebody has chosen, or for good.
   * @param points worth of the line that it would make
   */
  holds(cell: SheetCell, points: Hundredths): boolean;
  /** whether `holds` would keep it back */
  keeps(cell: SheetCell): boolean;
  /** Asks about all that was kept back. */
  settle(): void;
}

export function unseenOf(account: CellAccount, answers: ReadingContext['answers']): Unseen {
  const { sheet } = account;
  const held = new Map<UnseenCode, Held>();
  const answerTo = (code: UnseenCode) => answers(questionId(code, sheet.name));

  function codeOf(cell: SheetCell): UnseenCode | null {
    if (sheet.isHidden) return 'hidden-sheet';
    const row = sheet.rows.get(cell.row);
    if (row) return row === 'filtered' ? 'filtered-rows' : 'hidden-rows';
    if (sheet.columns.has(cell.column)) return 'hidden-columns';
    return cell.unstruck === '' ? 'struck' : null;
  }

  const keeps = (cell: SheetCell) => {
    const code = codeOf(cell);
    return code !== null && answerTo(code) !== 'read';
  };
  return {
    keeps,
    holds(cell, points) {
      const code = codeOf(cell);
      if (code === null || !keeps(cell)) return false;
      const { cells, points: before } = held.get(code) ?? { cells: new Set<SheetCell>(), points: 0 };
      held.set(code, { cells: cells.add(cell), points: before + points });
      return true;
    },
    settle() {
      for (const [code, { cells, points }] of held) {
        const question = unseenQuestion(code, sheet.name, cells.size, points);
        if (answerTo(code) === leaveOut.key) account.omit([...cells], 'chosen', leftTexts.chosen);
        else account.ask([...cells], question);
      }
    }
  };
}
