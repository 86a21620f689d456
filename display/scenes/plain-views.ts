import type { Component } from 'svelte';
import type { SceneName } from '$lib/sync';
import Announcement from './announcement/Plain.svelte';
import Changes from './changes/Plain.svelte';
import Clock from './clock/Plain.svelte';
import Emergency from './emergency/Plain.svelte';
import Honours from './honours/Plain.svelte';
import Night from './night/Plain.svelte';
import Notice from './notice/Plain.svelte';
import Rule from './rule/Plain.svelte';
import type { PlainSceneProps } from './scene-props';
import Standings from './standings/Plain.svelte';
import Supplement from './supplement/Plain.svelte';
import Trend from './trend/Plain.svelte';

/** The scenes as the plain board draws them (/wall/lite): elements and no measuring. */
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
} satisfies { [N in SceneName]: Component<PlainSceneProps<N>> };

export function plainViewOf<N extends SceneName>(name: N): Component<PlainSceneProps<N>> {
  return views[name] as unknown as Component<PlainSceneProps<N>>;
}
