import { addFacesFor } from './faces';

/** As in CSS: `"Noto Sans SC Variable"`, `700`. */
export interface Face {
  family: string;
  weight: string;
}

/**
 * Chromium takes as a family's first face one that has the blank. Where none has, it asks the system for one
 * (`FontFallbackList`), which is a tenth of a slow screen's start, and takes the height of lines from there.
 */
const blank = ' ';

/** Characters of each face that have been asked for; at most a few thousand, and shared by all scenes. */
const asked = new Map<string, Set<string>>();

/**
 * Loads the pieces of the bundled faces that a scene's text needs, so that no letter changes its shape under a
 * reader's eye. Characters that no piece has (𠮷) fall back to the system's Noto CJK.
 */
export async function loadLetters(root: Element): Promise<void> {
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
  await Promise.all(Array.from(wanted.values(), ({ face, characters }) => loadFace(face, characters)));
}

/**
 * Pieces that can't be had (the server is away, and they weren't kept yet) are no reason to show nothing: the
 * system's face stands in, and they are asked for again the next time.
 */
export async function loadFace({ family, weight }: Face, text: Iterable<string>): Promise<void> {
  const font = `${weight} 1em ${family}`;
  let known = asked.get(font);
  if (!known) asked.set(font, (known = new Set()));
  const fresh = [blank, ...text].filter((character) => !known.has(character));
  if (fresh.length === 0) return;
  try {
    await addFacesFor(family, fresh);
    await document.fonts.load(font, fresh.join(''));
  } catch (error) {
    return console.warn(`letters of ${font}: ${String(error)}`);
  }
  for (const character of fresh) known.add(character);
}

/** The one that an element's text is drawn in. */
export function faceOf(element: Element): Face {
  const { fontWeight, fontFamily } = getComputedStyle(element);
  return { family: fontFamily.split(',')[0] ?? 'sans-serif', weight: fontWeight };
}
