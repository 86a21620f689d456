import type { Lang } from '../../../lib/points';
import {
  factsOf,
  readDocument,
  reviewSheet,
  subjectsIn,
  type DocumentReading,
  type DocumentSubjects
} from '../../../lib/points/propose';
import { documentText } from '../../../lib/server/domain/workshop/document-text';
import { Problem, type Code } from '../../../lib/server/platform/problem/problem';
import type { CommandOutput } from '../command';
import { bytesOf } from '../files';
import type { Flags } from '../flags';
import { throwRefusal } from '../refusal';
import { writeNew } from './write-new';
import { spreadsheetCsv, xlsxOf } from './sheet-file';

/**
 * Lists the items of a rule document as a sheet, in a file or as CSV on stdout. Nothing in it is confirmed
 * yet.
 * @throws PointsRefusal `nothing-found` when the document has no items
 */
export async function newReview(file: string, { out }: Flags, lang: Lang): Promise<CommandOutput> {
  const document = await textOf(file);
  const reading = readDocument(document);
  const proposals = reading.rows;
  if (proposals.length === 0) throwRefusal('nothing-found', file, file);
  const sheet = reviewSheet(proposals, lang);
  if (out === undefined) return { text: spreadsheetCsv(sheet) };
  writeNew(out, out.toLowerCase().endsWith('.xlsx') ? await xlsxOf(sheet) : spreadsheetCsv(sheet));
  const flagged = proposals.filter((one) => one.remarks.length > 0).length;
  const open = proposals.filter(({ worth }) => worth.kind === 'open').length;
  return {
    text: summary[lang]({ rows: proposals.length, flagged, open, out, ...saidBy(document, reading) })
  };
}

/** The flags for what the document says besides its rows, and its sentences that say it. */
function saidBy(text: string, reading: DocumentReading): Pick<Listed, 'flags' | 'subjects' | 'clears'> {
  const subjects = subjectsIn(text);
  const { clears } = factsOf({ text, reading, answers: {} });
  const isClearing = clears === 'year' && reading.rows.some(({ worth }) => worth.kind === 'good');
  const scored = subjects === 'households' ? 'households' : 'people';
  return { flags: `--scored ${scored}${isClearing ? ' --clears year' : ''}`, subjects, clears: isClearing };
}

interface Listed {
  rows: number;
  flagged: number;
  open: number;
  out: string;
  flags: string;
  subjects: DocumentSubjects | null;
  clears: boolean;
}

/** Reads a document as the workshop of the office does, and says in the command's own words why one can't be read. */
async function textOf(file: string): Promise<string> {
  const bytes = bytesOf(file);
  try {
    return await documentText(bytes);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { code } = error;
    if (tooLarge.includes(code)) return throwRefusal('too-large', file, file);
    return throwRefusal(code === 'document-broken' ? 'broken-file' : 'bad-encoding', file, file);
  }
}

const tooLarge: readonly Code[] = ['file-too-large', 'document-oversized', 'too-many-sheets'];

const summary: Record<Lang, (listed: Listed) => string> = {
  zh: ({ rows, flagged, open, out, flags, subjects, clears }) =>
    `列出 ${rows} 行，其中 ${flagged} 行有提醒，${open} 行是没有变成规则的原文（类型“待定”），写在 ${out}。请逐行对照原文，在“确认”栏写“是”或“否”，然后：\n` +
    `npm run -s points -- new --confirmed ${out} --name 办法名称 --from-date 2026-01-01 ${flags} --out scheme.yaml\n` +
    `${scoredWords.zh[subjects ?? 'unsaid']}给谁记分写在 --scored：people 个人，members 党员，households 户，communities 社区（村）。\n` +
    (clears ? '原文说没有用完的积分年底清零，所以写了 --clears year。\n' : ''),
  en: ({ rows, flagged, open, out, flags, subjects, clears }) =>
    `${rows} rows, ${flagged} of them with remarks and ${open} of words that no rule was made of (kind 待定), are in ${out}. Compare each with the document, write yes or no in the column confirm, then:\n` +
    `npm run -s points -- new --confirmed ${out} --name NAME --from-date 2026-01-01 ${flags} --out scheme.yaml\n` +
    `${scoredWords.en[subjects ?? 'unsaid']} --scored says who is scored: people, members (of the party), households, communities.\n` +
    (clears
      ? 'The document clears points that weren’t spent at the end of the year: hence --clears year.\n'
      : '')
};

const scoredWords: Record<Lang, Record<DocumentSubjects | 'unsaid', string>> = {
  zh: {
    households: '原文读作以户为对象，请核对。',
    people: '原文读作以个人为对象，请核对。',
    unsaid: '原文没有写明以谁为对象，请核对。'
  },
  en: {
    households: 'The document reads as if households were scored: see whether they are.',
    people: 'The document reads as if people were scored: see whether they are.',
    unsaid: 'The document doesn’t say who is scored: see who is.'
  }
};
