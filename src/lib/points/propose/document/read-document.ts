import { shiftSource } from '../source-of-span';
import { foundIn, readingOfText } from '../from-text';
import { foundInTable, type TableDraft } from '../from-table';
import { numberDrafts } from '../number-drafts';
import { outline, type OutlineBlock } from '../outline';
import type { ProposalDraft, SchemeProposal } from '../proposal';
import type { TextReading } from '../reading';
import { remarkSameWords } from '../same-words';
import { titleEnd } from '../title-end';
import { documentSentences, type DocumentSentence, type Heading } from './document-sentences';
import { stretchesIn } from './stretches';

/** A rule document as it was read. Nothing is certain: a person confirms every row. */
export interface DocumentReading {
  /** the items, and the words that no rule was made of, in the document's order */
  rows: SchemeProposal[];
  /** the whole document, cut into its sentences: together they are its text, so that none can vanish */
  sentences: DocumentSentence[];
}

/**
 * Reads a rule document: running text, tables with tabs between their cells, or both. Scanning damage is read as what it
 * most likely was, and each row says so.
 */
export function readDocument(original: string): DocumentReading {
  const drafts: TableDraft[] = [];
  const headings: Heading[] = [];
  const parts: { start: number; end: number; draft: ProposalDraft }[] = [];
  for (const stretch of stretchesIn(original)) {
    const { start, text, line } = stretch;
    if (stretch.table) {
      const table = foundInTable(stretch);
      drafts.push(...table.drafts);
      parts.push(...table.parts);
      headings.push({ start, end: table.body, why: 'table-head' });
      headings.push(...table.labels.map((label) => ({ ...label, why: 'heading' as const })));
      continue;
    }
    const reading = readingOfText(text);
    const blocks = outline(reading.text);
    const found = foundIn(reading, blocks);
    for (const { draft } of found) shiftSource(draft.source, start, line - 1);
    drafts.push(...found);
    headings.push(...blocks.flatMap((block) => headingOf(block, reading, start)));
  }
  remarkSameWords(drafts);
  remarkHoldsFor(drafts);
  const rows = numberDrafts(drafts);
  const ids = new Map(drafts.map(({ draft }, n) => [draft, rows[n]]));
  const belonging = parts.flatMap(({ start: at, end, draft }) => {
    const row = ids.get(draft);
    return row ? [{ start: at, end, rows: [row] }] : [];
  });
  return { rows, sentences: documentSentences(original, { rows, parts: belonging, headings }) };
}

/** The number and the title of a block, by their places in the document. */
function headingOf(block: OutlineBlock, reading: TextReading, shift: number): Heading[] {
  const end = titleEnd(block, reading);
  if (end <= block.opens) return [];
  const place = (offset: number) => shift + (reading.at[offset] ?? 0);
  return [
    { start: place(block.opens), end: place(end - 1) + 1, why: end > block.start ? 'heading' : 'number' }
  ];
}

/**
 * Remarks the rows that hold at another level, or for others, than most rows of the document do: a column says it
 * (`信息层级`: 区村级, 村级), and an item has no place for it.
 */
function remarkHoldsFor(drafts: readonly TableDraft[]): void {
  const counts = new Map<string, number>();
  for (const { holdsFor } of drafts)
    if (holdsFor) counts.set(holdsFor.value, (counts.get(holdsFor.value) ?? 0) + 1);
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  for (const { draft, holdsFor } of drafts) {
    if (!holdsFor || holdsFor.value === most?.[0] || draft.worth.kind === 'open') continue;
    draft.remarks.push({ code: 'holds-for', from: holdsFor.heading, to: holdsFor.value });
  }
}
