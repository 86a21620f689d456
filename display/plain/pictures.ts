/**
 * Takes pictures that are drawn already over into a newer document: a new element of the same picture would be
 * blank for a moment.
 */
export function keepPictures(before: Element, after: Element): void {
  const drawn = picturesIn(before).filter(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  for (const wanted of picturesIn(after)) {
    const at = drawn.findIndex((each) => each.getAttribute('src') === wanted.getAttribute('src'));
    const [same] = at < 0 ? [] : drawn.splice(at, 1);
    if (same) wanted.parentNode?.replaceChild(same, wanted);
  }
}

/** Marks pictures that can't be loaded, so that the words under them are shown instead. */
export function markLostPictures(lite: Element): void {
  for (const picture of picturesIn(lite))
    picture.parentElement?.classList.toggle('lost', picture.complete && picture.naturalWidth === 0);
}

function picturesIn(lite: Element): HTMLImageElement[] {
  return Array.from(lite.querySelectorAll<HTMLImageElement>('.shown img'));
}
