import { holdsFigure } from '../phrases';
import type { ProposalDraft } from '../proposal';
import type { PhraseUnit } from './units';

/**
 * Whether a figure holds only together with words that no rule is made of: another figure or consequence
 * (`参加一次2分,缺席扣2分`, `扣除该次积分并另扣10分`, `因公不扣分,事假扣1分`), the second time alone (`首次提醒,再次扣2分`),
 * part of full marks (`院内整洁得10分` in an item of 20), less than full marks that are none of this item's.
 */
export function dependsOnMore(
  { phrase, words, clause }: PhraseUnit,
  parent: ProposalDraft | undefined
): boolean {
  if (
    holdsFigure(words) ||
    /扣除|取消|不[加扣计]分|[清归]零|不得(?!分)|停发|翻[倍番]|加倍|减半|折半|只[计记算]/.test(words)
  )
    return true;
  if (phrase.says !== 'points') return false;
  if (/首次|初次|第[一二三四五六1-6]次|再次|再犯|屡犯/.test(words)) return true;
  if (!parent) return /满分/.test(words);
  return phrase.sign > 0 && /[得计记][^得计记]*$/.test(clause);
}
