import { onMount } from 'svelte';

/**
 * Keeps each fold (`<details>`) as the reader left it before the scripts came: hydration sets `open` again to what
 * the server had drawn. Call it in the script of a layout, which runs before the folds below it are hydrated.
 */
export function keepFolds(): void {
  if (typeof document === 'undefined') return;
  const folds = [...document.querySelectorAll('details')].map((fold) => ({ fold, open: fold.open }));
  onMount(() => {
    for (const { fold, open } of folds) fold.open = open;
  });
}
