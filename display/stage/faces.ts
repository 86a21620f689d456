import { nextTask } from './pass';
import type { Remembered } from './remembered';

/** One piece of a bundled face, as its `@font-face` rule describes it. */
export interface Piece {
  family: string;
  weight: string;
  src: string;
  range: string;
}

/** What starts of this version have drawn: pieces with their characters, and the characters that no piece has (𠮷). */
interface Drawn {
  /** `first`: the last start's first scene drew with it */
  pieces: (Piece & { characters: string; first: boolean })[];
  without: Record<string, string>;
}

/** Added at once: each time, all that stands on the screen gets its style anew. */
const atOnce = 40;

const pieces: Piece[] = [];
/** With its face; null: as a rule of `together`. */
const added = new Map<Piece, FontFace | null>();
/** What a start begins with, as one style sheet. */
let together: CSSStyleSheet | null = null;
/** By family: which piece has a character; null: none, the system's face draws it. */
const found = new Map<string, Map<string, Piece | null>>();
/** Until its first scene stands. */
let isStarting = true;
/** What this start's first scene draws with, and what the last one's did. */
const first = new Set<Piece>();
const firstBefore = new Set<Piece>();
let sheet: string | null = null;
let isWhole = true;
let isNew = false;
let reading: Promise<void> | null = null;

/**
 * The bundled faces come in 202 pieces. As rules of a style sheet they cost a slow screen a quarter of its start, so the board
 * adds them itself: what its first scene needs, as the starts before it have found out, and the others once that scene stands.
 *
 * @param address of the style sheet that has them all; null: there are none
 */
export function beginFaces(address: string | null): void {
  sheet = address;
  isWhole = address === null;
}

/**
 * Takes over what earlier starts of this version have drawn; false: they have left nothing. What the last one began with is
 * fetched while the rest of the board is still being put together: most of it is needed again.
 */
export function recallFaces(remembered: Remembered): boolean {
  const drawn = remembered.get('faces') as Drawn | undefined;
  if (!drawn || isWhole || pieces.length > 0) return drawn !== undefined;
  const needed = new Map<string, string>();
  for (const { characters, first: isNeeded, ...piece } of drawn.pieces) {
    const own = foundIn(piece.family);
    for (const character of characters) own.set(character, piece);
    if (!isNeeded) continue;
    firstBefore.add(piece);
    needed.set(piece.family, (needed.get(piece.family) ?? '') + characters);
  }
  addTogether([...firstBefore]);
  for (const [family, characters] of needed) {
    // Whoever draws with it hears that it can't be had.
    document.fonts.load(`1em "${family}"`, characters).catch(() => {});
  }
  for (const [family, characters] of Object.entries(drawn.without))
    for (const character of characters) foundIn(family).set(character, null);
  return true;
}

/** For the next start: from the first scene on. */
export function rememberFaces(remembered: Remembered): void {
  isNew ||= isStarting && !isSame(first, firstBefore);
  isStarting = false;
  // It may have been forgotten meanwhile, with all else that was remembered.
  if (!isNew && remembered.get('faces') !== undefined) return;
  isNew = false;
  const drawn = new Map<Piece, string>();
  const without: Record<string, string> = {};
  for (const [family, characters] of found)
    for (const [character, piece] of characters)
      if (piece) drawn.set(piece, (drawn.get(piece) ?? '') + character);
      else without[family] = (without[family] ?? '') + character;
  const kept = Array.from(drawn, ([piece, characters]) => ({
    ...{ ...piece, characters },
    first: first.has(piece)
  }));
  remembered.set('faces', { pieces: kept, without } satisfies Drawn);
}

/** Whether every piece may be drawn with: until then, some characters would be measured in a face that only stands in. */
export const hasAllFaces = (): boolean => isWhole;

/**
 * Adds the pieces that have these characters.
 *
 * @param family as in CSS, with or without quotes
 * @throws when the style sheet can't be had
 */
export async function addFacesFor(family: string, characters: readonly string[]): Promise<void> {
  if (sheet === null) return;
  const name = unquoted(family);
  const own = foundIn(name);
  const fresh = characters.filter((character) => !own.has(character));
  if (fresh.length > 0) {
    await readSheet();
    for (const character of fresh) own.set(character, pieceWith(name, character));
    isNew = true;
  }
  for (const character of characters) {
    const piece = own.get(character);
    if (!piece) continue;
    if (isStarting) first.add(piece);
    add(piece);
  }
}

/**
 * Adds all others, some in a task.
 *
 * @throws when the style sheet can't be had
 */
