import { Document, isMap, isSeq } from 'yaml';
import { repairDamage } from '../damage';
import type { RedemptionRule } from '../../redemption';
import type { SubjectKind } from '../../scheme/scheme';
import { itemKeysOf } from './item-keys';
import { readingOf } from '../reading';
import type { ConfirmedItem } from './review-sheet';

/** The parts of a scheme besides its items. */
export interface SchemeFacts {
  id: string;
  name: string;
  english: string;
  /** title of the document */
  source: string;
  /** the subjects that are scored (对象); only shown in the file */
  subjects: string;
  /** absent: people who hold a post */
  scored?: SubjectKind | undefined;
  from: string;
  to: string | null;
  /** the first day in force that the document names; absent: none */
  documentFrom?: string | null;
  /** the figure that ranks, for each kind of period that is published */
  score: Partial<Record<'month' | 'quarter' | 'half-year' | 'year', 'points' | 'balance'>>;
  /** the body to which objections go, and the sentence that says so, with its number or ''; absent: the document names none */
  objections?: { to: string; text: string; ref: string } | null;
  /** for goods: whether points that weren't spent go with their year; absent: they stay */
  clears?: RedemptionRule['clears'] | undefined;
  /** sentences that may be rules and that nobody has said anything of: the scheme names them */
  unread?: readonly string[];
  /** sentences that were read as a rule, or may be one, and that a person has struck: whoever confirms the scheme sees them */
  struck?: readonly string[];
}

/**
 * Writes a scheme file (YAML) with these items in their order, each with its clause, and with the
 * original's words above it where damage was corrected.
 */
export function writeScheme(facts: SchemeFacts, rows: readonly ConfirmedItem[]): string {
  const sections = [...new Set(rows.filter((one) => counts(one)).map((one) => one.section))];
  const base = rows.reduce((sum, { worth }) => (worth.kind === 'base' ? sum + worth.points : sum), 0);
  const items = rows.filter(counts);
  const sectionId = (name: string) => `section-${sections.indexOf(name) + 1}`;
  const document = new Document({
    id: facts.id,
    name: facts.name,
    english: facts.english,
    source: facts.source,
    ...(facts.scored && { subjects: facts.scored }),
    ...objectionKeys(facts),
    inForce: [facts.to === null ? { from: facts.from } : { from: facts.from, to: facts.to }],
    ...(facts.documentFrom && { documentFrom: facts.documentFrom }),
    base,
    score: facts.score,
    sections: sections.map((name) => ({ id: sectionId(name), name, english: name })),
    items: items.map((row) => ({
      ...itemKeysOf(row, sectionId(row.section), { rows, base }),
      clause: clauseOf(row)
    })),
    ...highest(rows),
    ...redemptionKeys(facts, rows),
    ...leftOut(facts)
  });
  comment(document, facts, items);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function objectionKeys({ objections, source }: SchemeFacts) {
  if (!objections) return {};
  const clause = { ref: objections.ref || source, text: repaired(objections.text).slice(0, 2000) };
  const investigator = { name: objections.to, english: objections.to, clause };
  return { organs: { investigator }, procedure: { objections: { ...clause } } };
}

/** Greatest number of open remarks in a scheme file, and of a document's characters in one of them. */
const most = { remarks: 200, characters: 1900 };

/**
 * The sentences that are open or struck, as remarks: nobody may take a scheme for complete while one is open, and nobody
 * drops a sentence unseen. Where a document has more of them than a scheme has remarks, one remark has several.
 */
function leftOut({ unread = [], struck = [] }: SchemeFacts) {
  const open = unread.length > 0 ? Math.max(1, most.remarks - Math.min(struck.length, most.remarks / 2)) : 0;
  const defaults = [
    ...fitted(unread, open).map((words, n) => ({
      id: `open-${n + 1}`,
      zh: `原文这一句还没有变成规则，不计分：${words}`,
      en: `No rule was made of these words yet, and they count for nothing: ${words}`,
      touches: []
    })),
    ...fitted(struck, most.remarks - open).map((words, n) => ({
      id: `struck-${n + 1}`,
      zh: `整理的人认为原文这一句不是规则，不计分：${words}`,
      en: `Whoever prepared the scheme took these words for no rule, and they count for nothing: ${words}`,
      touches: []
    }))
  ];
  return defaults.length === 0 ? {} : { defaults };
}

/** Sentences in at most so many remarks. */
function fitted(sentences: readonly string[], limit: number): string[] {
  const pieces = sentences.flatMap((words) => inPieces(repaired(words)));
  return pieces.length > limit ? together(pieces) : pieces;
}

function inPieces(words: string): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < words.length; at += most.characters)
    pieces.push(words.slice(at, at + most.characters));
  return pieces;
}

function together(pieces: readonly string[]): string[] {
  const remarks: string[] = [];
  for (const piece of pieces) {
    const joined = `${remarks[remarks.length - 1] ?? ''} ${piece}`.trim();
    if (remarks.length > 0 && joined.length <= most.characters) remarks[remarks.length - 1] = joined;
    else remarks.push(piece);
  }
  return remarks;
}

/** A scheme's base, what compares items, and what points buy are no items themselves. */
function counts({ worth }: ConfirmedItem): boolean {
  return worth.kind !== 'base' && worth.kind !== 'highest' && worth.kind !== 'good';
}

function redemptionKeys({ clears = 'never' }: SchemeFacts, rows: readonly ConfirmedItem[]) {
  const goods = rows.flatMap(({ id, name, english, worth }) =>
    worth.kind === 'good' ? [{ id, name, english, points: worth.price }] : []
  );
  const first = rows.find(({ worth }) => worth.kind === 'good');
  if (!first) return {};
  const words = { name: '积分兑换', english: 'Redemption' };
  return { redemption: { ...words, clears, goods, clause: clauseOf(first) } };
}

function highest(rows: readonly ConfirmedItem[]) {
  const sets = rows.flatMap((row) =>
    row.worth.kind === 'highest'
      ? [
          {
            id: row.id,
            kind: 'highest',
            items: row.worth.items,
            ...mostOf(row.worth.most),
            clause: clauseOf(row)
          }
        ]
      : []
  );
  return sets.length === 0 ? {} : { sameMatter: sets };
}

function mostOf(most: number | null) {
  return most === null ? {} : { most };
}

function clauseOf({ section, ref, source, name }: ConfirmedItem): { ref: string; text: string } {
  return { ref: ref || section, text: repaired(source).slice(0, 2000) || name };
}

function repaired(source: string): string {
  return repairDamage(readingOf(source)).text;
}

function comment(document: Document, facts: SchemeFacts, items: readonly ConfirmedItem[]): void {
  const who = facts.subjects === '' ? '' : ` 对象：${facts.subjects}。`;
  document.commentBefore = ` ${facts.name}。${who}由确认过的清单生成；英文名没有填的仍是中文。`;
  const list = document.get('items');
  if (!isSeq(list)) return;
  list.items.forEach((node, n) => {
    const source = items[n]?.source ?? '';
    if (isMap(node) && source !== repaired(source))
      node.commentBefore = ` 原文：${source.replace(/\s+/g, ' ')}`;
  });
}
