import { saysNothingInMonth, saysWhatBreaks } from './periods';
import type { PhraseUnit } from './units';

const inMonth = /月(?:内|度)[^。;]*(?:没有|未|无)/;

/** `月度总分加8分`, `月内没有……加10分`, `每月无投诉的加2分`: an award for each month in which something did not happen. */
export function isStanding({ phrase, clause }: PhraseUnit): boolean {
  return (
    phrase.says === 'points' &&
    phrase.sign > 0 &&
    (/月度总分/.test(clause) || inMonth.test(clause) || saysNothingInMonth(clause))
  );
}

/** `月度总分加8分` and `月内没有…` list what breaks them; of other sentences only a closed list is sure to be one. */
function mayList(words: string): boolean {
  return inMonth.test(words) || !saysNothingInMonth(words) || saysWhatBreaks(words);
}

/** The facts that must not have happened, where the text lists them: `没有迟到、早退、旷工等` → 迟到, 早退, 旷工. */
export function listedFacts(words: string): string[] {
  if (!mayList(words)) return [];
  const list = /(?:没有|未|无)([^,;。]{1,40}?)(?:等|记录|现象|,|$)/.exec(words)?.[1] ?? '';
  const names = list.split('、').map((name) => name.replace(/^请|[的者]$/g, '').trim());
  return names.length > 1 && names.every((name) => name.length >= 2 && name.length <= 8) ? names : [];
}

/** Recognises `除上述表现外`: whatever broke the award before breaks this one too. */
export function addsToEarlier(words: string): boolean {
  return /除(?:上述|以上)/.test(words);
}
