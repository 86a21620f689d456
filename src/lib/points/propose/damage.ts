import { hiddenCharacters } from '../hidden';
import { reread, type TextReading } from './reading';

/**
 * Typical scanning damage in Chinese rule documents, with the right reading. A reading applies only where
 * nothing else makes sense (`木单位` is 本单位, `木` alone stays), and each one is shown to the person who
 * confirms the row.
 */
const damaged: [RegExp, string][] = [
  [/扌\s*(?:[Il1|]{2}|口)/g, '扣'],
  [/(?<=[扣加计记奖])[Il](?=分)/g, '1'],
  [/[oO](?<=[扣加计记奖]\d{0,7}[oO])(?=\d{0,7}分)/g, '0'],
  [/冇/g, '有'],
  [/(?<=项)冃/g, '目'],
  [/(?<=[及按])吋/g, '时'],
  [/Z(?=间)/g, '之'],
  [/木(?=单位|领|社区|支部|部门|职)/g, '本'],
  [/亨(?=有)/g, '享'],
  [/(?<=后备|党员|社区|群众)[于十](?=部)/g, '干'],
  [/骨十/g, '骨干'],
  [/H(?=报)/g, '汇'],
  [/班了(?=成员)/g, '班子'],
  [/刖(?=党员)/g, '册'],
  [/1E(?=常)/g, '正'],
  [/纽(?=织)/g, '组'],
  [/索(?=质)/g, '素'],
  [/未未/g, '未'],
  [/玩互(?=职守)/g, '玩忽'],
  [/(?<=产假.{0,8})工商/g, '工伤'],
  [/政记(?=处分)/g, '政纪'],
  [/此相(?=得分)/g, '此项'],
  [/靠(?=当事人\d+分)/g, '扣'],
  [/并将(?=\d+[-–—~至]\d+分)/g, '并奖']
];

/** Reads scanning damage as its most likely original; every place is listed. */
export function repairDamage(reading: TextReading): TextReading {
  const plain = reread(reading, hiddenCharacters, '', false);
  return damaged.reduce((read, [find, by]) => reread(read, find, by), plain);
}

const even: Record<string, string> = {
  '，': ',',
  '；': ';',
  '（': '(',
  '）': ')',
  '：': ':',
  '．': '.',
  '－': '-',
  '＋': '+'
};

/** Full-width digits and signs made plain, one for one: another way of writing, no damage. */
export function evenOut(reading: TextReading): TextReading {
  const text = reading.text.replace(
    /[０-９，；（）：．－＋]/g,
    (char) => even[char] ?? char.normalize('NFKC')
  );
  return { ...reading, text };
}

/**
 * `5 分`, `3积分` and `10个积分` say the same as 5分, 3分 and 10分, unless the figure numbers a heading (`1.2 积分兑换`); so
 * does 扣完 that is broken over two lines.
 */
export function plainPoints(reading: TextReading): TextReading {
  const closed = reread(
    reading,
    /(?<=\d)(?<!(?:^|\n)[ \t]*\d{1,2}(?:\.\d{1,2}){1,3})[ \t]+(?=(?:个?积)?分(?![制类]))/g,
    '',
    false
  );
  const points = reread(
    closed,
    /(?<=\d)(?<!(?:^|\n)[ \t]*\d{1,2}(?:\.\d{1,2}){1,3}[ \t]*)个?积(?=分(?!制))/g,
    '',
    false
  );
  return reread(points, /(?<=扣)\s+(?=完)/g, '', false);
}
