/**
 * Scenes that the office may put on a playlist, one line each, in the order in which it is offered them, with what a new playlist
 * begins with: seconds of each of its pages; null: it isn't on a new one, as its kind's `shown: 'asked'` says too. The server knows of
 * a scene what stands here and no more; the board finds its folder by itself (`display/scenes/registry.ts`).
 */
const listed = {
  standings: 20,
  changes: 20,
  honours: 15,
  trend: 15,
  announcement: 20,
  rule: 20,
  clock: null
} as const satisfies Record<string, number | null>;

export type PlaylistScene = keyof typeof listed;

export const playlistScenes = Object.keys(listed) as PlaylistScene[];

/** The lines of a new playlist: every scene that tells something. */
export const newPlaylist = playlistScenes.flatMap((scene) => {
  const seconds = listed[scene];
  return seconds === null ? [] : [{ scene, seconds }];
});
