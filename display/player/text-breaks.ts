/** No page ends with one of these, because what they open would stand on the next one. */
const opening = /[“‘「『（《〈【〔〖［｛([{]/;
/** No page begins with one of these. */
const closing = /[，。、；：！？…”’」』）》〉】〕〗］｝・,.;:!?)\]}%％℃]/;
const sentenceEnd = /[。！？；…!?;][”’」』）)]*$/;
const clauseEnd = /[，、；,。！？…!?;][”’」』）)]*$/;
/**
 * Stretches that stay whole: telephone numbers with their spaces, hyphens and area codes; figures, words and
 * addresses in Latin letters.
 */
const stretches =
  /[+＋(（]?[0-9０-９][0-9０-９ \u00a0()（）\-－–—‑]*[0-9０-９]|[0-9A-Za-z][0-9A-Za-z.,:/\-_@%+~#?&='’]*[0-9A-Za-z]/g;

/**
 * The best place to break a paragraph of Chinese or English between two pages: after a sentence, else after ，
 * or 、, else between any two characters that may be parted (避头尾: opening and closing marks stay with what
 * they enclose; telephone numbers and Latin words stay whole). It runs on plain boards too, so it uses
 * nothing newer than ES2015.
 * @param most latest place of the break, in UTF-16 units, between characters
 * @returns the break's place from the start; 0 when the text can't be parted before `most`
 */
export function bestBreak(text: string, most: number): number {
  const whole = wholeStretches(text);
  let anywhere = 0;
  let clause = 0;
  for (let at = most; at > 0; at -= 1) {
    // A half-empty page reads worse than a sentence that goes on.
    if (at <= most / 3 && anywhere > 0) break;
    if (!mayPart(text, at) || whole.some(({ from, to }) => from < at && at < to)) continue;
    const before = seenBefore(text, at);
    if (at > most / 2 && sentenceEnd.test(before)) return at;
    if (at > most / 3 && clause === 0 && clauseEnd.test(before)) clause = at;
    if (anywhere === 0) anywhere = at;
  }
  return clause || anywhere;
}

function wholeStretches(text: string): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  text.replace(stretches, (stretch: string, from: number) => {
    found.push({ from, to: from + stretch.length });
    return stretch;
  });
  return found;
}

function mayPart(text: string, at: number): boolean {
  if (belongsToBefore(text.charCodeAt(at))) return false;
  let last = at - 1;
  while (last >= 0 && isUnseen(text.charAt(last))) last -= 1;
  let next = at;
  while (next < text.length && isUnseen(text.charAt(next))) next += 1;
  const [before, after] = [text.charAt(last), text.charAt(next)];
  if (before === '—' && after === '—') return false;
  return !opening.test(before) && !closing.test(after);
}

/** The last few visible characters before a place. */
function seenBefore(text: string, at: number): string {
  return Array.from(text.slice(Math.max(0, at - 12), at))
    .filter((character) => !isUnseen(character))
    .join('');
}

/** Whether a character is a space, or one of the control characters around bold words (`boardText`). */
function isUnseen(character: string): boolean {
  return character < ' ' || /\s/.test(character);
}

/**
 * Whether a code unit belongs to the character before it: the second half of a surrogate pair, a combining
 * mark, a joiner, or a variation selector.
 */
function belongsToBefore(code: number): boolean {
  const isMark = code >= 0x300 && code < 0x370;
  return (code >= 0xdc00 && code < 0xe000) || isMark || code === 0x200d || (code >= 0xfe00 && code < 0xfe10);
}
