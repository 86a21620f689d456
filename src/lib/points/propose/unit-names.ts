import { isHeadingWord } from './headings';
import { nameInContext } from './name-in-context';
import type { OutlineBlock } from './outline';
import type { Phrase } from './phrases';
import type { TextReading } from './reading';
import { shortNameOf } from './short-name-of';
import { titleEnd } from './title-end';
import { signOfHeading } from './worth/bare-levels';
import type { PhraseUnit } from './worth/units';

/** Whether a block's first words are a heading, and not the beginning of its sentence. */
export function hasHeading(block: OutlineBlock, reading: TextReading): boolean {
  return block.marksIn === 'column' || titleEnd(block, reading) > block.start;
}

/**
 * The names of all units of a block, each with what the words before it are about where its own only say when or for whom;
 * null where nothing says it.
 * @param marked the heading of the full marks that they take from; '' for none
 */
export function namesOf(
  units: readonly PhraseUnit[],
  block: OutlineBlock,
  reading: TextReading,
  marked: string
): readonly (string | null)[] {
  const heading = hasHeading(block, reading) ? block.title : '';
  const names: (string | null)[] = [];
  const section =
    marked !== ''
      ? marked
      : signOfHeading(block.section) === null && !isHeadingWord(block.section)
        ? block.section
        : '';
  for (const [n, unit] of units.entries()) {
    const isCell = block.marksIn === 'column' && heading !== '';
    const own = isCell && shortNameOf(unit.words) === '' ? heading : nameOfUnit(unit);
    const between = reading.text.slice(units[n - 1]?.end ?? block.start, unit.start);
    const goesOn = n === 0 ? /:\s*$/.test(between) : /^[\s,、;]*$/.test(between);
    const before = lastSubject(between) ?? (n === 0 ? heading : (names[n - 1] ?? ''));
    names.push(
      named.has(unit.phrase.says)
        ? nameInContext(own, { words: unit.words, before, goesOn, above: heading || section })
        : own
    );
  }
  return names;
}

/** The first words of the last sentence in a text; null where it has none. */
function lastSubject(text: string): string | null {
  const sentences = text.split(/[。;\n]/).filter((one) => /[\u4e00-\u9fff]{2}/.test(one));
  const last = sentences[sentences.length - 1]?.replace(/:\s*$/, '');
  return last === undefined ? null : shortNameOf(last.split(',')[0] ?? '');
}

/** The phrases whose words say what happened. */
const named = new Set<Phrase['says']>(['points', 'list', 'range', 'void', 'overflow']);

/** The name of the item that a phrase stands for. */
export function nameOfUnit({ phrase, words, clause }: PhraseUnit): string {
  if (phrase.says === 'base') return '基础分';
  if (phrase.says === 'veto') return offenceOf(words) || '一票否决';
  if (phrase.says === 'faults') return '扣分';
  if (phrase.says === 'resolution') return shortNameOf(clause.split(/[,由]|经.{0,6}研究/)[0] ?? '');
  return shortNameOf(words) || bearerIn(clause) || shortNameOf(clause);
}

/** `扣责任单位5分`: those from whom it takes, or to whom it gives; '' where it names none. */
function bearerIn(clause: string): string {
  const [, words = ''] = /^(?:扣除|奖励|[加扣减奖罚])([\u4e00-\u9fff]{2,12}?)\d/.exec(clause) ?? [];
  return /分|[每各另再]/.test(words.replace('分管', '')) ? '' : words;
}

/** `参与赌博、吸毒的,…` names what a sanction is for; a list that follows names it below. */
function offenceOf(words: string): string {
  const [offence = ''] = /^(?:[^,]*,\s*(?=[经仍屡拒逾]))?[^,]*[的者](?=[,:\s])/.exec(words) ?? [];
  return /下列|以下/.test(offence) ? '' : shortNameOf(offence);
}
