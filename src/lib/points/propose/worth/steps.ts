import { figure } from '../figures';
import type { PhraseUnit } from './units';

const reaches = '(?:累[计积加]|总共|合计|达到?|满|够|到|超过|[多高]于)*';
/** `20小时`, `满50小时的,`, `3件以上`: a figure with its measure, right before what it gives. */
const amount = String.raw`${reaches}(?<![\d.])${figure}个?(?!分)[\u4e00-\u9fff]{1,3}?(?:及?以上)?(?:[(]含[)])?(?:[的者])?[,、:]?\s*`;
const ends = new RegExp(`${amount}$`);
const alone = new RegExp(`^${amount}$`);
/** `一年累计满10小时`: what has come together, and not each time. */
const total = new RegExp(String.raw`累[计积加][^\d,。;每]{0,8}?${figure}个?(?!分)[\u4e00-\u9fff]{0,2}`);

/**
 * The words of a step (`累计满20小时`), where points are for what has come together, or grow by steps
 * (`10小时加2分,20小时加5分`): a row counts each time, and doesn't know the step before. Null where there is none.
 */
export function stepWords(units: readonly PhraseUnit[], place: number): string | null {
  const unit = units[place];
  if (!unit || unit.phrase.says !== 'points') return null;
  const [said] = ends.exec(unit.words.trim()) ?? [];
  if (said === undefined || total.test(unit.words)) return totalWords(unit.words);
  const isStep = place > 0 && alone.test(unit.words.trim()) && isMeasured(units[place - 1], unit);
  const next = units[place + 1];
  const hasStep = next !== undefined && alone.test(next.words.trim()) && isMeasured(next, unit);
  return isStep || hasStep ? said.replace(/[,、:\s]+$/, '') : null;
}

/** The words that say what has come together (`一年累计满10小时`), as those of a table's cell do too; null where none do. */
export function totalWords(words: string): string | null {
  return total.exec(words)?.[0] ?? null;
}

/** Whether two neighbours take or give by an amount of the same. */
function isMeasured(one: PhraseUnit | undefined, other: PhraseUnit): boolean {
  if (!one || one.phrase.says !== 'points' || one.phrase.sign !== other.phrase.sign) return false;
  return measureOf(one) !== null && measureOf(one) === measureOf(other);
}

function measureOf({ words }: PhraseUnit): string | null {
  if (/每[^,。;]*$/.test(words)) return null;
  const [said] = ends.exec(words.trim()) ?? [];
  if (said === undefined) return null;
  return said
    .replace(new RegExp(`^${reaches}${figure}`), '')
    .replace(/(?:及?以上)?(?:[(]含[)])?[的者]?[,、:]?\s*$/, '');
}
