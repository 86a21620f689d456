import { hiddenCode } from '../../../platform/text/plain-text';
import { Problem } from '../../../platform/problem/problem';
import { emojiIn } from '../board-signs';

/** The most characters and lines of one caption: more would cover the picture. */
export const captionLimits = { letters: 120, lines: 4 } as const;

const time = String.raw`(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})`;
const timing = new RegExp(String.raw`^${time}[ \t]*-->[ \t]*${time}(?:[ \t].*)?$`);
const arrow = '-->';
const passedOver = /^(?:NOTE(?:[ \t]|$)|(?:STYLE|REGION)[ \t]*$)/;

/** Lines between two empty ones, and the number of the first, from 1. */
interface Block {
  lines: string[];
  no: number;
}

/**
 * Reads captions (WebVTT 1, 4.1) and writes them anew with times and words only, bold and slanted ones too.
 * Everything else in the format (styles, regions, notes, names, positions) is left out. Captions may not
 * overlap, so a screen never draws two at once.
 * @throws Problem `not-captions` when it isn't UTF-8; `captions-timing`, `captions-text`, `captions-sign`
 * with the number of the line; `captions-empty`
 */
export function readCaptions(bytes: Uint8Array): Uint8Array {
  const [head, ...blocks] = blocksOf(textOf(bytes));
  const misplaced = head?.lines.findIndex((line) => line.includes(arrow)) ?? -1;
  if (head && misplaced >= 0) throw badTiming(head.no + misplaced);
  const captions: string[] = [];
  let before = 0;
  for (const block of blocks) {
    const at = block.lines.findIndex((line) => line.includes(arrow));
    if (at < 0 && passedOver.test(block.lines[0] ?? '')) continue;
    // One line may precede the times: a name.
    if (at < 0 || at > 1) throw badTiming(block.no + Math.max(0, at));
    const times = timing.exec(block.lines[at]?.trimEnd() ?? '');
    const [from, until] = [times?.slice(1, 5) ?? [], times?.slice(5, 9) ?? []];
    if (!times || milliseconds(from) < before || milliseconds(until) <= milliseconds(from))
      throw badTiming(block.no + at);
    before = milliseconds(until);
    const words = wordsOf(block, at + 1);
    if (words.length > 0) captions.push([`${written(from)} ${arrow} ${written(until)}`, ...words].join('\n'));
  }
  if (captions.length === 0) throw new Problem('captions-empty', 422);
  return new Uint8Array(Buffer.from(`WEBVTT\n\n${captions.join('\n\n')}\n`));
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('not-captions', 422);
  }
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let block: Block | null = null;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') block = null;
    else if (block) block.lines.push(line);
    else blocks.push((block = { lines: [line], no: at + 1 }));
  }
  return blocks;
}

function wordsOf({ lines, no }: Block, first: number): string[] {
  const read = lines.slice(first).map((line, at) => lineOf(line, no + first + at));
  const said = read.filter(({ plain }) => plain.trim() !== '');
  const letters = said.reduce((sum, { plain }) => sum + Array.from(plain).length, 0);
  if (letters > captionLimits.letters || said.length > captionLimits.lines) throw badText(no + first);
  return said.map(({ marked }) => marked);
}

/** A line's words, and the same with the tags that stay. */
function lineOf(line: string, no: number): { plain: string; marked: string } {
  if (line.includes(arrow)) throw badTiming(no);
  let plain = '';
  let marked = '';
  for (const [at, part] of line.split(/(<[^<>]*>)/).entries()) {
    if (at % 2 === 1) {
      const [, tag] = /^<(\/?[bi])(?:[.\s].*)?>$/.exec(part) ?? [];
      if (tag !== undefined) marked += `<${tag}>`;
      continue;
    }
    if (part.includes('<')) throw badText(no);
    const words = part.replace(/&(amp|lt|gt|nbsp|lrm|rlm);|\t/g, (_, name: string) => named[name] ?? ' ');
    plain += words;
    marked += words.replace(/[&<>]/g, (sign) => signs[sign] ?? sign);
  }
  const sign = hiddenCode(plain) ?? emojiIn(plain)[0];
  if (sign !== undefined) throw new Problem('captions-sign', 422, { line: no, sign });
  return { plain, marked };
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', lrm: '\u200e', rlm: '\u200f' };
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

type Figures = readonly (string | undefined)[];

function milliseconds([hours = '0', minutes, seconds, thousandths]: Figures): number {
  return ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths);
}

function written([hours = '00', minutes = '', seconds = '', thousandths = '']: Figures): string {
  return `${hours}:${minutes}:${seconds}.${thousandths}`;
}

const badTiming = (line: number) => new Problem('captions-timing', 422, { line });
const badText = (line: number) => new Problem('captions-text', 422, { line, ...captionLimits });
