/** Characters of each face that have been asked for; at most a few thousand, and shared by all scenes. */
const asked = new Map<string, Set<string>>();

/**
 * Loads the pieces of the bundled faces that a scene's text needs, so that no letter changes its shape under a
 * reader's eye. Characters that no piece has (𠮷) fall back to the system's Noto CJK.
 */
export async function loadLetters(root: Element): Promise<void> {
  const wanted = new Map<string, Set<string>>();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue?.trim();
    if (!text || !node.parentElement) continue;
    const font = fontOf(node.parentElement);
    let characters = wanted.get(font);
    if (!characters) wanted.set(font, (characters = new Set()));
    for (const character of text) characters.add(character);
  }
  await Promise.all([...wanted].map(([font, characters]) => loadFont(font, [...characters].join(''))));
}

/**
 * Pieces that can't be had (the server is away, and they weren't kept yet) are no reason to show nothing: the
 * system's face stands in, and they are asked for again the next time.
 *
 * @param font as in CSS, with one family: `700 1em "Noto Sans SC Variable"`
 */
export async function loadFont(font: string, text: string): Promise<void> {
  let known = asked.get(font);
  if (!known) asked.set(font, (known = new Set()));
  const fresh = Array.from(text).filter((character) => !known.has(character));
  if (fresh.length === 0) return;
  try {
    await document.fonts.load(font, fresh.join(''));
  } catch (error) {
    return console.warn(`letters of ${font}: ${String(error)}`);
  }
  for (const character of fresh) known.add(character);
}

function fontOf(element: Element): string {
  const { fontWeight, fontFamily } = getComputedStyle(element);
  return `${fontWeight} 1em ${fontFamily.split(',')[0] ?? 'sans-serif'}`;
}
