import { monthNumber, monthOf, yearOf } from '../../calendar';
import { formatPoints } from '../hundredths';
import type { Item } from '../kinds';
import type { EntryWithBasis } from '../ledger';
import { explain } from '../reasons';
import type { Effect } from '../score/statement';
import type { ExplanationInput } from './explain-statement';
import { correctionName } from './correction-name';
import { clauseNode, node, type ExplanationNode, type ExplanationText } from './node';
import { rulingNode } from './ruling';
import { rulesOn } from '../scheme/compose-versions';

/**
 * The node of one effect: what happened and why it counts as it does, and below it entry, worth, clause,
 * basis and decision.
 */
export function effectNode(effect: Effect, explained: ExplanationInput): ExplanationNode {
  const { entries } = explained;
  const entry = effect.entry === null ? undefined : entries.get(effect.entry);
  const name = nameOf(effect, entry, explained);
  const because = (id: string, lang: 'zh' | 'en') => becauseName(id, lang, explained);
  const by = dividedBy(effect, itemFor({ ...entry, item: effect.item }, explained), explained);
  const zh = explain(effect, 'zh', (id) => because(id, 'zh')) + by.zh;
  const en = explain(effect, 'en', (id) => because(id, 'en')) + by.en;
  const when = effect.month === undefined || entry ? '' : ` ${effect.month}`;
  const times = effect.quantity === undefined ? '' : ` × ${effect.quantity}`;
  const made = node(
    effect.section === '' ? 'adjustment' : 'effect',
    `${name.zh}${when}${times}：${zh}`,
    `${name.en}${when}${times}: ${en}`,
    effect.points,
    basesOf(effect, entry, explained)
  );
  made.parts = {
    name: { zh: `${name.zh}${times}`, en: `${name.en}${times}` },
    why: { zh, en },
    reason: effect.reason,
    ...(when !== '' && { month: effect.month })
  };
  made.item = effect.item;
  if (effect.entry !== null) made.entry = effect.entry;
  return made;
}

/** Names the divisor of a line whose points differ from its rule for a reason of another kind (M2). */
function dividedBy(
  { entry, month, points, reason }: Effect,
  item: Item | undefined,
  of: ExplanationInput
): ExplanationText {
  const none = { zh: '', en: '' };
  if (points === 0 || reason === 'mean' || reason === 'weighted') return none;
  const home = item?.kind === 'clause' ? item.of : item?.id;
  for (const working of of.workings) {
    if (working.kind === 'mean' && entry !== null && month)
      return { zh: '，按在岗月份平均', en: ', mean of the months present' };
    if (working.kind === 'weighted' && working.parts.some((part) => part.item === home))
      return { zh: '，按比重折算', en: ', weighted' };
  }
  return none;
}

/**
 * Whether a line counts nothing although it is worth something or isn't allowed to count; such lines are
 * what people ask about.
 */
export function isUncounted({ points, reason, face }: Effect): boolean {
  return points === 0 && reason !== 'fact' && reason !== 'counted' && (face ?? 0) !== 0;
}

function basesOf(
  effect: Effect,
  entry: EntryWithBasis | undefined,
  explained: ExplanationInput
): ExplanationNode[] {
  const item = itemFor({ ...entry, item: effect.item }, explained);
  const bases: ExplanationNode[] = [];
  if (entry) {
    const { value: kept } = entry;
    const value = (item && kept !== '' && explained.saidOf?.(item, kept)) || { zh: kept, en: kept };
    const booked = entry.period === monthOf(entry.date) ? '' : `，${entry.period} 登记`;
    const late = booked === '' ? '' : `, booked in ${entry.period}`;
    const zh = value.zh && `，${value.zh}`;
    const en = value.en && `, ${value.en}`;
    bases.push(
      node('entry', `${entry.id}：${entry.date}${zh}${booked}`, `${entry.id}: ${entry.date}${en}${late}`)
    );
  }
  if (item) {
    const worth = explained.worthOf?.(item);
    if (worth) bases.push(node('worth', `规定：${worth.zh}`, `Rule: ${worth.en}`));
    bases.push(clauseNode(item.clause));
  }
  if (entry && entry.basis !== '') bases.push(node('basis', `依据：${entry.basis}`, `Basis: ${entry.basis}`));
  // A reversed entry rests on the ruling that reversed it.
  const ruledOn = effect.reason === 'reversed' ? effect.because?.[0] : entry?.id;
  const ruling = ruledOn === undefined ? null : explained.rulingOf?.(ruledOn);
  if (ruling) bases.push(rulingNode(ruling, explained.scheme.assembly));
  return bases;
}

function nameOf(
  effect: Effect,
  entry: EntryWithBasis | undefined,
  explained: ExplanationInput
): ExplanationText {
  if (entry?.revokes !== undefined) {
    const called = (lang: 'zh' | 'en') => calledHere(entry.revokes ?? '', lang, explained);
    return { zh: `撤销 ${called('zh')}`, en: `Revokes ${called('en')}` };
  }
  const item = itemFor({ ...entry, item: effect.item }, explained);
  if (effect.corrects !== undefined) return correctionName(effect.corrects);
  if (item) return { zh: item.name, en: item.english };
  if (effect.reason === 'taken-over') return { zh: '纸质结转', en: 'Taken over from paper' };
  return effect.item === 'total'
    ? { zh: '全年总分', en: 'Total of the year' }
    : { zh: effect.item, en: effect.item };
}

/** The item in the version in force on the entry's day, because its name and text may have changed since. */
function itemFor({ item, date }: { item: string; date?: string }, { scheme, lastDay }: ExplanationInput) {
  return rulesOn(scheme, date ?? lastDay).items.find((one) => one.id === item);
}

/** `e1 的 +2 分`, `10月8日提前完成任务的 +2 分`: an entry with the points that it counts here. */
function becauseName(id: string, lang: 'zh' | 'en', explained: ExplanationInput): string {
  const { statement, entries } = explained;
  const called = calledHere(id, lang, explained);
  const own = statement.effects.find((one) => one.entry === id && one.points !== 0);
  if (!own) return called;
  const points = formatPoints(own.points, { signed: true });
  if (lang === 'en') return `${called}: ${points}`;
  return called === id || !entries.has(id) ? `${called} 的 ${points} 分` : `${called}的 ${points} 分`;
}

function calledHere(id: string, lang: 'zh' | 'en', explained: ExplanationInput): string {
  return explained.entriesBy === 'day' ? calledByDay(id, lang, explained) : id;
}

function calledByDay(id: string, lang: 'zh' | 'en', explained: ExplanationInput): string {
  const entry = explained.entries.get(id);
  if (!entry) return id;
  const item = itemFor(entry, explained);
  // People know a correction by the day on which it was decided, which may be after its own.
  const day = (item ? undefined : explained.rulingOf?.(id)?.date) ?? entry.date;
  if (lang === 'en') return `${item?.english ?? 'the correction'} of ${day}`;
  const year = yearOf(day);
  const date = `${monthNumber(day)}月${Number(day.slice(8))}日`;
  return `${yearOf(explained.period) === year ? '' : `${year}年`}${date}${item?.name ?? '的更正'}`;
}
