import { mayLink } from '$lib/markup';

/**
 * Lines as they are put together while tags are read: each has a sign in front or none, and words in pieces. Only the end of
 * a line is ever touched, so that a long one costs no more than its length.
 */
export class HtmlLines {
  readonly #done: string[] = [];
  #sign = '';
  #pieces: string[] = [];
  #isBold = false;
  /** the piece at which the words of an open link begin, and the link's address */
  #link: { from: number; address: string } | null = null;

  /** @param text with its spaces drawn together */
  say(text: string): void {
    if (text !== '') this.#pieces.push(text);
  }

  /** The next line. Bold and links end with the one before, and go on in it. */
  break(sign: string): void {
    const { address } = this.#link ?? {};
    const isBold = this.#isBold;
    this.endLink();
    if (isBold) this.endBold();
    this.#done.push(this.#sign + this.#pieces.join(''));
    this.#sign = sign;
    this.#pieces = [];
    if (isBold) this.beginBold();
    if (address !== undefined) this.beginLink(address);
  }

  /** Whether there is nothing of a line yet but its sign. */
  get isOnlySigned(): boolean {
    return this.#sign !== '' && this.#isBlank();
  }

  /** A number that Word has set stands for the sign of a list. */
  number(words: string): void {
    if (this.#sign === '- ' && this.#isBlank()) this.#sign = '';
    this.say(words);
  }

  beginBold(): void {
    this.#isBold = true;
    this.say('**');
  }

  /** Bold ends behind its last letter, not behind a space. */
  endBold(): void {
    this.#isBold = false;
    const spaces = this.#takeSpaces();
    if (this.#pieces[this.#pieces.length - 1] === '**') this.#pieces.pop();
    else this.say('**');
    this.say(spaces);
  }

  beginLink(address: string): void {
    this.#link = { from: this.#pieces.length, address };
  }

  endLink(): void {
    const link = this.#link;
    this.#link = null;
    if (!link || !mayLink(link.address)) return;
    const words = this.#pieces.slice(link.from).join('').trim();
    if (words === '' || words === link.address || /[[\]]/.test(words)) return;
    this.#pieces.splice(link.from, Infinity, `[${words}](${link.address})`);
  }

  /** Within a cell everything is part of its row. */
  space(): void {
    const last = this.#pieces[this.#pieces.length - 1];
    if (last !== undefined && !/\s$/.test(last.slice(-1))) this.say(' ');
  }

  endCell(): void {
    this.#takeSpaces();
    this.say('\u3000');
  }

  /** All lines, tidied, without those that have no text left. */
  all(): string[] {
    return [...this.#done, this.#sign + this.#pieces.join('')].map(tidy).filter((line) => line !== '');
  }

  #isBlank(): boolean {
    return this.#pieces.length === 0 || (this.#pieces.length === 1 && this.#pieces[0] === '**');
  }

  /** Spaces at its end, but not those between cells. */
  #takeSpaces(): string {
    let spaces = '';
    for (;;) {
      const last = this.#pieces.pop();
      if (last === undefined) return spaces;
      let end = last.length;
      while (last[end - 1] === ' ') end -= 1;
      spaces = last.slice(end) + spaces;
      if (end === 0) continue;
      this.say(last.slice(0, end));
      return spaces;
    }
  }
}

function tidy(line: string): string {
  const text = line.replace(/\*\*\s*\*\*/g, '').trim();
  const marks = text.split('**').length - 1;
  const even = marks % 2 === 0 ? text : text.replace(/\*\*/g, '');
  const words = even.startsWith('# ') ? even.replace(/\*\*/g, '') : even;
  // The pattern has one way to match each character: with two for a space, a row of empty cells would take
  // exponential time.
  return /^[#\s-]*$/.test(words) ? '' : words;
}
