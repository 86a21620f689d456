import type { ShownFile } from '$lib/ui/WrittenText.svelte';

type PreviewPicture = Pick<ShownFile, 'src' | 'width' | 'height'>;

const undrawn: PreviewPicture = { src: null, width: 0, height: 0 };

/**
 * Pictures chosen for an announcement: they are still on this device only, and can be previewed before they
 * are sent.
 */
export class ChosenPictures {
  /** description of each picture, by its place in the form */
  words = $state<string[]>([]);
  #drawn = $state.raw<readonly (PreviewPicture | null)[]>([]);
  #files: (File | null)[] = [];

  /** the pictures as they would be numbered in the text: an empty place takes no number */
  readonly shown: readonly ShownFile[] = $derived(
    Array.from({ length: Math.max(this.words.length, this.#drawn.length) }, (_, at) => {
      const words = this.words[at] ?? '';
      const drawn = this.#drawn[at] ?? null;
      // A picture that wasn't chosen yet but has a description is shown by the description.
      return drawn || words.trim() !== '' ? [{ ...(drawn ?? undrawn), words }] : [];
    }).flat()
  );

  /** @param words descriptions typed before, when something else was refused */
  constructor(words: readonly string[]) {
    this.words = [...words];
  }

  isChosen(at: number): boolean {
    return (this.#drawn[at] ?? null) !== null;
  }

  /**
   * Draws a chosen picture.
   * @param at its place in the form
   * @param file null when the choice was cleared
   * @returns `broken` when this browser, and so any board, can't draw it; `overtaken` when another was chosen
   * meanwhile
   */
  async choose(at: number, file: File | null): Promise<'fine' | 'broken' | 'overtaken'> {
    const before = this.#drawn[at]?.src;
    if (before) URL.revokeObjectURL(before);
    this.#files[at] = file;
    this.#put(at, file && undrawn);
    if (!file) return 'fine';
    const image = new Image();
    image.src = URL.createObjectURL(file);
    const isDrawn = await image.decode().then(
      () => true,
      () => false
    );
    const isOvertaken = this.#files[at] !== file;
    if (isOvertaken || !isDrawn) URL.revokeObjectURL(image.src);
    if (isOvertaken) return 'overtaken';
    if (!isDrawn) return 'broken';
    this.#put(at, { src: image.src, width: image.naturalWidth, height: image.naturalHeight });
    return 'fine';
  }

  /** Releases all object URLs. */
  end(): void {
    for (const drawn of this.#drawn) if (drawn?.src) URL.revokeObjectURL(drawn.src);
    this.#drawn = this.#files = [];
  }

  #put(at: number, drawn: PreviewPicture | null): void {
    const all = [...this.#drawn];
    all[at] = drawn;
    this.#drawn = all;
  }
}
