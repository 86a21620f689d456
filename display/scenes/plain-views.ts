import type { Component } from 'svelte';
import { byFolder } from './by-folder';
import type { SceneKinds, SceneName } from './scene-kind';
import type { PlainSceneProps } from './scene-props';

/** The scenes as the plain board draws them (/wall/lite): elements and no measuring. */
const views = byFolder(
  import.meta.glob<Component<never>>('./*/Plain.svelte', { eager: true, import: 'default' })
);

export function plainViewOf<N extends SceneName>(name: N): Component<PlainSceneProps<SceneKinds[N]>> {
  return views[name] as unknown as Component<PlainSceneProps<SceneKinds[N]>>;
}
