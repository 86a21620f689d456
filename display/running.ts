import { keepLoadedFonts } from '$lib/local/worker/fonts';
import { startWorker, type WorkerHandle } from '$lib/local/start-worker';
import { browserLater } from '$lib/local/timer';
import type { SceneName } from './player/turn';

/** Boards that have the same newer version change to it within so many milliseconds; no scene is shorter. */
const apart = 4000;

/** What keeps a board's page running for months: its worker, the letters on its disk, and newer versions. */
export class Running {
  #worker: Promise<WorkerHandle | null> | undefined;
  #first = true;
  #newer = false;
  #scene: SceneName | undefined;
  readonly #version: string;
  readonly #isTouched: () => boolean;

  /**
   * @param version of the program
   * @param isTouched whether somebody looks at it with their finger
   */
  constructor(version: string, isTouched: () => boolean) {
    this.#version = version;
    this.#isTouched = isTouched;
  }

  start(): void {
    this.#worker = startWorker({
      role: 'wall',
      version: this.#version,
      onwaiting: () => (this.#newer = true)
    });
    this.#worker.catch((error: unknown) => console.warn(`no worker: ${String(error)}`));
  }

  /** Something new has just come to stand on the screen: a scene, or a code to be paired by. */
  readonly shown = (scene?: SceneName): void => {
    this.#scene = scene;
    const step = this.#first ? this.#settle() : this.#newer && this.#maySwap() ? this.#swap() : null;
    this.#first = false;
    step?.catch((error: unknown) => console.warn(`worker: ${String(error)}`));
  };

  /** No emergency is left for a swap, nor is anybody who has a finger on the board. */
  #maySwap(): boolean {
    return this.#scene !== 'emergency' && !this.#isTouched();
  }

  async #settle(): Promise<void> {
    window.__painted = true;
    const handle = await this.#worker;
    handle?.painted();
    if (handle) await keepFonts(handle);
  }

  /**
   * As a scene begins: the page starts anew from its own disk, and the same scene stands there again. Boards side by side
   * change their scenes in the same moment, and all ask the server as they start: not all in the same second.
   */
  async #swap(): Promise<void> {
    this.#newer = false;
    const handle = await this.#worker;
    browserLater(Math.random() * apart, () => {
      if (this.#maySwap()) handle?.swap();
      // Somebody came meanwhile: as another scene begins.
      else this.#newer = true;
    });
  }
}

/** What this start has loaded already, then the rest, one piece every few seconds, so that no scene waits for it. */
async function keepFonts(handle: WorkerHandle): Promise<void> {
  await keepLoadedFonts();
  for (let left: number | null = 1; left !== 0; left = await handle.keepFont())
    await new Promise((done) => setTimeout(done, left === null ? 60_000 : 3000));
}
