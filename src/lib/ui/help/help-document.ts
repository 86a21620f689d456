/** Words of a help page that look alike. */
export interface HelpWords {
  text: string;
  kind: 'plain' | 'label' | 'code';
  /** page to which they lead; null for none */
  href: string | null;
}

/** A paragraph, a list of steps or a listing of a help page. */
export type HelpBlock =
  | { kind: 'heading'; rank: 2 | 3; words: HelpWords[] }
  | { kind: 'text'; words: HelpWords[] }
  | { kind: 'steps'; steps: HelpWords[][] }
  | { kind: 'listing'; text: string };

/** A part of a help page, below a heading of the second rank. */
export interface HelpSection {
  /** for whom it is: `claims` for units that declare; null for everybody */
  only: 'claims' | null;
  blocks: HelpBlock[];
}

/** A document of docs/use as the help pages show it; the build makes it. */
export interface HelpDocument {
  title: string;
  sections: HelpSection[];
}
