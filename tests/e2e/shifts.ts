/**
 * A page is painted while it arrives, so that a line may find its height one frame later. Web Vitals calls up to 0.1 good.
 */
export const unseenShift = 0.002;

/** Sums up how far the page moves by itself, in `window.shift`. */
export function sumShifts(): void {
  Object.assign(window, { shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      Object.assign(window, { shift: Reflect.get(window, 'shift') + Reflect.get(entry, 'value') });
  }).observe({ type: 'layout-shift', buffered: true });
}
