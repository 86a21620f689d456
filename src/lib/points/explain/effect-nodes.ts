import { formatPoints } from '../hundredths';
import type { Entry } from '../ledger';
import { explain } from '../reasons';
import type { Effect } from '../statement';
import type { Explained } from './explain-statement';
import { node, type ExplanationNode } from './node';
import { rulesOn } from '../compose-versions';

/** One effect: what happened, why it counts what it counts, and below it entry, worth, clause, basis and decision. */
export function effectNode(effect: Effect, explained: Explained): ExplanationNode {
  const { entries } = explained;
  const entry = effect.entry === null ? undefined : entries.get(effect.entry);
  const name = nameOf(effect, entry, explained);
  const because = (id: string, lang: 'zh' | 'en') => becauseName(id, lang, explained);
  const zh = explain(effect, 'zh', (id) => because(id, 'zh'));
  const en = explain(effect, 'en', (id) => because(id, 'en'));
  const when = effect.month === undefined || entry ? '' : ` ${effect.month}`;
  const times = effect.quantity === undefined ? '' : ` × ${effect.quantity}`;
  const made = node(
    effect.section === '' ? 'adjustment' : 'effect',
    `${name.zh}${when}${times}：${zh}`,
    `${name.en}${when}${times}: ${en}`,
    effect.points,
    groundsOf(effect, entry, explained)
  );
  made.item = effect.item;
  if (effect.entry !== null) made.entry = effect.entry;
  return made;
}

/** Counts nothing though it would be worth something, or isn't allowed to: what people ask about. */
export function isUncounted({ points, reason, face }: Effect): boolean {
  return points === 0 && reason !== 'fact' && reason !== 'counted' && (face ?? 0) !== 0;
}

function groundsOf(effect: Effect, entry: Entry | undefined, explained: Explained): ExplanationNode[] {
  const item = itemFor(effect, entry, explained);
  const grounds: ExplanationNode[] = [];
  if (entry) {
    const value = entry.value === '' ? '' : `，${entry.value}`;
    const booked = entry.period === entry.date.slice(0, 7) ? '' : `，${entry.period} 入账`;
    const late = booked === '' ? '' : `, booked in ${entry.period}`;
    const said = entry.value === '' ? '' : `, ${entry.value}`;
    grounds.push(
      node('entry', `${entry.id}：${entry.date}${value}${booked}`, `${entry.id}: ${entry.date}${said}${late}`)
    );
  }
  if (item) {
    const worth = explained.worthOf?.(item);
    if (worth) grounds.push(node('worth', `规定：${worth.zh}`, `Rule: ${worth.en}`));
    const { ref, text } = item.clause;
    grounds.push(node('clause', `${ref}：${text}`, `${ref}: ${text}`));
  }
  if (entry && entry.basis !== '')
    grounds.push(node('basis', `依据：${entry.basis}`, `Basis: ${entry.basis}`));
  const decision = entry && explained.decisionOf?.(entry.id);
  if (decision) grounds.push(node('decision', decision.zh, decision.en));
  return grounds;
}

function nameOf(effect: Effect, entry: Entry | undefined, explained: Explained): { zh: string; en: string } {
  const item = itemFor(effect, entry, explained);
  if (item) return { zh: item.name, en: item.english };
  return effect.item === 'total'
    ? { zh: '全年总分', en: 'Total of the year' }
    : { zh: effect.item, en: effect.item };
}

/** By the version in force on the entry's day: what it is called, and says, may have changed since. */
function itemFor(effect: Effect, entry: Entry | undefined, { scheme, lastDay }: Explained) {
  return rulesOn(scheme, entry?.date ?? lastDay).items.find((one) => one.id === effect.item);
}

/** `e1 的 2 分`: the entry, and what it counts here. */
function becauseName(id: string, lang: 'zh' | 'en', { statement }: Explained): string {
  const own = statement.effects.find((one) => one.entry === id && one.points !== 0);
  if (!own) return id;
  const points = formatPoints(own.points, { signed: true });
  return lang === 'zh' ? `${id} 的 ${points} 分` : `${id}: ${points}`;
}
