import type { Media } from '$lib/sync';

/** Where a picture or film of an announcement is; that of a draft is still on the device on which it is written. */
export function fileSource({ address }: Pick<Media, 'address'>): string {
  return address.startsWith('blob:') ? address : `/media/${address}`;
}
