import type { RuleInBrief } from '$lib/sync';
import { m } from '$lib/text';
import { pagesOf, type PagePlace } from '../paging';
import type { SceneKind } from '../scene-kind';
import type { RulePage } from './rule-pages';

export interface RuleSlot extends PagePlace {
  scene: 'rule';
  lines: RulePage;
}

/** 办法: the rule document in brief. */
export const scene: SceneKind<RuleSlot, { rule: RuleInBrief; lines: RulePage }> = {
  seconds: 15,
  pagesPerRound: 3,
  shown: 'usual',
  turn: 5,
  title: () => m.scene_title_rule(),
  lists: ({ feed, layout, pages }) => {
    const all = feed.rule ? pages.rule(feed.rule, layout) : [];
    return [pagesOf(all).map((place) => ({ scene: 'rule', ...place, lines: all[place.page] ?? [] }))];
  },
  data: ({ rule: shown }, { lines }) => (shown ? { rule: shown, lines } : null)
};

declare module '../scene-kind' {
  interface SceneKinds {
    rule: typeof scene;
  }
}
