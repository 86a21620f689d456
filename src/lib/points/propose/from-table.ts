import { textOf } from '../reading/cells';
import type { TableCell } from '../reading/table';
import { evenOut, repairDamage } from './damage';
import type { DraftWithNeeds } from './drafts';
import { foundIn } from './from-text';
import { numberDrafts } from './number-drafts';
import type { SchemeProposal } from './proposal';
import { readingOf } from './reading';
import { sourceOfSpan } from './source-of-span';
import { columnsIn, type SheetColumns } from './sheet-columns';

/** A sheet's rows, unchanged and numbered from 1; a title, notes and totals may be among them. */
export interface ProposalSheetRow {
  row: number;
  cells: readonly TableCell[];
}

/**
 * Proposes the items of a rule document that is a table: a column with what is asked for, one with the points, perhaps
 * one with the section and one with the item's name. Null when no row looks like the header of such a table.
 */
export function proposeFromTable(rows: readonly ProposalSheetRow[]): SchemeProposal[] | null {
  const header = rows.slice(0, 20).findIndex((one) => columnsIn(one.cells) !== null);
  const columns = columnsIn(rows[header]?.cells ?? []);
  if (columns === null) return null;
  return numberDrafts(groupsIn(rows.slice(header + 1), columns).flatMap(foundInGroup));
}

/** The rows of one item: only the first has the cells of a merged column. */
interface Group {
  section: string;
  name: string;
  points: string;
  lines: { row: number; text: string }[];
}

function groupsIn(rows: readonly ProposalSheetRow[], columns: SheetColumns): Group[] {
  const groups: Group[] = [];
  let section = '';
  for (const { row, cells } of rows) {
    const at = (n: number | null) => (n === null ? '' : textOf(cells[n] ?? null).replace(/\s+/g, ' '));
    const [name, points, text] = [at(columns.name), at(columns.points), at(columns.text)];
    const before = section;
    section = at(columns.section) || section;
    if (/^(?:合计|总计|小计|总分)/.test(at(columns.section) || name || text)) continue;
    if (name === '' && points === '' && text === '') continue;
    const last = groups[groups.length - 1];
    const goesOn = last !== undefined && section === before && name === '' && points === '';
    if (goesOn) last.lines.push({ row, text });
    else groups.push({ section, name, points, lines: [{ row, text: text || name }] });
  }
  return groups;
}

function foundInGroup({ section, name, points, lines }: Group): (DraftWithNeeds & { section: string })[] {
  const original = lines.map((one) => one.text).join('\n');
  const reading = repairDamage(
    evenOut(
      readingOf(
        original,
        lines.map((one) => one.row)
      )
    )
  );
  const max = marksIn(points);
  const block = {
    section,
    title: name,
    max,
    marksIn: 'column' as const,
    depth: 3,
    start: /^\s*\d{1,3}[、.](?!\d)\s*/.exec(reading.text)?.[0].length ?? 0,
    end: reading.text.length
  };
  const asMarks = foundIn(reading, [block]);
  const [first] = asMarks;
  // Nothing is taken from it, and it is no weight either: the figure is what one time is worth.
  const isWorth = max !== null && asMarks.length === 1 && first?.draft.worth.kind === 'assess';
  if (
    !isWorth ||
    !first ||
    !(/^[+−-]/.test(points) || /每|加|扣|奖|罚/.test(`${section}${name}${original}`))
  ) {
    return asMarks.length > 0 ? asMarks : foundIn(reading, [{ ...block, max: null }]);
  }
  const takes = /^[-−]/.test(points) || /扣|罚|减/.test(`${section}${name}`);
  const { draft } = first;
  draft.worth = { kind: 'count', points: takes ? -Math.abs(max) : max };
  draft.remarks = draft.remarks.filter(({ code }) => code !== 'no-deduction');
  if (!/^[+−-]/.test(points)) draft.remarks.push({ code: 'sign' });
  Object.assign(draft, sourceOfSpan(reading, 0, reading.text.length));
  return asMarks;
}

/** The number in `40`, `40分`, `+2` or `-2分`, without its sign; null when there is none. */
function marksIn(points: string): number | null {
  const match = /^[+-]?(\d+(?:\.\d+)?)分?$/.exec(points.normalize('NFKC').replace('−', '-'));
  return match ? Number(match[1]) : null;
}

/** A text that is a table after all: pasted from a spreadsheet, with tabs between the cells. */
export function rowsOfPaste(text: string): ProposalSheetRow[] | null {
  const lines = text.split(/\r?\n/).map((line, n) => ({ row: n + 1, cells: line.split('\t') }));
  const isTable = lines.some(({ cells }) => columnsIn(cells) !== null);
  return isTable ? lines : null;
}
