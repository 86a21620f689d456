import type { LostFilms } from '../feed/lost-films';

/**
 * Notes which films of a layer can't be played. A film's events don't bubble, so they are caught on their way
 * down.
 * @param layer its films carry their address as `data-address`
 * @returns a function that stops it
 */
export function watchFilms(layer: HTMLElement, films: Pick<LostFilms, 'lose' | 'begin' | 'end'>): () => void {
  const hear = (note: (address: string) => void) => (event: Event) => {
    const film = event.target;
    if (film instanceof HTMLVideoElement && film.dataset.address) note(film.dataset.address);
  };
  const heard = [
    ['error', hear((address) => films.lose(address))],
    ['loadeddata', hear((address) => films.begin(address))],
    ['ended', hear((address) => films.end(address))]
  ] as const;
  for (const [name, listener] of heard) layer.addEventListener(name, listener, true);
  return () => {
    for (const [name, listener] of heard) layer.removeEventListener(name, listener, true);
  };
}
