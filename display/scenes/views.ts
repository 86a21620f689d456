import type { Component } from 'svelte';
import { byFolder } from './by-folder';
import type { SceneKinds, SceneName } from './scene-kind';
import type { SceneProps } from './scene-props';

/** The scenes as the whole board draws them; those of the plain board stand apart, since no page loads both. */
const views = byFolder(
  import.meta.glob<Component<never>>('./*/View.svelte', { eager: true, import: 'default' })
);

export function sceneView<N extends SceneName>(name: N): Component<SceneProps<SceneKinds[N]>> {
  return views[name] as unknown as Component<SceneProps<SceneKinds[N]>>;
}
