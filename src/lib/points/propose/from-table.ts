import type { Stretch } from './document/stretches';
import type { DraftWithNeeds } from './drafts';
import { foundIn, plainReading } from './from-text';
import { holdsFigure, phrasesIn } from './phrases';
import type { ProposalDraft } from './proposal';
import { readingOf } from './reading';
import { openDraft } from './unread-sentences';
import { signOfHeading } from './worth/bare-levels';
import { periodIn } from './worth/periods';
import { totalWords } from './worth/steps';
import { sourceOfSpan } from './source-of-span';
import { columnsIn, type SheetColumns } from './sheet-columns';
import { mayBeRule } from './no-rule-reason';

/** The drafts of a table's rows. */
export interface TableFindings {
  drafts: TableDraft[];
  /** offset at which the rows begin, below the header */
  body: number;
  /** cells that say how much an item is worth, or what it is called */
  parts: { start: number; end: number; draft: ProposalDraft }[];
  /** cells that say where a row stands: its section, what it belongs to */
  labels: { start: number; end: number }[];
}

/** A draft, with what its row's cell says of the level at which it holds, or of those for whom it does. */
export type TableDraft = DraftWithNeeds & { section: string; holdsFor?: { heading: string; value: string } };

interface Cell {
  text: string;
  /** offset in the document */
  at: number;
}

/** A line of the table, numbered as in the document. */
interface TableLine {
  row: number;
  cells: Cell[];
}

/**
 * Proposes the items of a table: a column with what is asked for, one with the points, perhaps one with the section and
 * one with the item's name. Its title, notes and totals may be among the rows.
 */
export function foundInTable(stretch: Stretch): TableFindings {
  const rows = rowsOf(stretch);
  const textsOf = ({ cells }: TableLine) => cells.map(({ text }) => text);
  const header = rows.slice(0, 20).findIndex((one) => columnsIn(textsOf(one)) !== null);
  const columns = columnsIn(rows[header] ? textsOf(rows[header]) : []);
  const first = rows[header + 1]?.cells[0];
  const body = first
    ? stretch.start + lineStart(stretch.text, header + 1)
    : stretch.start + stretch.text.length;
  if (columns === null) return { drafts: [], body, parts: [], labels: [] };
  const below = rows.slice(header + 1);
  const groups = groupsIn(below, columns).map((group) => ({ group, found: foundInGroup(group) }));
  return {
    drafts: groups.flatMap(({ group, found }) =>
      found.map((one) =>
        columns.holdsFor && group.holdsFor !== ''
          ? { ...one, holdsFor: { heading: columns.holdsFor.heading, value: group.holdsFor } }
          : one
      )
    ),
    body,
    parts: groups.flatMap(({ group, found }) => {
      const draft = found[0]?.draft;
      return draft ? group.cells.map((cell) => ({ ...spanOf(cell), draft })) : [];
    }),
    labels: below.flatMap(({ cells }) =>
      cells.flatMap((cell, n) => {
        const isLabel = ![columns.text, columns.points, columns.name].includes(n) && cell.text !== '';
        return isLabel && (n === columns.label || !mayBeRule(cell.text)) ? [spanOf(cell)] : [];
      })
    )
  };
}

function spanOf({ text, at }: Cell): { start: number; end: number } {
  return { start: at, end: at + text.length };
}

function lineStart(text: string, line: number): number {
  return text
    .split('\n')
    .slice(0, line)
    .reduce((sum, one) => sum + one.length + 1, 0);
}

function rowsOf({ text, start, line }: Stretch): TableLine[] {
  let at = start;
  return text.split('\n').map((words, n) => {
    const cells = words.split('\t').map((cell) => {
      const place = at + cell.length - cell.trimStart().length;
      at += cell.length + 1;
      return { text: cell.trim(), at: place };
    });
    return { row: line + n, cells };
  });
}

/** The rows of one item: only the first has the cells of a merged column. */
interface Group {
  section: string;
  name: string;
  /** the subjects of its rows, where no column has names */
  labels: string[];
  points: string;
  lines: { row: number; text: string; at: number }[];
  /** the cells of its points and name */
  cells: Cell[];
  /** several points stand beside its words, one for each row of a merged cell: only a person says which is whose */
  isSplit: boolean;
  /** at what level, or for whom, its row holds; '' where no column says it */
  holdsFor: string;
  /** cells that may be a rule and that no draft is made of: remarks, and points that are no number */
  beside: { row: number; cell: Cell; isPoints: boolean }[];
}

