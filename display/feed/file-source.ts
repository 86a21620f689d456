import type { Media } from '$lib/sync';

/** The address of an announcement's picture or film; a draft's is still on the writer's device (a blob). */
export function fileSource({ address }: Pick<Media, 'address'>): string {
  return address.startsWith('blob:') ? address : `/media/${address}`;
}
