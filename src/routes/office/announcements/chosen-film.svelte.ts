/** A film that is to hang with an announcement: it is on this device, and can be looked at before it is sent. */
export class ChosenFilm {
  /** what it shows */
  words = $state('');
  #film = $state.raw<string | null>(null);

  readonly shown: { film: string; words: string } | null = $derived(
    this.#film === null ? null : { film: this.#film, words: this.words }
  );

  /** @param words typed before, and refused with something else */
  constructor(words: string) {
    this.words = words;
  }

  choose(file: File | null): void {
    this.end();
    this.#film = file && URL.createObjectURL(file);
  }

  /** Lets go of it. */
  end(): void {
    if (this.#film !== null) URL.revokeObjectURL(this.#film);
    this.#film = null;
  }
}
