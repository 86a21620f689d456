/** A part of a help page, below a heading of the second rank. */
export interface HelpSection {
  /** for whom it is: `claims` for units that declare; null for everybody */
  only: 'claims' | null;
  /** made from docs/use by the build */
  html: string;
}

/** A document of docs/use as the help pages show it. */
export interface HelpDocument {
  title: string;
  sections: HelpSection[];
}
