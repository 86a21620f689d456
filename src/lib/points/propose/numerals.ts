import { reread, type TextReading } from './reading';

const isPoints = '(?=[ \\t]*(?:个?积)?分(?![类别组工配批散期段布析钟支公]))';
const cheque = '壹贰叁肆伍陆柒捌玖拾佰仟';
const plain = '一二三四五六七八九十百千';
/** Numerals as cheques have them, where they are points: `队伍分组`, `收拾分类` have none. */
const chequeNumerals = new RegExp(`(?<![${cheque}队退入行收捡大])[${cheque}]{1,6}${isPoints}`, 'g');
/** `加⑤分`: a numeral behind a verb. Before a sentence it is the number of a part. */
const circledNumerals = new RegExp(`[①-⑳](?<=[加扣减奖罚计记得][ \\t]*[①-⑳])${isPoints}`, 'g');
/** `1,000元`, `1,000分`. Points with other digits (`80,100分`) may be two figures. */
const thousands =
  /(?<![\d.,，])\d{1,3}(?:,\d{3})+(?=[ \t]*元)|(?<![\d.,，])\d{1,3}(?:,\d{3})*,000(?=[ \t]*(?:个?积)?分)/g;

/** Writes numerals as this program reads them, before signs are evened out: `伍分`, `加⑤分`, `1,000元`. */
export function plainNumerals(reading: TextReading): TextReading {
  const cheques = reread(
    reading,
    chequeNumerals,
    (found) => found.replace(/./g, (one) => plain[cheque.indexOf(one)] ?? one),
    false
  );
  const circled = reread(cheques, circledNumerals, (found) => String(found.charCodeAt(0) - 0x245f), false);
  return reread(circled, thousands, (found) => found.replace(/,/g, ''), false);
}
