import { byFolder } from './by-folder';
import type { SceneData, SceneKind, SceneKinds, SceneName, SceneSlot } from './scene-kind';

/** The folders' own words, of which each is refused here whose slots aren't those of its name. */
type Declared<K extends { [N in SceneName]: SceneKind<{ scene: N }, unknown> }> = K;

/** All scenes: a folder with a `scene.ts` is one, without a line anywhere else. */
export const scenes = byFolder(
  import.meta.glob<SceneKinds[SceneName]>('./*/scene.ts', { eager: true, import: 'scene' })
) as unknown as Declared<SceneKinds>;

/** Their names, in the order in which a board without a playlist shows them. */
export const sceneNames = (Object.keys(scenes) as SceneName[]).sort((a, b) => turnOf(a) - turnOf(b));

/** The scene of a name. */
export function sceneOf<N extends SceneName>(name: N): SceneKind<SceneSlot<N>, SceneData<N>> {
  // Each scene is checked against its own slots; that a slot's name picks the one for it is beyond the checker.
  return scenes[name] as unknown as SceneKind<SceneSlot<N>, SceneData<N>>;
}

function turnOf(name: SceneName): number {
  return sceneOf(name).turn ?? Number.MAX_SAFE_INTEGER;
}
