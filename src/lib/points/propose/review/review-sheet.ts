import type { Lang } from '../../messages';
import { plainTextOf, textOf } from '../../reading/cells';
import { columnsOf, type ReadRow } from '../../reading/columns';
import type { ReadingProblem } from '../../reading/problem';
import type { ReadTable } from '../../reading/table';
import { levelId } from '../worth/levels-in';
import type { SchemeProposal } from '../proposal';
import { proposalRemarkText } from '../remark';
import { reviewProblem, type ReviewProblem } from './review-problem';
import type { ProposedWorth } from '../worth/worth';
import { openKind, readWorth, worthCells } from '../worth/worth-cells';

/** Columns of a review sheet, as a scheme's committee reads them. `ref` and `english` are looked for, not written. */
const reviewHeadings = {
  confirm: ['确认'],
  id: ['事项 id'],
  name: ['名称'],
  kind: ['类型'],
  points: ['分值'],
  section: ['章节'],
  source: ['原文'],
  remarks: ['提醒'],
  ref: ['条款'],
  english: ['英文名']
};
type Field = keyof typeof reviewHeadings;

const written: Field[] = ['confirm', 'id', 'name', 'kind', 'points', 'section', 'source', 'remarks'];
const required: Field[] = ['confirm', 'id', 'name', 'kind', 'points', 'section', 'source'];

/** The sheet for a person to go through: header and rows, nothing confirmed beforehand. */
export function reviewSheet(proposals: readonly SchemeProposal[], lang: Lang): string[][] {
  const header = written.map((field) => (lang === 'zh' ? (reviewHeadings[field][0] ?? field) : field));
  const rows = proposals.map(({ id, name, section, worth, source, remarks }) => {
    const { kind, points } = worthCells(worth);
    const reported = remarks.map((one) => proposalRemarkText(one, lang)).join(lang === 'zh' ? '；' : '; ');
    return ['', id, name, kind, points, section, source.text, reported];
  });
  return [header, ...rows];
}

/** An item that a person has confirmed, or written. */
export interface ConfirmedItem {
  id: string;
  name: string;
  english: string;
  section: string;
  /** the number of the document's clause (第三条（一）); '' when the person named none */
  ref: string;
  worth: ProposedWorth;
  /** the document's text; '' when the person named none */
  source: string;
}

const yes = new Set(['是', '√', '✓', '☑', '对', '确认', 'y', 'yes', '1', 'true', 'ok']);
const no = new Set(['否', '×', '✗', '删', '删除', '不要', 'x', 'n', 'no', '0', 'false']);

/**
 * Reads a sheet that a person has gone through. Every problem is listed; with any, nothing is to be made of it.
 * `struck`: the document's words of the rows that the person has struck out.
 */
export function readReview(table: ReadTable): {
  rows: ConfirmedItem[];
  struck: string[];
  problems: (ReadingProblem | ReviewProblem)[];
} {
  const columns = columnsOf(table, reviewHeadings, required);
  if (columns.missing.length > 0) return { rows: [], struck: [], problems: columns.missing };
  const problems: ReviewProblem[] = [];
  const struck: string[] = [];
  const rows: { row: ReadRow<Field>; confirmed: ConfirmedItem }[] = [];
  for (const row of columns.rows) {
    const mark = plainTextOf(row.cell('confirm')).toLowerCase();
    if (no.has(mark)) {
      struck.push(textOf(row.cell('source')));
      continue;
    }
    if (!yes.has(mark)) problems.push(reviewProblem(row, 'confirm', 'unconfirmed', mark));
    const confirmed = confirmedOf(row, problems);
    if (confirmed) rows.push({ row, confirmed });
  }
  checkTogether(rows, problems);
  if (rows.length === 0 && problems.length === 0) {
    problems.push({ code: 'nothing-confirmed', value: '', file: table.file, row: null, column: null });
  }
  return { rows: rows.map(({ confirmed }) => confirmed), struck, problems: byRow(problems) };
}

function confirmedOf(row: ReadRow<Field>, problems: ReviewProblem[]): ConfirmedItem | null {
  const before = problems.length;
  const id = textOf(row.cell('id'));
  const name = textOf(row.cell('name'));
  const section = textOf(row.cell('section'));
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) problems.push(reviewProblem(row, 'id', 'bad-id', id));
  if (name === '') problems.push(reviewProblem(row, 'name', 'empty', '名称'));
  if (section === '') problems.push(reviewProblem(row, 'section', 'empty', '章节'));
  const worth = readWorth(textOf(row.cell('kind')), plainTextOf(row.cell('points')));
  if (textOf(row.cell('kind')) === openKind) {
    problems.push(reviewProblem(row, 'kind', 'open', openKind));
  } else if ('wrong' in worth) {
    problems.push(reviewProblem(row, worth.wrong, `bad-${worth.wrong}`, textOf(row.cell(worth.wrong))));
  } else if (worth.kind === 'levels') {
    const unknown = worth.levels.find(({ level }) => levelId(level ?? '') === null);
    if (unknown) problems.push(reviewProblem(row, 'points', 'unknown-level', unknown.level ?? ''));
  }
  if (problems.length > before || 'wrong' in worth) return null;
  const english = textOf(row.cell('english')) || name;
  return {
    id,
    name,
    english,
    section,
    ref: textOf(row.cell('ref')),
    worth,
    source: textOf(row.cell('source'))
  };
}

/**
 * Adds the problems that only show when all rows are there: a repeated id or name, a reference to a row
 * that was struck out.
 */
function checkTogether(
  rows: readonly { row: ReadRow<Field>; confirmed: ConfirmedItem }[],
  problems: ReviewProblem[]
) {
  const ids = new Set<string>();
  const names = new Set<string>();
  const byId = new Map(rows.map(({ confirmed }) => [confirmed.id, confirmed.worth.kind]));
  for (const { row, confirmed } of rows) {
    const { id, name, worth } = confirmed;
    if (ids.has(id)) problems.push(reviewProblem(row, 'id', 'twice', id));
    if (names.has(name)) problems.push(reviewProblem(row, 'name', 'twice', name));
    ids.add(id);
    names.add(name);
    for (const one of refersTo(worth)) {
      const field = worth.kind === 'clause' ? 'kind' : 'points';
      if (!byId.has(one)) problems.push(reviewProblem(row, field, 'unknown-row', one));
    }
    const parent = worth.kind === 'clause' ? byId.get(worth.of) : undefined;
    if (parent !== undefined && parent !== 'allowance' && parent !== 'assess') {
      problems.push(reviewProblem(row, 'kind', 'not-full-marks', worth.kind === 'clause' ? worth.of : ''));
    }
  }
}

function refersTo(worth: ProposedWorth): readonly string[] {
  if (worth.kind === 'clause') return [worth.of];
  if (worth.kind === 'standing') return worth.unless;
  return worth.kind === 'highest' ? worth.items : [];
}

function byRow(problems: ReviewProblem[]): ReviewProblem[] {
  return problems.sort((a, b) => (a.row ?? 0) - (b.row ?? 0));
}