function groupsIn(rows: readonly TableLine[], columns: SheetColumns): Group[] {
  const groups: Group[] = [];
  let section = '';
  let holdsFor = '';
  for (const { row, cells } of rows) {
    const cell = (n: number | null): Cell => (n === null ? undefined : cells[n]) ?? { text: '', at: 0 };
    const at = (n: number | null) => cell(n).text.replace(/\s+/g, ' ');
    const [name, text] = [at(columns.name), at(columns.text)];
    const points = signedFigure(at(columns.points));
    const before = section;
    section = at(columns.section) || section;
    holdsFor = at(columns.holdsFor?.place ?? null) || holdsFor;
    if (cells.some((each) => /^(?:合计|总计|小计|总分)/.test(each?.text.trim() ?? ''))) continue;
    if (name === '' && points === '' && text === '') continue;
    const last = groups[groups.length - 1];
    const goesOn = last !== undefined && section === before && name === '' && points === '';
    if (name === '' && text === '') {
      const figure = cell(columns.points);
      const label = cell(columns.section);
      const isBelow = last !== undefined && section === before;
      const group = isBelow ? last : emptyGroup(section, holdsFor);
      if (!isBelow) groups.push(group);
      if (!isBelow && label.text !== '') group.lines.push({ row, ...label });
      group.isSplit = true;
      group.cells.push(figure);
      group.beside.push(...besideIn({ row, cells }, columns));
      continue;
    }
    const words = cell(text === '' ? columns.name : columns.text);
    // White space stays one for one, so that each place in a cell is one in the document.
    const line = { row, text: words.text.replace(/\s/g, ' '), at: words.at };
    const group = goesOn ? last : { ...emptyGroup(section, holdsFor), name, points };
    if (!goesOn) groups.push(group);
    group.lines.push(line);
    const label = at(columns.label);
    if (label !== '' && !group.labels.includes(label)) group.labels.push(label);
    const named = [columns.points, ...(text === '' ? [] : [columns.name])].map((n) => cell(n));
    group.cells.push(...named.filter((one) => one.text !== '' && one.at !== words.at));
    group.beside.push(...besideIn({ row, cells }, columns));
  }
  return groups;
}

function emptyGroup(section: string, holdsFor: string): Group {
  return {
    section,
    holdsFor,
    name: '',
    points: '',
    labels: [],
    lines: [],
    cells: [],
    isSplit: false,
    beside: []
  };
}

function besideIn({ row, cells }: TableLine, columns: SheetColumns): Group['beside'] {
  const known = new Set([columns.text, columns.section, columns.name, columns.label]);
  return cells.flatMap((cell, n) => {
    // A range (`20-50`) is worth something, unless it numbers the rows.
    const isPoints = n === columns.points;
    const isFigure = marksIn(cell.text) !== null || (isPoints && eachIn(cell.text) !== null);
    const isNumber = isFigure || (isPoints ? /^[—-]*$/ : /^[\d./—-]*$/).test(cell.text);
    if (cell.text === '' || known.has(n) || isNumber) return [];
    // A cap in a remark may be that of several rows whose cells were merged: nobody but a person knows.
    return isPoints || mayBeRule(cell.text) ? [{ row, cell, isPoints }] : [];
  });
}

function foundInGroup(group: Group): (DraftWithNeeds & { section: string })[] {
  const { section, lines, cells, isSplit } = group;
  const found = isSplit
    ? [openWords(section, lines[0]?.row ?? 0, [...lines, ...cells])]
    : draftsOfGroup(group);
  if (!isSplit) for (const draft of new Set(found.map((one) => one.draft))) moveIntoDocument(draft, group);
  const first = found[0]?.draft;
  if (first && first.worth.kind !== 'open')
    first.remarks.push(...group.beside.map(({ cell }) => ({ code: 'beside' as const, from: cell.text })));
  return [
    ...found,
    ...group.beside.map(({ row, cell, isPoints }) =>
      // Points mean nothing without the words that they are for.
      openWords(group.section, row, isPoints && found.length === 0 ? [...group.lines, cell] : [cell])
    )
  ];
}

