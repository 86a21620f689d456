import type { Media } from '$lib/sync';

/**
 * Makes a film's box as large as its picture in the room around it, because a browser puts captions at the
 * foot of the box. Chromium 87 has no `aspect-ratio`.
 * @returns an attachment for the film
 */
export function fitFilm({ width, height }: Pick<Media, 'width' | 'height'>) {
  return (film: HTMLVideoElement): (() => void) | undefined => {
    const room = film.parentElement;
    if (!room) return;
    const fit = () => {
      const scale = Math.min(room.clientWidth / width, room.clientHeight / height);
      if (scale === 0) return;
      film.style.width = `${Math.floor(width * scale)}px`;
      film.style.height = `${Math.floor(height * scale)}px`;
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(room);
    return () => observer.disconnect();
  };
}
