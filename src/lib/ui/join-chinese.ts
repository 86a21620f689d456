/**
 * Takes the marks of `markChinese` within texts out again, so that a page has the texts that it hydrates with. To be called before
 * it does.
 */
export function joinChinese(root: Element): void {
  for (const part of root.querySelectorAll('bdi')) {
    const parent = part.parentNode;
    part.replaceWith(...part.childNodes);
    parent?.normalize();
  }
}
