import { addFacesFor, dropFailedFaces } from './faces';

/** A font as in CSS: `"Noto Sans SC Variable"`, `700`. */
export interface Face {
  family: string;
  weight: string;
}

/**
 * Chromium takes the first font of a family that has the blank. Where none has, it asks the system for one
 * (`FontFallbackList`), which takes a tenth of a slow screen's start and determines the line height.
 */
const blank = ' ';

/** The requested characters of each font, shared by all scenes; they are a few thousand at most. */
const asked = new Map<string, Set<string>>();
/** Characters that couldn't be loaded, and are requested again with the next ones of their font. */
const missing = new Map<string, Set<string>>();

/** Whether requested characters couldn't be loaded; until they are, texts are measured in a fallback font. */
export const lacksLetters = (): boolean => missing.size > 0;

/**
 * Loads the pieces of the bundled fonts that a scene's text needs, so that no letter changes its shape under
 * a reader's eyes. Characters that no piece has (𠮷) fall back to the system's Noto CJK.
 * @returns whether all could be loaded
 */
export async function loadLetters(root: Element): Promise<boolean> {
  const wanted = new Map<string, { face: Face; characters: Set<string> }>();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue?.trim();
    if (!text || !node.parentElement) continue;
    const face = faceOf(node.parentElement);
    const name = `${face.weight} ${face.family}`;
    let known = wanted.get(name);
    if (!known) wanted.set(name, (known = { face, characters: new Set() }));
    for (const character of text) known.characters.add(character);
  }
  const had = await Promise.all(
    Array.from(wanted.values(), ({ face, characters }) => loadFace(face, characters))
  );
  return had.every(Boolean);
}

/**
 * Loads the pieces of one font for a text. Pieces that can't be loaded (the server is away and they aren't
 * stored yet) don't stop anything: a system font is used, and they are requested again the next time.
 * @returns whether all could be loaded
 */
export async function loadFace({ family, weight }: Face, text: Iterable<string>): Promise<boolean> {
  const font = `${weight} 1em ${family}`;
  let known = asked.get(font);
  if (!known) asked.set(font, (known = new Set()));
  const wanted = new Set([...(missing.get(font) ?? []), blank, ...text]);
  const fresh = [...wanted].filter((character) => !known.has(character));
  if (fresh.length === 0) return true;
  try {
    await addFacesFor(family, fresh);
    await document.fonts.load(font, fresh.join(''));
  } catch (error) {
    console.warn(`letters of ${font}: ${String(error)}`);
    missing.set(font, new Set(fresh));
    dropFailedFaces();
    return false;
  }
  missing.delete(font);
  for (const character of fresh) known.add(character);
  return true;
}

/** The font that an element's text is drawn in. */
export function faceOf(element: Element): Face {
  const { fontWeight, fontFamily } = getComputedStyle(element);
  return { family: fontFamily.split(',')[0] ?? 'sans-serif', weight: fontWeight };
}
