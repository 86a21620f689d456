import type { RulePage } from './rule-pages';

export type SceneName =
  | 'standings'
  | 'honours'
  | 'changes'
  | 'notice'
  | 'supplement'
  | 'announcement'
  | 'rule'
  | 'trend'
  | 'clock'
  | 'night'
  | 'emergency';

interface Paged {
  page: number;
  pages: number;
}

/** One turn of the playlist: a page of a scene, for so long. What was paged by measuring is in it. */
export type Turn = { seconds: number } &
  /** `code`: without it those of the notice in front; `mark`: the row that somebody has looked for, from 0 */
  (
    | ({ scene: 'standings'; code?: string; mark?: number } & Paged)
    | ({ scene: 'changes' | 'honours' } & Paged)
    | ({ scene: 'supplement'; code: string; mark?: number } & Paged)
    | ({ scene: 'announcement' | 'emergency'; code: string; text: readonly string[] } & Paged)
    | ({ scene: 'rule'; lines: RulePage } & Paged)
    | { scene: 'notice'; code: string }
    | { scene: 'trend' | 'clock' }
    /** `place`: of five, from the top of the screen (0) to its bottom (4) */
    | { scene: 'night'; place: number }
  );

/** Names a turn, the same in the playlist before and after a change of data. */
export function turnKey(turn: Turn): string {
  const page = 'page' in turn ? `/${turn.page}` : '';
  const code = 'code' in turn ? `/${turn.code}` : '';
  return turn.scene + code + page;
}

/** Whether they look alike, as far as the turns themselves say. */
export function sameTurn(a: Turn, b: Turn): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
