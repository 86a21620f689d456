import type { ShownFile } from '$lib/ui/WrittenText.svelte';

type Drawn = Pick<ShownFile, 'src' | 'width' | 'height'>;

const undrawn: Drawn = { src: null, width: 0, height: 0 };

/** Pictures that are to hang with an announcement: they are on this device, and can be looked at before they are sent. */
export class ChosenPictures {
  /** what each shows, by its place in the form */
  words = $state<string[]>([]);
  #drawn = $state.raw<readonly (Drawn | null)[]>([]);

  /** by their places, as they would stand in the text; one that wasn't chosen but has its words stands by these */
  readonly shown: readonly (ShownFile | null)[] = $derived(
    Array.from({ length: Math.max(this.words.length, this.#drawn.length) }, (_, at) => {
      const words = this.words[at] ?? '';
      const drawn = this.#drawn[at] ?? null;
      return drawn || words.trim() !== '' ? { ...(drawn ?? undrawn), words } : null;
    })
  );

  /** @param words typed before, and refused with something else */
  constructor(words: readonly string[]) {
    this.words = [...words];
  }

  isChosen(at: number): boolean {
    return (this.#drawn[at] ?? null) !== null;
  }

  /** @returns false when this browser can't draw it: then no board can */
  async choose(at: number, file: File | null): Promise<boolean> {
    const before = this.#drawn[at]?.src;
    if (before) URL.revokeObjectURL(before);
    this.#put(at, file && undrawn);
    if (!file) return true;
    const image = new Image();
    image.src = URL.createObjectURL(file);
    try {
      await image.decode();
      this.#put(at, { src: image.src, width: image.naturalWidth, height: image.naturalHeight });
      return true;
    } catch {
      URL.revokeObjectURL(image.src);
      return false;
    }
  }

  /** Lets go of what was drawn. */
  end(): void {
    for (const drawn of this.#drawn) if (drawn?.src) URL.revokeObjectURL(drawn.src);
    this.#drawn = [];
  }

  #put(at: number, drawn: Drawn | null): void {
    const all = [...this.#drawn];
    all[at] = drawn;
    this.#drawn = all;
  }
}
