import type { SceneName } from '$lib/sync';
import { announcement } from './announcement/scene';
import { changes } from './changes/scene';
import { clock } from './clock/scene';
import { emergency } from './emergency/scene';
import { honours } from './honours/scene';
import { night } from './night/scene';
import { notice } from './notice/scene';
import { rule } from './rule/scene';
import type { SceneKind } from './scene-kind';
import { standings } from './standings/scene';
import { supplement } from './supplement/scene';
import { trend } from './trend/scene';

/** All scenes, in the order in which a board without a playlist shows them. */
export const scenes = {
  standings,
  honours,
  changes,
  notice,
  supplement,
  announcement,
  rule,
  trend,
  clock,
  night,
  emergency
} satisfies { [N in SceneName]: SceneKind<{ scene: N }, unknown> };

type KindOf<N extends SceneName> = (typeof scenes)[N];

/** A page of a scene, with what was paged by measuring. */
export type SceneSlot<N extends SceneName = SceneName> = {
  [K in N]: KindOf<K> extends SceneKind<infer S, unknown> ? S : never;
}[N];

/** The part of the feed from which a scene is drawn. */
export type SceneData<N extends SceneName = SceneName> = {
  [K in N]: NonNullable<ReturnType<KindOf<K>['data']>>;
}[N];

/** The scene of a name. */
export function sceneOf<N extends SceneName>(name: N): SceneKind<SceneSlot<N>, SceneData<N>> {
  // Each scene is checked against its own slots; that a slot's name picks the one for it is beyond the checker.
  return scenes[name] as unknown as SceneKind<SceneSlot<N>, SceneData<N>>;
}
