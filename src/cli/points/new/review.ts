import type { Lang } from '../../../lib/points';
import { readDocument, reviewSheet } from '../../../lib/points/propose';
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
  const proposals = readDocument(await textOf(file)).rows;
  if (proposals.length === 0) throwRefusal('nothing-found', file, file);
  const sheet = reviewSheet(proposals, lang);
  if (out === undefined) return { text: spreadsheetCsv(sheet) };
  writeNew(out, out.toLowerCase().endsWith('.xlsx') ? await xlsxOf(sheet) : spreadsheetCsv(sheet));
  const flagged = proposals.filter((one) => one.remarks.length > 0).length;
  const open = proposals.filter(({ worth }) => worth.kind === 'open').length;
  return { text: summary[lang](proposals.length, flagged, open, out) };
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

const summary: Record<Lang, (rows: number, flagged: number, open: number, out: string) => string> = {
  zh: (rows, flagged, open, out) =>
    `列出 ${rows} 行，其中 ${flagged} 行有提醒，${open} 行是没有变成规则的原文（类型“待定”），写在 ${out}。请逐行对照原文，在“确认”栏写“是”或“否”，然后：\n` +
    `npm run -s points -- new --confirmed ${out} --name 办法名称 --from-date 2026-01-01 --out scheme.yaml\n`,
  en: (rows, flagged, open, out) =>
    `${rows} rows, ${flagged} of them with remarks and ${open} of words that no rule was made of (kind 待定), are in ${out}. Compare each with the document, write yes or no in the column confirm, then:\n` +
    `npm run -s points -- new --confirmed ${out} --name NAME --from-date 2026-01-01 --out scheme.yaml\n`
};
