import { noteShown, wasShown } from '$lib/local/shown-once';
import { getContext, onMount, setContext } from 'svelte';
import { installWay, type InstallWay } from './install-way';

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const key = Symbol('install offer');
const visited = 'sunboard-visited';

/** Whether this browser may install the pages, and runs them as pages still. It has an answer in a browser only. */
export function mayInstall(): boolean {
  return isSecureContext && !matchMedia('(display-mode: standalone)').matches;
}

/** How this browser puts the phone's pages on the home screen. */
export class InstallOffer {
  /** whether they may be installed, and aren't yet */
  isOpen = $state(false);
  /** whether somebody has been here before this visit: a mark says so where no worker keeps the pages, as in WeChat on an iPhone */
  isBack = $state(false);
  /** whether they were installed while they were open */
  isInstalled = $state(false);
  /** the way that one's own hands go where the browser doesn't offer it */
  way = $state<InstallWay>('menu');
  /** the browser's own question; null where it asks none */
  prompt = $state.raw<InstallPrompt | null>(null);

  /** @returns a function that ends it */
  listen(): () => void {
    this.isOpen = mayInstall();
    if (!navigator.serviceWorker) {
      this.isBack = wasShown(visited);
      noteShown(visited);
    }
    this.way = installWay(navigator.userAgent, navigator.maxTouchPoints);
    const keep = (event: Event) => {
      event.preventDefault();
      this.prompt = event as InstallPrompt;
    };
    const close = () => {
      this.isOpen = false;
      this.isInstalled = true;
    };
    addEventListener('beforeinstallprompt', keep);
    addEventListener('appinstalled', close);
    return () => {
      removeEventListener('beforeinstallprompt', keep);
      removeEventListener('appinstalled', close);
    };
  }
}

/** Provides the offer to the phone's components, and listens as long as they are there. */
export function provideInstallOffer(): InstallOffer {
  const offer = setContext(key, new InstallOffer());
  onMount(() => offer.listen());
  return offer;
}

/** The offer that the phone's layout has provided. */
export function useInstallOffer(): InstallOffer {
  return getContext<InstallOffer>(key);
}
