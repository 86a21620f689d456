/** Sizes that a line may step down to, against its own: 0.72 is the look's size for long names. */
const steps = [0.9, 0.8, 0.72, 0.64, 0.56, 0.5];

/**
 * Makes every `[data-fit]` of a scene fit, before it is seen: nothing is cut off and nothing pushes its neighbours
 * away, however long a name is. `data-fit="line"` stays one line and steps down to half its size, then wraps and
 * shrinks; `data-fit="block"` wraps from the start. The room in height is that of the nearest `[data-room]`.
 */
export function fitAll(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-fit]')) fit(element);
}

function fit(element: HTMLElement): void {
  element.style.fontSize = '';
  element.classList.remove('wrapped');
  if (fits(element)) return;
  const size = parseFloat(getComputedStyle(element).fontSize);
  if (element.dataset.fit === 'line') {
    if (steps.some((step) => tried(element, size * step))) return;
    element.classList.add('wrapped');
  }
  // 200 characters in a cell end at a few pixels: unreadable, but whole, and the table stands.
  for (let next = size * 0.94; next > 1; next *= 0.94) if (tried(element, next)) return;
}

function tried(element: HTMLElement, size: number): boolean {
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  // In rem, so that it still fits when the window changes before the scene does.
  element.style.fontSize = `${size / root}rem`;
  return fits(element);
}

function fits(element: HTMLElement): boolean {
  // The look's two-character names end in letter-spacing, which counts as overflow and isn't.
  if (element.classList.contains('n2')) return true;
  if (element.scrollWidth > element.clientWidth + 1) return false;
  const room = element.closest<HTMLElement>('[data-room]');
  return !room || room.scrollHeight <= room.clientHeight + 1;
}