export async function addOtherFaces(): Promise<void> {
  if (isWhole) return;
  await readSheet();
  const others = pieces.filter((piece) => !added.has(piece));
  for (let from = 0; from < others.length; from += atOnce) {
    others.slice(from, from + atOnce).forEach((piece) => add(piece));
    await nextTask();
  }
  isWhole = true;
}

function add(piece: Piece): void {
  if (added.has(piece)) return;
  const { family, weight, src, range } = piece;
  const face = new FontFace(family, src, { weight, unicodeRange: range, display: 'swap' });
  added.set(piece, face);
  document.fonts.add(face);
}

/**
 * Lets go of pieces that couldn't be had: a face that has failed once fails for good (CSS Font Loading 2.2), a new one is fetched
 * anew. The start's sheet goes whole, since its rules don't tell which of them it was; its pieces stay, each by itself.
 */
export function dropFailedFaces(): void {
  const own = new Set(added.values());
  const failed = [...document.fonts].filter(({ status }) => status === 'error');
  if (together && failed.some((face) => !own.has(face))) {
    const gone = together;
    together = null;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== gone);
    const pieces = [...added].flatMap(([piece, face]) => (face ? [] : [piece]));
    for (const piece of pieces) added.delete(piece);
    for (const piece of pieces) add(piece);
  }
  for (const [piece, face] of [...added]) {
    if (face?.status !== 'error') continue;
    document.fonts.delete(face);
    added.delete(piece);
  }
}

/**
 * As rules of one small sheet, in a third of the time that as many `FontFace` take. Safari before 16.4 and Firefox before 101
 * make no such sheets.
 */
function addTogether(own: readonly Piece[]): void {
  if (!('adoptedStyleSheets' in document)) {
    for (const piece of own) add(piece);
    return;
  }
  const rules = own.map(
    ({ family, weight, src, range }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:${src};unicode-range:${range};font-display:swap}`
  );
  together = new CSSStyleSheet();
  together.replaceSync(rules.join(''));
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, together];
  for (const piece of own) added.set(piece, null);
}

function readSheet(): Promise<void> {
  return (reading ??= read().catch((error: unknown) => {
    reading = null;
    throw error;
  }));
}

async function read(): Promise<void> {
  if (sheet === null) return;
  const answer = await fetch(sheet);
  if (!answer.ok) throw new Error(`${sheet}: ${answer.status}`);
  // What was recalled stays what it is: the same piece under two names would be added twice.
  const known = new Map<string, Piece>();
  for (const own of found.values())
    for (const piece of own.values()) if (piece) known.set(nameOf(piece), piece);
  for (const piece of piecesIn(await answer.text(), new URL(sheet, location.href)))
    pieces.push(known.get(nameOf(piece)) ?? piece);
}

/** The pieces of a style sheet that holds `@font-face` rules alone. */
export function piecesIn(css: string, base: URL): Piece[] {
  return Array.from(css.matchAll(/@font-face\s*\{([^}]*)\}/g), ([, rule = '']) => {
    const says = (property: string) => new RegExp(`${property}:\\s*([^;]+)`).exec(rule)?.[1]?.trim() ?? '';
    return {
      family: unquoted(says('font-family')),
      weight: says('font-weight'),
      src: says('src').replace(/url\((['"]?)(.*?)\1\)/, (_, __, path: string) => {
        return `url(${JSON.stringify(new URL(path, base).pathname)})`;
      }),
      range: says('unicode-range')
    };
  });
}

/** The last rule wins, as in a style sheet. */
function pieceWith(family: string, character: string): Piece | null {
  const code = character.codePointAt(0) ?? 0;
  const own = pieces.filter((piece) => piece.family === family && isIn(piece.range, code));
  return own[own.length - 1] ?? null;
}

/** @param range as in CSS: `U+4E00, U+4E8C-4E8D` */
function isIn(range: string, code: number): boolean {
  return spansOf(range).some(([from, to]) => from <= code && code <= to);
}

const spans = new Map<string, (readonly [from: number, to: number])[]>();

function spansOf(range: string): (readonly [from: number, to: number])[] {
  let known = spans.get(range);
  if (!known) {
    known = range.split(',').map((part) => {
      const [from = '', to = from] = part.trim().slice(2).split('-');
      return [parseInt(from, 16), parseInt(to, 16)] as const;
    });
    spans.set(range, known);
  }
  return known;
}

function foundIn(family: string): Map<string, Piece | null> {
  let own = found.get(family);
  if (!own) found.set(family, (own = new Map()));
  return own;
}

const unquoted = (name: string) => name.trim().replace(/^['"]|['"]$/g, '');

const isSame = <T>(one: Set<T>, other: Set<T>) =>
  one.size === other.size && [...one].every((each) => other.has(each));

const nameOf = ({ family, range }: Piece) => `${family} ${range}`;
