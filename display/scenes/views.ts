import type { Component } from 'svelte';
import type { SceneName } from '$lib/sync';
import Announcement from './announcement/View.svelte';
import Changes from './changes/View.svelte';
import Clock from './clock/View.svelte';
import Emergency from './emergency/View.svelte';
import Honours from './honours/View.svelte';
import Night from './night/View.svelte';
import Notice from './notice/View.svelte';
import Rule from './rule/View.svelte';
import type { SceneProps } from './scene-props';
import Standings from './standings/View.svelte';
import Supplement from './supplement/View.svelte';
import Trend from './trend/View.svelte';

/** The scenes as the whole board draws them; those of the plain board stand apart, since no page loads both. */
const views = {
  standings: Standings,
  honours: Honours,
  changes: Changes,
  notice: Notice,
  supplement: Supplement,
  announcement: Announcement,
  rule: Rule,
  trend: Trend,
  clock: Clock,
  night: Night,
  emergency: Emergency
} satisfies { [N in SceneName]: Component<SceneProps<N>> };

export function sceneView<N extends SceneName>(name: N): Component<SceneProps<N>> {
  return views[name] as unknown as Component<SceneProps<N>>;
}
