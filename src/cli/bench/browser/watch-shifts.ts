/** The data that `watchShifts` keeps as the page's `shifts`. */
export interface Shifts {
  /** how far anything moved by itself, scored like layout shift */
  sum: number;
  /** each movement: its element, its time and its scene */
  moved: string[];
}

/** The part of Chromium's `LayoutShift` that is read. */
interface Entry {
  value: number;
  sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

/** Runs in the page before its scripts, and records layout shifts. */
export function watchShifts(): void {
  const shifts: Shifts = { sum: 0, moved: [] };
  Object.assign(window, { shifts });
  const box = ({ x, y, width, height }: DOMRectReadOnly) =>
    [x, y, width, height].map((each) => Math.round(each)).join(' ');
  const moved = ({ node, previousRect, currentRect }: Entry['sources'][number]) => {
    const name = node instanceof Element ? `${node.localName}.${node.className}` : node?.nodeName;
    return `${name} from ${box(previousRect)} to ${box(currentRect)}`;
  };
  new PerformanceObserver((list) => {
    const scene = document.querySelector<HTMLElement>('.layer.seen > .scene')?.dataset.scene;
    for (const { value, sources } of list.getEntries() as unknown as Entry[]) {
      shifts.sum += value;
      shifts.moved.push(
        `${value.toFixed(5)} on ${scene}, ${new Date().toISOString()}: ${sources.map(moved).join('; ')}`
      );
    }
  }).observe({ type: 'layout-shift', buffered: true });
}
