import type { ShownFile } from '$lib/ui/WrittenText.svelte';

type Drawn = Pick<ShownFile, 'src' | 'width' | 'height'>;

const undrawn: Drawn = { src: null, width: 0, height: 0 };

/** Pictures that are to hang with an announcement: they are on this device, and can be looked at before they are sent. */
export class ChosenPictures {
  /** what each shows, by its place in the form */
  words = $state<string[]>([]);
  #drawn = $state.raw<readonly (Drawn | null)[]>([]);
  #files: (File | null)[] = [];

  /** as they would stand in the text: who leaves a place empty has no picture there, and the next one has its number */
  readonly shown: readonly ShownFile[] = $derived(
    Array.from({ length: Math.max(this.words.length, this.#drawn.length) }, (_, at) => {
      const words = this.words[at] ?? '';
      const drawn = this.#drawn[at] ?? null;
      // One that wasn't chosen, but has its words, stands by these.
      return drawn || words.trim() !== '' ? [{ ...(drawn ?? undrawn), words }] : [];
    }).flat()
  );

  /** @param words typed before, and refused with something else */
  constructor(words: readonly string[]) {
    this.words = [...words];
  }

  isChosen(at: number): boolean {
    return (this.#drawn[at] ?? null) !== null;
  }

  /** @returns `broken`: this browser can't draw it, then no board can; `overtaken`: another was chosen meanwhile */
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

  /** Lets go of what was drawn. */
  end(): void {
    for (const drawn of this.#drawn) if (drawn?.src) URL.revokeObjectURL(drawn.src);
    this.#drawn = this.#files = [];
  }

  #put(at: number, drawn: Drawn | null): void {
    const all = [...this.#drawn];
    all[at] = drawn;
    this.#drawn = all;
  }
}
