import { parse } from 'node:path';
import { isMonth, yearOf } from '../../lib/calendar';
import { formatPoints, numberOf, readRoster, type Hundredths, type Lang } from '../../lib/points';
import { readFile } from '../../lib/server/domain/imports/files/read-file';
import { Unreadable } from '../../lib/server/domain/imports/upload';
import {
  readRosterSheets,
  readSheets,
  readTakeoverSheets,
  type Answers,
  type Question,
  type ReadEntry,
  type ReadMonth,
  type ReadPerson,
  type TableReading
} from '../../lib/tables';
import type { CommandOutput } from './command';
import { bytesOf, loadScheme, loadTable } from './files';
import { neededFlag, type Flags } from './flags';
import { refuseFirst, refuseUnreadable, throwRefusal } from './refusal';

/**
 * Reads a file as the office's import does, and says what became of each cell.
 * @returns exit 0 when nothing is asked, 3 when something is
 * @throws PointsRefusal for files that can't be read, and for answers that answer nothing
 */
export async function readCommand(flags: Flags, lang: Lang): Promise<CommandOutput> {
  const file = flags.file ?? throwRefusal('bad-usage', 'FILE');
  const reading = await readAs(flags.as ?? 'entries', file, flags);
  const [unused] = reading.unusedAnswers;
  if (unused !== undefined) throwRefusal('bad-answers', unused, flags.answers ?? null);
  const text = flags.json ? `${JSON.stringify(readingJson(reading, lang))}\n` : readingText(reading, lang);
  return { text, exit: reading.questions.length === 0 ? 0 : 3 };
}

/** A reading with what one of the three ways makes of the cells. */
type AnyReading = TableReading & { entries?: ReadEntry[]; people?: ReadPerson[]; months?: ReadMonth[] };

async function readAs(as: string, file: string, flags: Flags): Promise<AnyReading> {
  const scheme = loadScheme(neededFlag(flags, 'scheme'));
  const answers = answersIn(flags.answers);
  if (as === 'roster') return readRosterSheets(sheetsOf(file, flags.sheet), answers);
  const month = neededFlag(flags, 'month');
  if (!isMonth(month)) throwRefusal('bad-usage', `--month ${month}`);
  const { subjects: roster, problems } = readRoster(await loadTable(neededFlag(flags, 'roster')));
  refuseFirst(problems);
  const sheets = sheetsOf(file, flags.sheet);
  if (as === 'takeover') return readTakeoverSheets(sheets, { roster, year: yearOf(month), answers });
  if (as !== 'entries') throwRefusal('bad-usage', `--as ${as}`);
  return readSheets(sheets, { scheme, roster, month, answers });
}

function sheetsOf(file: string, sheet: string | undefined) {
  try {
    const sheets = readFile({ bytes: bytesOf(file) });
    if (sheet === undefined) return sheets;
    const chosen = sheets.filter(({ name }) => name === sheet);
    return chosen.length > 0 ? chosen : throwRefusal('unknown-sheet', sheet, file);
  } catch (error) {
    if (error instanceof Unreadable) return refuseUnreadable(error, parse(file).base);
    throw error;
  }
}

function answersIn(file: string | undefined): Answers {
  if (file === undefined) return {};
  try {
    const answers: unknown = JSON.parse(bytesOf(file).toString('utf8'));
    if (isAnswers(answers)) return answers;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return throwRefusal('bad-answers', file, file);
}

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((key) => typeof key === 'string');

/** The reading as JSON: points as numbers, sentences in one language. */
function readingJson(reading: AnyReading, lang: Lang) {
  const { unusedAnswers: _, entries, months, ...rest } = reading;
  const withNumber = <T extends { points: Hundredths }>(line: T) => ({
    ...line,
    points: numberOf(line.points)
  });
  return {
    ...rest,
    ...(entries && { entries: entries.map(withNumber) }),
    ...(months && { months: months.map(withNumber) }),
    questions: reading.questions.map((question) => questionJson(question, lang)),
    leftOut: reading.leftOut.map((left) => ({ ...left, text: left.text[lang] }))
  };
}

function questionJson({ id, cells, code, text, readings, proposal }: Question, lang: Lang) {
  return {
    id,
    cells,
    code,
    text: text[lang],
    readings: readings.map(({ key, text: words, points }) => ({
      key,
      text: words[lang],
      points: points === null ? null : numberOf(points)
    })),
    proposal
  };
}

/** The reading for people: the account of the cells first, then lines, questions, and what was left out. */
function readingText({ entries = [], people = [], months = [], ...rest }: AnyReading, lang: Lang): string {
  const { filled, read, asked, leftOut: left } = rest.cells;
  const head = {
    zh: `${filled} 格：读入 ${read}，待您确认 ${asked}，不读 ${left}`,
    en: `${filled} cells: ${read} read, ${asked} to be decided, ${left} left out`
  }[lang];
  const line = (cells: readonly string[], ...parts: (string | undefined)[]) =>
    `   ${[...parts.filter((part) => part !== undefined && part !== ''), named(cells)].join(' ')}`;
  const points = (worth: Hundredths) => formatPoints(worth, { signed: true });
  return `${[
    head,
    ...entries.map((one) =>
      line(one.cells, one.date, one.person, one.item, one.value || `×${one.quantity}`, points(one.points))
    ),
    ...months.map((one) => line(one.cells, one.month, one.person, points(one.points))),
    ...people.map((one) => line(one.cells, one.id, one.name, one.pool, one.group, one.from, one.to)),
    ...rest.questions.flatMap((question) => questionLines(question, lang)),
    ...rest.leftOut.map(({ text, cells: of }) => `- ${text[lang]}  ${named(of)}`)
  ].join('\n')}\n`;
}

/** Readings of one question that are printed; the JSON has all. */
const mostPrinted = 4;

function questionLines({ id, text, readings, cells }: Question, lang: Lang): string[] {
  const printed = readings.length > mostPrinted + 1 ? readings.slice(0, mostPrinted) : readings;
  const rest = readings.length - printed.length;
  const more = { zh: `    还有 ${rest} 种，见 --json`, en: `    ${rest} more, see --json` }[lang];
  return [
    `? ${text[lang]}  ${named(cells)}`,
    ...printed.map(({ key, text: words, points }) => {
      const worth = points === null ? '' : ` ${formatPoints(points, { signed: true })}`;
      return `    ${JSON.stringify(id)}: ${JSON.stringify(key)}  ${words[lang]}${worth}`;
    }),
    ...(rest > 0 ? [more] : [])
  ];
}

const named = (cells: readonly string[]) => `${cells.slice(0, 8).join(' ')}${cells.length > 8 ? ' …' : ''}`;
