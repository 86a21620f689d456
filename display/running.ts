import { keepLoadedFonts } from '$lib/local/worker/fonts';
import { startWorker, type WorkerHandle } from '$lib/local/start-worker';
import { browserLater } from '$lib/local/timer';
import type { SceneName } from './scenes/scene-kind';

/** Milliseconds within which boards with the same newer version change to it; no scene is shorter. */
const apart = 4000;

/**
 * Milliseconds after which a page without a worker is loaded anew; the wait is for servers of which one
 * process is older than the others.
 */
const reloadAfter = 60_000;

/** Keeps a board's page running for months: its worker, the fonts on its disk, and newer versions. */
export class Running {
  #worker: Promise<WorkerHandle | null> | undefined;
  #first = true;
  #swaps = false;
  #reloads = false;
  #scene: SceneName | undefined;
  readonly #version: string;
  readonly #isTouched: () => boolean;
  readonly #reload: () => void;

  /**
   * @param version of the program
   * @param isTouched whether a visitor touches the board
   * @param reload loads the page anew
   */
  constructor(version: string, isTouched: () => boolean, reload = () => location.reload()) {
    this.#version = version;
    this.#isTouched = isTouched;
    this.#reload = reload;
  }

  start(): void {
    this.#worker = startWorker({ role: 'wall', version: this.#version });
    this.#worker.catch((error: unknown) => console.warn(`no worker: ${String(error)}`));
  }

  /** Notes that something new stands on the screen: a scene, or a pairing code. */
  readonly shown = (scene?: SceneName): void => {
    this.#scene = scene;
    const step = this.#first ? this.#settle() : this.#swap();
    this.#first = false;
    step.catch((error: unknown) => console.warn(`worker: ${String(error)}`));
  };

  /**
   * Reacts to the server's refusal of this program, which is below its protocol; each answer repeats it. A
   * newer version is looked for at once, and one that is already here doesn't wait for the beginning of a
   * scene, because without a feed there may be none.
   */
  readonly outdated = (): void => {
    this.#renew().catch((error: unknown) => console.warn(`worker: ${String(error)}`));
  };

  async #renew(): Promise<void> {
    const handle = await this.#worker;
    if (handle?.hasWaiting()) return this.#swap();
    if (handle?.isRegistered()) return handle.update();
    if (this.#reloads) return;
    this.#reloads = true;
    browserLater(reloadAfter, () => {
      this.#reloads = false;
      if (this.#maySwap()) this.#reload();
    });
  }

  /** Never updates during an emergency or while the screen is touched. */
  #maySwap(): boolean {
    return this.#scene !== 'emergency' && !this.#isTouched();
  }

  async #settle(): Promise<void> {
    window.__painted = true;
    const handle = await this.#worker;
    handle?.markPainted();
    if (handle) await keepFonts(handle);
  }

  /**
   * Updates, if a newer version waits, at the beginning of a scene: the page restarts from its own disk, and
   * the same scene stands there again. Boards side by side change scenes in the same moment and ask the
   * server as they start, so the delay varies. A visitor who comes meanwhile has it wait for another scene.
   */
  async #swap(): Promise<void> {
    const handle = await this.#worker;
    if (this.#swaps || !handle?.hasWaiting() || !this.#maySwap()) return;
    this.#swaps = true;
    browserLater(Math.random() * apart, () => {
      this.#swaps = false;
      if (this.#maySwap()) handle.swap();
    });
  }
}

/**
 * Stores the fonts that this start has loaded, then the rest, one piece every few seconds, so that no scene
 * waits for it.
 */
async function keepFonts(handle: WorkerHandle): Promise<void> {
  await keepLoadedFonts();
  for (let left: number | null = 1; left !== 0; left = await handle.keepFont())
    await new Promise((done) => setTimeout(done, left === null ? 60_000 : 3000));
}
