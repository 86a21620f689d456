import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import { BadCells, type BadCell } from './bad-cells';
import { cellKey } from './cells';
import { indicatorsOf } from './indicators';
import { rulesOfYear } from './rules-of-year';
import { scoresItself } from './scores-itself';
import { selfScored } from './self-scored';
import { readAssessmentCell } from './read-assessment-cell';
import { assessedYears, isYearClosed } from './sheet';

export interface SelfScoreInput {
  key: string;
  year: number;
  /** the typed text; an empty score takes back its value */
  scores: readonly { item: string; typed: string }[];
}

/**
 * Keeps the score that an assessed unit gives itself (自评分); it is shown beside the department's figure and
 * never counted.
 * @throws Problem `not-scored`, `nothing-assessed`, `bad-period`, `year-closed`, `not-your-indicator`,
 * `bad-cells` (`BadCells`), `nothing-entered`
 */
export function scoreOneself(
  app: App,
  actor: Actor,
  { key, year, scores }: SelfScoreInput
): Promise<{ changed: number }> {
  const input = { year, scores: scores.map((each) => ({ ...each })) };
  return app.runCommand(actor, { permission: 'score-oneself', key, input }, async (stores) => {
    const { subject } = actor;
    if (subject === null) throw new Problem('not-scored', 403);
    const scheme = schemeOf(stores);
    const own = selfScored(indicatorsOf(rulesOfYear(scheme, year)));
    const items = new Map(own.map((each) => [each.id, each]));
    if (items.size === 0 || !scoresItself(scheme)) throw new Problem('nothing-assessed', 409);
    if (!(await assessedYears(stores)).includes(year))
      throw new Problem('bad-period', 422, { value: String(year) });
    if (await isYearClosed(stores, year)) throw new Problem('year-closed', 409, { year });
    const known = new Map(
      (await stores.selfScores.list(year)).map((each) => [cellKey(each.subject, each.item), each.value])
    );
    const bad: BadCell[] = [];
    const changed = scores.flatMap(({ item, typed }) => {
      const scored = items.get(item);
      if (!scored) throw new Problem('not-your-indicator', 403, { value: item });
      const found = readAssessmentCell({ kind: 'assess', name: scored.name, max: scored.max }, typed);
      if ('params' in found) {
        bad.push({ subject, name: '', item, params: found.params });
        return [];
      }
      const { value } = found;
      return value === (known.get(cellKey(subject, item)) ?? null) ? [] : [{ subject, item, value }];
    });
    if (bad.length > 0) throw new BadCells(bad);
    if (changed.length === 0) throw new Problem('nothing-entered', 422);
    await stores.selfScores.add(year, changed);
    return { changed: changed.length };
  });
}
