import { decode, readCsv, textOf, type TableCell, type Lang } from '../../../lib/points';
import {
  proposeFromTable,
  proposeFromText,
  reviewSheet,
  rowsOfPaste,
  type SchemeProposal,
  type ProposalSheetRow
} from '../../../lib/points/propose';
import type { CommandOutput } from '../command';
import { bytesOf, rowsOfSheet } from '../files';
import type { Flags } from '../flags';
import { throwRefusal } from '../refusal';
import { writeNew } from './write-new';
import { spreadsheetCsv, xlsxOf } from './sheet-file';

const mostBytes = 20_000_000;

/**
 * Lists the items of a rule document as a sheet, in a file or as CSV on stdout. Nothing in it is confirmed
 * yet.
 * @throws PointsRefusal `nothing-found` when the document has no items
 */
export async function newReview(file: string, { out }: Flags, lang: Lang): Promise<CommandOutput> {
  const proposals = await proposalsIn(file);
  if (proposals.length === 0) throwRefusal('nothing-found', file, file);
  const sheet = reviewSheet(proposals, lang);
  if (out === undefined) return { text: spreadsheetCsv(sheet) };
  writeNew(out, out.toLowerCase().endsWith('.xlsx') ? await xlsxOf(sheet) : spreadsheetCsv(sheet));
  const flagged = proposals.filter((one) => one.remarks.length > 0).length;
  const open = proposals.filter(({ worth }) => worth.kind === 'open').length;
  return { text: summary[lang](proposals.length, flagged, open, out) };
}

async function proposalsIn(file: string): Promise<SchemeProposal[]> {
  const bytes = bytesOf(file);
  if (bytes.length > mostBytes) throwRefusal('too-large', file, file);
  const isSheet = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const text = isSheet ? null : decode(bytes);
  if (!isSheet && text === null) throwRefusal('bad-encoding', file, file);
  const rows =
    text === null ? numbered(await rowsOfSheet(bytes, file)) : (rowsOfPaste(text) ?? rowsOfCsv(bytes, file));
  return proposeFromTable(rows) ?? proposeFromText(text ?? linesOf(rows));
}

function rowsOfCsv(bytes: Uint8Array, file: string): ProposalSheetRow[] {
  const reading = readCsv(bytes, file);
  return reading.ok ? numbered([reading.table.header, ...reading.table.rows.map((one) => one.cells)]) : [];
}

function numbered(rows: readonly (readonly TableCell[])[]): ProposalSheetRow[] {
  return rows.map((cells, n) => ({ row: n + 1, cells }));
}

/** Turns a sheet that is no table of items into running text, one line for each row. */
function linesOf(rows: readonly ProposalSheetRow[]): string {
  return rows.map(({ cells }) => cells.map((cell) => textOf(cell)).join(' ')).join('\n');
}

const summary: Record<Lang, (rows: number, flagged: number, open: number, out: string) => string> = {
  zh: (rows, flagged, open, out) =>
    `列出 ${rows} 行，其中 ${flagged} 行有提醒，${open} 行是没有变成规则的原文（类型“待定”），写在 ${out}。请逐行对照原文，在“确认”栏写“是”或“否”，然后：\n` +
    `npm run -s points -- new --confirmed ${out} --name 办法名称 --from-date 2026-01-01 --out scheme.yaml\n`,
  en: (rows, flagged, open, out) =>
    `${rows} rows, ${flagged} of them with remarks and ${open} of words that no rule was made of (kind 待定), are in ${out}. Compare each with the document, write yes or no in the column confirm, then:\n` +
    `npm run -s points -- new --confirmed ${out} --name NAME --from-date 2026-01-01 --out scheme.yaml\n`
};
