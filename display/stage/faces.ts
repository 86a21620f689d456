import { nextTask } from './delay';
import type { MeasureCache } from './measure-cache';

/** One piece of a bundled font, as its `@font-face` rule describes it. */
export interface FontPiece {
  family: string;
  weight: string;
  src: string;
  range: string;
}

/**
 * The characters that starts of this version have drawn: pieces with their characters, and characters that no
 * piece has (𠮷).
 */
interface DrawnFaces {
  /** `first`: the last start's first scene drew with it */
  pieces: (FontPiece & { characters: string; first: boolean })[];
  without: Record<string, string>;
}

/** Number of pieces added at once; each time, everything on the screen is restyled. */
const atOnce = 40;

const pieces: FontPiece[] = [];
/** Added pieces with their font face; null for a rule of `together`. */
const added = new Map<FontPiece, FontFace | null>();
/** One style sheet with the pieces that a start begins with. */
let together: CSSStyleSheet | null = null;
/** By family, the piece that has a character; null when none does, so that a system font draws it. */
const found = new Map<string, Map<string, FontPiece | null>>();
/** True until the first scene stands. */
let isStarting = true;
/** The pieces that this start's first scene draws with, and those of the last start. */
const first = new Set<FontPiece>();
const firstBefore = new Set<FontPiece>();
let sheet: string | null = null;
let isWhole = true;
let isNew = false;
let reading: Promise<void> | null = null;

/**
 * Begins a start's fonts. The bundled fonts come in 202 pieces, which as rules of a style sheet would cost a
 * slow screen a quarter of its start. So the board adds them itself: first those that earlier starts needed
 * for their first scene, and the others once that scene stands.
 * @param address of the style sheet that has them all; null when there are none
 */
export function beginFaces(address: string | null): void {
  sheet = address;
  isWhole = address === null;
}

/**
 * Takes over what earlier starts of this version have drawn. The pieces of the last first scene are loaded
 * while the rest of the board is still being set up, because most are needed again.
 * @returns false when there is nothing from earlier starts
 */
export function recallFaces(cache: MeasureCache): boolean {
  const drawn = cache.get('faces') as DrawnFaces | undefined;
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
    // The failure is reported to the text that is drawn with the piece, so it is ignored here.
    document.fonts.load(`1em "${family}"`, characters).catch(() => {});
  }
  for (const [family, characters] of Object.entries(drawn.without))
    for (const character of characters) foundIn(family).set(character, null);
  return true;
}

/** Stores what the next start needs, from the first scene on. */
export function rememberFaces(cache: MeasureCache): void {
  isNew ||= isStarting && !isSame(first, firstBefore);
  isStarting = false;
  // The entry may have been dropped together with everything else that was remembered.
  if (!isNew && cache.get('faces') !== undefined) return;
  isNew = false;
  const drawn = new Map<FontPiece, string>();
  const without: Record<string, string> = {};
  for (const [family, characters] of found)
    for (const [character, piece] of characters)
      if (piece) drawn.set(piece, (drawn.get(piece) ?? '') + character);
      else without[family] = (without[family] ?? '') + character;
  const kept = Array.from(drawn, ([piece, characters]) => ({
    ...piece,
    characters,
    first: first.has(piece)
  }));
  cache.set('faces', { pieces: kept, without } satisfies DrawnFaces);
}

/** Whether every piece is added; until then some characters would be measured in a fallback font. */
export const hasAllFaces = (): boolean => isWhole;

/**
 * Adds the pieces that have these characters.
 * @param family as in CSS, with or without quotes
 * @throws Error when the style sheet can't be loaded
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
 * Adds all other pieces, some in each task.
 * @throws Error when the style sheet can't be loaded
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

function add(piece: FontPiece): void {
  if (added.has(piece)) return;
  const { family, weight, src, range } = piece;
  const face = new FontFace(family, src, { weight, unicodeRange: range, display: 'swap' });
  added.set(piece, face);
  document.fonts.add(face);
}

/**
 * Removes pieces that couldn't be loaded: a failed font face stays failed for good (CSS Font Loading 2.2),
 * while a new one is requested anew. The sheet of the start is removed as a whole, because its rules don't
 * tell which one failed; its pieces are added again one by one.
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
 * Adds pieces as rules of one small sheet, in a third of the time that as many `FontFace` objects take.
 * Safari before 16.4 and Firefox before 101 don't support such sheets.
 */
function addTogether(own: readonly FontPiece[]): void {
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
  // Recalled pieces keep their identity, because the same piece under two objects would be added twice.
  const known = new Map<string, FontPiece>();
  for (const own of found.values())
    for (const piece of own.values()) if (piece) known.set(nameOf(piece), piece);
  for (const piece of piecesIn(await answer.text(), new URL(sheet, location.href)))
    pieces.push(known.get(nameOf(piece)) ?? piece);
}

/**
 * The pieces of a style sheet that has `@font-face` rules only.
 * @param base address against which its URLs are resolved
 */
export function piecesIn(css: string, base: URL): FontPiece[] {
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

/** The piece that has a character; the last matching rule wins, as in a style sheet. */
function pieceWith(family: string, character: string): FontPiece | null {
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

function foundIn(family: string): Map<string, FontPiece | null> {
  let own = found.get(family);
  if (!own) found.set(family, (own = new Map()));
  return own;
}

const unquoted = (name: string) => name.trim().replace(/^['"]|['"]$/g, '');

const isSame = <T>(one: Set<T>, other: Set<T>) =>
  one.size === other.size && [...one].every((each) => other.has(each));

const nameOf = ({ family, range }: FontPiece) => `${family} ${range}`;
