import { parse } from 'node:path';
import { isMonth } from '../../lib/calendar';
import { formatPoints, numberOf, readRoster, type Lang } from '../../lib/points';
import { readFile } from '../../lib/server/domain/imports/files/read-file';
import { Unreadable } from '../../lib/server/domain/imports/upload';
import { readSheets, type Answers, type Question, type Reading } from '../../lib/tables';
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
  const scheme = loadScheme(neededFlag(flags, 'scheme'));
  const month = neededFlag(flags, 'month');
  if (!isMonth(month)) throwRefusal('bad-usage', `--month ${month}`);
  const file = flags.file ?? throwRefusal('bad-usage', 'FILE');
  const { subjects, problems } = readRoster(await loadTable(neededFlag(flags, 'roster')));
  refuseFirst(problems);
  const reading = readSheets(sheetsOf(file, flags.sheet), {
    scheme,
    roster: subjects,
    month,
    answers: answersIn(flags.answers)
  });
  const [unused] = reading.unusedAnswers;
  if (unused !== undefined) throwRefusal('bad-answers', unused, flags.answers ?? null);
  const text = flags.json ? `${JSON.stringify(readingJson(reading, lang))}\n` : readingText(reading, lang);
  return { text, exit: reading.questions.length === 0 ? 0 : 3 };
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
function readingJson(reading: Reading, lang: Lang) {
  return {
    sheets: reading.sheets,
    entries: reading.entries.map((entry) => ({ ...entry, points: numberOf(entry.points) })),
    questions: reading.questions.map((question) => questionJson(question, lang)),
    leftOut: reading.leftOut.map((left) => ({ ...left, text: left.text[lang] })),
    totals: reading.totals,
    cells: reading.cells
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
function readingText({ entries, questions, leftOut, cells }: Reading, lang: Lang): string {
  const { filled, read, asked, leftOut: left } = cells;
  const head = {
    zh: `${filled} 格：读入 ${read}，待您确认 ${asked}，不读 ${left}`,
    en: `${filled} cells: ${read} read, ${asked} to be decided, ${left} left out`
  }[lang];
  const lines = entries.map(({ person, item, date, quantity, value, points, cells: from }) =>
    [
      '  ',
      date,
      person,
      item,
      value || `×${quantity}`,
      formatPoints(points, { signed: true }),
      from.join(' ')
    ].join(' ')
  );
  const asks = questions.flatMap((question) => questionLines(question, lang));
  const outs = leftOut.map(({ text, cells: of }) => `- ${text[lang]}  ${named(of)}`);
  return `${[head, ...lines, ...asks, ...outs].join('\n')}\n`;
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