/** Leaves cells open as one row. It is found at those before the last one, which `parts` adds where they are several. */
function openWords(
  section: string,
  line: number,
  cells: readonly Cell[]
): DraftWithNeeds & { section: string } {
  const text = cells
    .map((cell) => cell.text)
    .join(' ')
    .trim();
  const said = cells.filter((cell) => cell.text !== '');
  const last = said[Math.max(0, said.length - 2)] ?? { text: '', at: 0 };
  const source = {
    line,
    start: said[0]?.at ?? last.at,
    end: last.at + last.text.length,
    text: text.replace(/\s+/g, ' ')
  };
  const draft: ProposalDraft = {
    name: source.text.slice(0, 20),
    worth: { kind: 'open' },
    source,
    clause: source.text,
    remarks: [{ code: 'no-rule', from: source.text.slice(0, 30) }],
    unit: text,
    opposite: false
  };
  return { draft, needs: [], section };
}

/** The places of a draft of a group's joined lines become those of the document. */
function moveIntoDocument({ source }: ProposalDraft, { lines }: Group): void {
  const placeOf = (offset: number) => {
    let start = 0;
    for (const { text, at } of lines) {
      if (offset <= start + text.length) return at + offset - start;
      start += text.length + 1;
    }
    return lines[lines.length - 1]?.at ?? 0;
  };
  const last = placeOf(source.end - 1);
  source.start = placeOf(source.start);
  source.end = last + 1;
}

/** Its own name, or what all its rows are about. */
function titleOf({ name, labels, section }: Group): string {
  if (name !== '' || labels.length === 0) return name;
  return labels.length === 1 ? (labels[0] ?? '') : section;
}

function draftsOfGroup(group: Group): (DraftWithNeeds & { section: string })[] {
  const { section, points, lines } = group;
  const name = titleOf(group);
  const original = lines.map((one) => one.text).join('\n');
  const rows = lines.map((one) => one.row);
  const reading = plainReading(readingOf(original, rows));
  const each = eachIn(points);
  const max = each?.figure ?? marksIn(points);
  const start = /^\s*\d{1,3}[、.](?!\d)\s*/.exec(reading.text)?.[0].length ?? 0;
  const block = {
    section,
    ref: '',
    title: name,
    max,
    marksIn: 'column' as const,
    depth: 3,
    opens: start,
    start,
    end: reading.text.length,
    leads: false
  };
  const plain = { ...block, max: null };
  if (max !== null && saysPoints(reading.text, points, max)) return foundIn(reading, [plain]);
  const asMarks = foundIn(reading, [block]);
  nameBySection(asMarks, name, section);
  const hasFigure = holdsFigure(reading.text) || ownFigure.test(reading.text);
  // Points for each time are no full marks that the words could take from.
  if (each && (hasFigure || asMarks.some(({ draft }) => draft.worth.kind !== 'assess')))
    return [{ ...openDraft(reading, start, reading.text.length), section }];
  if (hasFigure) return asMarks.map(unlessAssessed);
  const [first, ...more] = asMarks.filter(({ draft }) => draft.worth.kind !== 'open');
  // Nothing is taken from it, and it is no weight either: the figure is what one time is worth.
  const isWorth = max !== null && more.length === 0 && first?.draft.worth.kind === 'assess';
  if (
    !isWorth ||
    !first ||
    !(each || /^[+−-]/.test(points) || /每|加|扣|减|奖|罚/.test(`${section}${name}${original}`))
  ) {
    return asMarks.length > 0 ? asMarks : foundIn(reading, [plain]);
  }
  const takes = each?.sign === -1 || /^[-−]/.test(points) || signOfHeading(section + name) === -1;
  const { draft } = first;
  draft.worth = { kind: 'count', points: takes ? -Math.abs(max) : max };
  draft.remarks = draft.remarks.filter(({ code }) => code !== 'no-deduction');
  if (!/^[+−-]/.test(points) && !each?.sign) draft.remarks.push({ code: 'sign' });
  if (each && each.measure !== '次')
    draft.remarks.push({
      code: isPeriod.test(each.measure) ? 'per-period' : 'per-amount',
      from: `每${each.measure}`
    });
  const period = each ? null : periodIn(reading.text);
  if (period !== null) draft.remarks.push({ code: 'per-period', from: period });
  const total = totalWords(reading.text);
  if (total !== null) draft.remarks.push({ code: 'by-total', from: total });
  const [firstEnd = reading.text.length, ...ends] = lineEnds(reading.text);
  Object.assign(draft, sourceOfSpan(reading, 0, firstEnd));
  // A cell that stands beside several rows may be theirs too, or be missing there.
  const others = ends.map((end, n) => openDraft(reading, (n === 0 ? firstEnd : (ends[n - 1] ?? 0)) + 1, end));
  return [...asMarks, ...others.map((one) => ({ ...one, section }))];
}

