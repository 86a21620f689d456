/** A stretch of a line: plain text, bold, or a link. There is nothing else that an announcement could hold. */
export interface TextRun {
  text: string;
  bold?: true;
  href?: string;
}

/** A line of an announcement, or the place of a picture, by its number from 1, or of its film. */
export type TextBlock =
  | { kind: 'text' | 'heading' | 'item'; runs: TextRun[] }
  | { kind: 'picture'; no: number }
  | { kind: 'video' };

/** The addresses that a link may have: web pages, mail, telephones, and this site's own pages. */
const reachable =
  /^(?:https?:\/\/[^\s<>"'()]+|mailto:[^\s<>"'()]+@[^\s<>"'()]+|tel:\+?[\d-]{3,20}|\/[\w][\w/.?=&%-]*)$/i;

/** Whether a link may have this address. */
export function mayLink(address: string): boolean {
  return reachable.test(address);
}

const heading = /^[#＃]{1,3}\s*(.+)$/;
const item = /^(?:[-*•·]\s+|[•·])(.+)$/;
const place = /^[[【](?:(?:图|pic(?:ture)?)\s*(\d{1,2})|视频|video)[\]】]$/i;
/** bold, a link in words, or a bare address */
const marked =
  /\*\*(.+?)\*\*|\[([^[\]]+)\]\(((?:[^()\s]|\([^()\s]*\))*)\)|(https?:\/\/[^\s<>"'()（），。；、！？]+)/g;

/**
 * Reads an announcement line by line: `# ` begins a heading, `- ` an item of a list, `**` around words
 * makes them bold; `[words](address)` is a link, and `[图1]` alone in a line is the place of a picture. All else is
 * text, whatever it looks like, so there are no tags to filter.
 */
export function readWritten(body: string): TextBlock[] {
  return body
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line): TextBlock => {
      const stands = place.exec(line);
      if (stands) return stands[1] ? { kind: 'picture', no: Number(stands[1]) } : { kind: 'video' };
      const title = heading.exec(line)?.[1];
      // A heading is bold as it is.
      if (title) return { kind: 'heading', runs: runsOf(title).map(({ bold: _, ...run }) => run) };
      const entry = item.exec(line)?.[1];
      return entry ? { kind: 'item', runs: runsOf(entry) } : { kind: 'text', runs: runsOf(line) };
    });
}

/** Addresses that the text uses as links and that no link may have. */
export function badLinks(body: string): string[] {
  return [...body.matchAll(marked)].flatMap(([, , words, address = '']) =>
    words !== undefined && !mayLink(address) ? [address] : []
  );
}

function runsOf(line: string): TextRun[] {
  const runs: TextRun[] = [];
  const say = (run: TextRun) => run.text !== '' && runs.push(run);
  let at = 0;
  for (const match of line.matchAll(marked)) {
    const [whole, bold, words, address = '', bare] = match;
    say({ text: line.slice(at, match.index) });
    if (bold !== undefined) say({ text: bold, bold: true });
    else if (bare !== undefined) say({ text: bare, href: bare });
    else if (mayLink(address)) say({ text: words ?? '', href: address });
    else say({ text: whole });
    at = match.index + whole.length;
  }
  say({ text: line.slice(at) });
  return runs;
}

/** Around bold words in the text of a board: they have no width, and nobody can type them. */
const boldMarks = { on: '\u0002', off: '\u0003' } as const;

/** The words of an announcement for a screen, a paragraph a line, with `boldMarks` around bold words. */
export function boardText(body: string): string {
  const { on, off } = boldMarks;
  return readWritten(body)
    .flatMap((block) => {
      if (!('runs' in block)) return [];
      const text = block.runs.map((run) => (run.bold ? on + run.text + off : run.text)).join('');
      if (block.kind === 'heading') return [on + text + off];
      return [block.kind === 'item' ? `• ${text}` : text];
    })
    .join('\n');
}

/** Removes the marks of bold words. */
export function withoutMarks(text: string): string {
  return text.split(boldMarks.on).join('').split(boldMarks.off).join('');
}

/**
 * Splits a line of a board into runs of plain and bold words. The line may begin or end within bold words.
 */
export function boldRuns(text: string): { text: string; bold: boolean }[] {
  const { on, off } = boldMarks;
  let bold = text.indexOf(off) >= 0 && (text.indexOf(on) < 0 || text.indexOf(off) < text.indexOf(on));
  const runs: { text: string; bold: boolean }[] = [];
  let piece = '';
  const say = () => {
    if (piece !== '') runs.push({ text: piece, bold });
    piece = '';
  };
  for (const character of text) {
    if (character === on || character === off) {
      say();
      bold = character === on;
    } else piece += character;
  }
  say();
  return runs;
}
