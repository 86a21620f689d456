import {
  draftCounts,
  draftRows,
  kindNames,
  madeRowId,
  proposalRemarkText,
  subjectsIn,
  type DocumentFact,
  type DraftRow,
  type InventedPurchase,
  type NoRuleReason,
  type RowAnswer
} from '$lib/points/propose';
import { formatPoints, itemOf, levelNames, own, type Scheme } from '$lib/points';
import { soundRows } from '$lib/server/domain/workshop/change-draft';
import { tryDraft, type TriedDraft } from '$lib/server/domain/workshop/try-draft';
import { draftDigest, type KeptDraft } from '$lib/server/domain/workshop/workshop';
import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';
import { fullDay } from '$lib/ui/text/dates';
import { localizedName, rulesText } from '../scheme-view';

/** A row beside the sentence that it comes from. */
export interface RowView extends Omit<DraftRow, 'source' | 'at'> {
  remarks: string[];
}

/** Cells that were refused, for the row's form. */
export interface RefusedCells {
  row: string;
  cells: RowAnswer['cells'];
}

/** A sentence of the document, with what has become of it. */
export interface SentenceView {
  /** its place in the document, from 0 */
  place: number;
  is: 'rule' | 'open' | 'fact' | 'none';
  words: string;
  /** the fact that it states, or why it is no rule */
  note: string;
  rows: RowView[];
  /** id of the row that a person may make of it; null when it is no sentence, or has its row */
  makes: string | null;
  /** something is left to do */
  todo: boolean;
}

const lang = () => (getLocale() === 'en' ? 'en' : 'zh');

/** A draft as the page shows it, without its trial. */
export function workshopView(draft: KeptDraft) {
  const { text, reading, answers, details } = draft;
  const rows = draftRows(text, reading, answers);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const remarks = new Map(reading.rows.map((row) => [row.id, row.remarks]));
  const viewOf = ({ source: _, at: _at, ...row }: DraftRow): RowView => ({
    ...row,
    kind: kindText(row.kind),
    remarks: (remarks.get(row.id) ?? [])
      .filter(({ code }) => code !== 'no-rule')
      .map((remark) => proposalRemarkText(remark, lang()))
  });
  const shown = new Set<string>();
  const sentences = reading.sentences.map((sentence, place): SentenceView => {
    const isFact = sentence.is === 'fact';
    const own = [...sentence.rows, madeRowId(place)].flatMap((id) => {
      const row = shown.has(id) ? undefined : byId.get(id);
      shown.add(id);
      // The words of a fact ask for no answer; they are a row when a person makes one of them.
      return row && !(isFact && row.answer !== 'yes') ? [viewOf(row)] : [];
    });
    const isNone = sentence.is === 'none' && sentence.why !== 'number' && sentence.why !== 'table-head';
    return {
      place,
      is: (isNone || isFact) && own.length > 0 ? 'open' : sentence.is,
      words: text.slice(sentence.start, sentence.end).trim(),
      note: sentence.fact ? factText(sentence.fact) : sentence.why ? whyText[sentence.why]() : '',
      rows: own,
      makes: isNone || isFact ? (sentence.rows[0] ?? madeRowId(place)) : null,
      todo: own.some(({ answer }) => answer === null)
    };
  });
  return {
    /** names the document in the forms, so that no answer goes to another one */
    seen: draftDigest(draft),
    counts: draftCounts(reading, rows),
    sound: soundRows(draft).length,
    sentences,
    details,
    subjects: subjectsIn(text),
    goods: rows.some(({ kind }) => kind === kindNames.good),
    kinds: Object.entries(kindNames).map(([kind, name]) => (lang() === 'en' ? kind : name))
  };
}

/** The trial of a draft, or what stands in its way. */
export function trialView(draft: KeptDraft) {
  const made = tryDraft(draft);
  if (!made.ok)
    return {
      troubles: made.troubles.map(({ row, sentence }) => ({ row, sentence: sentence[lang()] })),
      tried: null
    };
  return { troubles: [], tried: triedView(made.tried, draft) };
}

export type TrialView = ReturnType<typeof trialView>;

function triedView({ scheme, findings, month }: TriedDraft, { details }: KeptDraft) {
  const nameOf = (id: string) => {
    const item = itemOf(scheme, id, details.from);
    return item ? localizedName(item) : id;
  };
  return {
    findings: [...new Set(findings.map((finding) => rulesText(finding)))],
    month: month && {
      month: month.month,
      effects: month.effects.map(({ item, person, value, points, why }) => ({
        item,
        name: nameOf(item),
        person,
        value: lang() === 'zh' ? (own(levelNames, value) ?? value) : value,
        points: points === null ? '' : formatPoints(points, { signed: true }),
        why: why[lang()]
      })),
      goods: month.goods.map((purchase) => purchaseText(purchase, scheme)),
      rows: month.rows.map((row) => ({
        ...row,
        points: formatPoints(row.points, { signed: true }),
        balance: row.balance === null ? '—' : formatPoints(row.balance)
      }))
    }
  };
}

function purchaseText({ good, price, person, points, left }: InventedPurchase, scheme: Scheme): string {
  const found = scheme.redemption?.goods.find(({ id }) => id === good);
  const blanks = {
    name: found ? localizedName(found) : good,
    price: formatPoints(price),
    who: m.workshop_person({ number: person }),
    points: formatPoints(points)
  };
  return left < 0
    ? m.workshop_trial_short({ ...blanks, missing: formatPoints(-left) })
    : m.workshop_trial_buys({ ...blanks, left: formatPoints(left) });
}

function factText(fact: DocumentFact): string {
  if (fact.about === 'objections') return m.workshop_fact_objections({ who: fact.to });
  if (fact.about === 'clearing') return m.workshop_fact_clearing();
  return fact.from === null ? m.workshop_fact_undated() : m.workshop_fact_from({ day: fullDay(fact.from) });
}

const whyText: Record<NoRuleReason, () => string> = {
  heading: m.workshop_why_heading,
  number: m.workshop_why_number,
  purpose: m.workshop_why_purpose,
  procedure: m.workshop_why_procedure,
  date: m.workshop_why_date,
  demand: m.workshop_why_demand,
  'table-head': m.workshop_why_table_head
};

/** A kind's cell in the reader's language; both are read again. */
function kindText(cell: string): string {
  if (lang() !== 'en') return cell;
  const found = Object.entries(kindNames).find(([, name]) => cell.startsWith(name));
  return found ? cell.replace(found[1], found[0]) : cell;
}
