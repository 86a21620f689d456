import { settingsList } from './list';
import type { Environment } from './settings';

const names = Object.values(settingsList).flatMap(({ env, secret }) =>
  secret ? [env, `${env}_FILE`] : [env]
);

/** Set by the build for its own use (svelte.config.js). */
const others = new Set(['SUNBOARD_VERSION']);

/** A sentence for each variable that looks like a setting and is none: a slip would otherwise go unnoticed. */
export function unknownSettings(env: Environment): string[] {
  return Object.keys(env)
    .filter((name) => !names.includes(name) && !others.has(name))
    .flatMap((name) => {
      const meant = names.find((known) => isNear(name, known));
      if (meant === undefined && !name.startsWith('SUNBOARD_')) return [];
      const hint = meant === undefined ? '' : `，是不是 ${meant} / did you mean ${meant}`;
      return [`没有 ${name} 这个设置 / there is no setting ${name}${hint}`];
    });
}

/** Case and underscores aside, one slip in a short name and two in a long one. */
function isNear(name: string, known: string): boolean {
  const [a, b] = [bare(name), bare(known)];
  return distance(a, b) <= (b.length < 6 ? 0 : b.length < 9 ? 1 : 2);
}

function bare(name: string): string {
  return name.toUpperCase().replaceAll('_', '');
}

/** Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1))
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}
