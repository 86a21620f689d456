import { paginate } from '../player/paginate';

/** Stands for any character in a line that is only measured: all Chinese characters are equally high. */
const filler = String.fromCodePoint(0x6c38);

/**
 * Pages every emergency of a plain board (/wall/lite) anew, by what its screen holds: the server counts characters, and knows
 * neither the screen nor its letters. Runs on Chromium 51: nothing here is younger than ES2015.
 */
export function fillEmergencies(lite: Element): void {
  const pagesOf = new Map<string, Element[]>();
  for (const page of Array.from(lite.querySelectorAll('.page[data-emergency]'))) {
    const id = page.getAttribute('data-emergency') ?? '';
    pagesOf.set(id, [...(pagesOf.get(id) ?? []), page]);
  }
  pagesOf.forEach(fillOne);
}

function fillOne(pages: readonly Element[], id: string): void {
  const [first, ...others] = pages;
  if (!first) return;
  const wasSeen = first.classList.contains('seen');
  // A hidden page has no size, so it is shown while it is measured; the browser paints nothing before this function returns.
  first.classList.add('seen');
  const counted = Array.from(first.querySelectorAll('.text p'), (paragraph) => paragraph.textContent);
  // A title may be so long that not one line fits below it: then the server's own division into pages stays.
  const texts = pagedIn(first);
  if (!texts) write(first, counted);
  if (!wasSeen) first.classList.remove('seen');
  if (!texts) return;
  const behind = pages[pages.length - 1]?.nextSibling ?? null;
  for (const page of others) page.parentNode?.removeChild(page);
  texts.forEach((paragraphs, n) => {
    const page = n === 0 ? first : (first.cloneNode(true) as Element);
    write(page, paragraphs);
    page.setAttribute('data-key', `emergency/${id}/${n}#0`);
    if (n === 0) return;
    page.classList.remove('seen');
    first.parentNode?.insertBefore(page, behind);
  });
}

/** Pages the text; where it needs several pages, each has the numbers to call below it. */
function pagedIn(page: Element): string[][] | null {
  const text = page.getAttribute('data-text') ?? '';
  const call = page.querySelector('.call');
  const paged = () => (holds(page, [filler]) ? paginate(text, (lines) => holds(page, lines), 'whole') : null);
  if (call) call.setAttribute('hidden', '');
  const pages = paged();
  if (!call || pages === null || pages.length === 1) return pages;
  call.removeAttribute('hidden');
  return paged();
}

/** Compares the last line, not its box: the room that a box keeps under it may stick out. */
function holds(page: Element, paragraphs: readonly string[]): boolean {
  const box = write(page, paragraphs);
  const last = box?.lastElementChild;
  if (!box || !last) return true;
  return last.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 0.5;
}

function write(page: Element, paragraphs: readonly string[]): Element | null {
  const box = page.querySelector('.text');
  while (box?.firstChild) box.removeChild(box.firstChild);
  for (const paragraph of paragraphs)
    box?.appendChild(document.createElement('p')).appendChild(document.createTextNode(paragraph));
  return box;
}
