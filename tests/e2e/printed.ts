import type { Page } from '@playwright/test';

/**
 * How wide a print is: a page that leaves its margins itself has the whole sheet, others an upright sheet
 * within the widest margins here (18 mm), or a lying one within 12 mm.
 */
const millimetres = { 'whole-sheet': 210, 'within-margins': 210 - 36, lying: 297 - 24 };

/** A sheet's width and height in points, as the file states them. */
export interface PaperInPoints {
  width: number;
  height: number;
}

/** The sheets of the page's print, in the paper that its own style names. */
export async function printedSheets(page: Page): Promise<PaperInPoints[]> {
  const file = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  return [...file.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Number(width),
    height: Number(height)
  }));
}

/**
 * Lists what a page's print has wrong: controls that only work on a screen, and text that is cut off.
 */
export async function printFaults(page: Page, at: keyof typeof millimetres): Promise<string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: Math.floor((millimetres[at] * 96) / 25.4), height: 1123 });
  await page.emulateMedia({ media: 'print' });
  const faults = await page.evaluate(faultsHere);
  await page.emulateMedia({ media: null });
  if (before) await page.setViewportSize(before);
  return faults;
}

/** Runs in the page. */
function faultsHere(): string[] {
  const isSeen = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
    element.getClientRects().length > 0;
  const seen = [...document.body.querySelectorAll('*')].filter(isSeen);
  const head = (element: Element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);
  const width = document.documentElement.clientWidth;
  const isCut = (text: DOMRect, element: Element) => {
    if (text.right > width + 1 || text.left < -1) return true;
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const room = around.getBoundingClientRect();
      if (overflowX !== 'visible' && (text.right > room.right + 1 || text.left < room.left - 1)) return true;
      if (overflowY !== 'visible' && around !== document.body && text.bottom > room.bottom + 1) return true;
    }
    return false;
  };
  const controls = seen.filter((element) =>
    element.matches('button, nav, .btn, .skip, input[type=submit], progress')
  );
  const cut = seen.filter((element) => {
    if (element.closest('.unseen, svg, textarea, option, #svelte-announcer') !== null) return false;
    return [...element.childNodes].some((node) => {
      if (!(node instanceof Text) || node.data.trim() === '') return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      return isCut(range.getBoundingClientRect(), element);
    });
  });
  return [
    ...controls.map((element) => `control ${head(element)}`),
    ...cut.map((element) => `cut ${head(element)}`)
  ];
}
