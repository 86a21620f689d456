/**
 * A film chosen for an announcement: it is still on this device only, and can be previewed before it is sent.
 */
export class ChosenFilm {
  /** description of the film */
  words = $state('');
  #film = $state.raw<string | null>(null);

  readonly shown: { film: string; words: string } | null = $derived(
    this.#film === null ? null : { film: this.#film, words: this.words }
  );

  /** @param words description typed before, when something else was refused */
  constructor(words: string) {
    this.words = words;
  }

  choose(file: File | null): void {
    this.end();
    this.#film = file && URL.createObjectURL(file);
  }

  /** Releases the film's object URL. */
  end(): void {
    if (this.#film !== null) URL.revokeObjectURL(this.#film);
    this.#film = null;
  }
}