/** The places at which the lines of a text end, but for empty ones. */
function lineEnds(text: string): number[] {
  return [...text.matchAll(/[^\n]+(?=\n|$)/g)].map(({ 0: line, index }) => index + line.length);
}

/** Full marks without a name are called as their section, rather than by the deduction that stands in their sentence. */
function nameBySection(found: readonly DraftWithNeeds[], name: string, section: string): void {
  const draft = found[0]?.draft;
  if (draft?.worth.kind !== 'allowance' || name !== '' || section === '') return;
  if (/[扣减]\S*\d/.test(draft.name)) draft.name = section;
}

/**
 * Whether a row's words say the figure of its column again (`每次加1分`, 1; `每次扣2分`, −2): then it is what one time is worth.
 */
function saysPoints(words: string, points: string, max: number): boolean {
  const [first, ...more] = phrasesIn(words).filter(({ says }) => says !== 'most');
  const isSame = more.length === 0 && first?.says === 'points' && first.figures[0] === max;
  return isSame && (first.sign > 0 || /^[-−]/.test(points));
}

/** `每次2-5分`, `国家级20、省级10`: figures that the row's own figure doesn't explain. */
const ownFigure = /\d\s*[-—~～至]\s*\d+分|[\u4e00-\u9fff]\d+(?:\.\d+)?(?=[,、;。\s]|$)/;

/** Leaves words with figures of their own open, because nobody knows what their column's figure is then. */
function unlessAssessed(found: DraftWithNeeds & { section: string }): DraftWithNeeds & { section: string } {
  const { draft } = found;
  if (draft.worth.kind !== 'assess') return found;
  draft.worth = { kind: 'open' };
  draft.remarks = [{ code: 'no-rule', from: draft.clause.slice(0, 30) }];
  return found;
}

/** `加5分` and `扣10分` in a column of points are +5 and -10. */
function signedFigure(points: string): string {
  const plain = points.normalize('NFKC').replace(/^(?:增?加|奖励?)\s*(?=\d)/, '+');
  return plain.replace(/^(?:扣除?|减)\s*(?=\d)/, '-');
}

/** The number in `40`, `40分`, `+2`, `-2分` or `扣2分`, without its sign; null when there is none. */
function marksIn(points: string): number | null {
  const plain = signedFigure(points).replace('−', '-');
  const match = /^[+-]?(\d+(?:\.\d{1,2})?)(?:个?积?分)?$/.exec(plain);
  return match ? Number(match[1]) : null;
}

/** Points for each time, as a column of points says them. */
interface EachTime {
  figure: number;
  /** 0: the cell doesn't say whether it adds or takes */
  sign: 1 | -1 | 0;
  /** `次`, `小时`, `月` */
  measure: string;
}

const measures = '人次|次|小时|课时|学时|季度|学期|年度|[年月周天日人户家篇件项起条个场处]';
const isPeriod = /^(?:季度|学期|年度|[年月周])$/;
const pointsThenMeasure = new RegExp(`^([+-]?)(\\d+(?:\\.\\d{1,2})?)(?:个?积?分)?/每?一?(${measures})$`);
const measureThenPoints = new RegExp(`^每一?(${measures})([加奖扣减+-]?)(\\d+(?:\\.\\d{1,2})?)个?积?分?$`);

/** `5分/次`, `扣10分/次`, `每人2分`: points for each time, or each measure. Null for anything else. */
function eachIn(points: string): EachTime | null {
  const plain = signedFigure(points).replace('−', '-').replace(/\s+/g, '');
  const [, sign = '', figure = '', measure = ''] = pointsThenMeasure.exec(plain) ?? [];
  if (measure !== '' && Number(figure) > 0) return { figure: Number(figure), sign: signOf(sign), measure };
  const [, each = '', verb = '', worth = ''] = measureThenPoints.exec(plain) ?? [];
  return Number(worth || '0') === 0 ? null : { figure: Number(worth), sign: signOf(verb), measure: each };
}

function signOf(words: string): EachTime['sign'] {
  if (words === '') return 0;
  return /[扣减-]/.test(words) ? -1 : 1;
}
