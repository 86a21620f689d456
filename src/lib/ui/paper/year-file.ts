import { contains } from '$lib/calendar';
import type { Snapshot } from '$lib/notice';
import type { StatementStatus, SubjectKind } from '$lib/points';
import type { objectionStates } from '../text/objection-states';

/** A person's year as it is printed: points, dates and figures as they are written. */
export interface YearFile {
  sections: { id: string; name: string; english: string }[];
  /** kinds of periods that the scheme publishes */
  kinds: string[];
  base: string;
  /** whether an assembly decides after a first assessment */
  assembly: boolean;
  /** the document's own word for what is scored; absent: points (积分) */
  score?: Snapshot['score'];
  /** `YYYY-MM`; null: the year is recorded whole (M15) */
  recordedSince: string | null;
  periods: {
    period: string;
    /** instant */
    sealed: string;
    status: StatementStatus;
    points: string;
    balance: string;
    rank: number | null;
    /** in the order of `sections` */
    sections: string[];
    adjusted: string | null;
    record: { no: number; digest: string } | null;
    notice: { code: string; digest: string } | null;
    /** taken over from paper */
    isPaper: boolean;
    /** says what was published first, where it was corrected since; null: it wasn't */
    was: string | null;
  }[];
  lines: {
    id: string;
    date: string;
    period: string;
    item: string;
    clause: { ref: string } | null;
    matterText: string;
    basis: string;
    ruling: { date: string; body: string; minutes: string } | null;
    reversal: boolean;
    points: string;
    ofYear: string | null;
    reason: string | null;
  }[];
  /** the year's grades as an assembly has decided them; empty before, and where none does */
  grades: {
    /** the grade that the points proposed */
    name: string;
    english: string;
    confirmed: boolean;
    /** the grade that was given instead; absent: none */
    given?: { name: string; english: string } | undefined;
    date: string;
    minutes: string;
  }[];
  /** months of the year in another unit, as it has certified them: not counted */
  brought: {
    unit: string;
    no: string;
    digest: string;
    months: { period: string; points: string }[];
  }[];
  objections: {
    no: string;
    notice: { code: string; period: string; year: number; no: number };
    entry: string | null;
    /** instant */
    filed: string;
    state: keyof typeof objectionStates;
    /** `at` an instant */
    answer: { at: string; words: string } | null;
    /** codes of supplementary notices */
    supplements: string[];
  }[];
}

/** The facts at the head of a paper: its unit and year, the scheme, and the day of printing. */
export interface YearPaper {
  unit: { name: string; timeZone: string };
  scheme: { title: string; english: string; subjects?: SubjectKind | undefined };
  year: number;
  today: string;
  /** it is the reader's own */
  own?: boolean;
  /** origin of the server, under which notices are compared; absent: the paper doesn't name it */
  site?: string;
}

/** Whether a line's month isn't sealed yet, neither by itself nor in a longer period: then it is in no sealed figure. */
export function isPendingLine({ period }: YearFile['lines'][number], { periods }: YearFile): boolean {
  return !periods.some((sealed) => contains(sealed.period, period));
}
