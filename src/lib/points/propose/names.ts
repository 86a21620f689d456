import { nameOf } from './name-of';
import type { PhraseUnit } from './worth/units';

/** The name of the item that a phrase stands for. */
export function nameOfUnit({ phrase, words, clause }: PhraseUnit): string {
  if (phrase.says === 'base') return '基础分';
  if (phrase.says === 'veto') return '一票否决';
  if (phrase.says === 'faults') return '扣分';
  if (phrase.says === 'resolution') return nameOf(clause.split(/[,由]|经.{0,6}研究/)[0] ?? '');
  return nameOf(words) || nameOf(clause);
}
