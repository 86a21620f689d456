import type { Day, HolidayTable } from '$lib/calendar';

/** A year's days off and made-up weekends; null: they aren't known, and nothing guesses them. */
export type HolidayTables = (year: number) => HolidayTable | null;

/** A year's table as the office has entered it. */
export interface EnteredYear {
  year: number;
  /** counts within the year: a later table replaces the earlier ones */
  no: number;
  /** days off, weekends not repeated */
  off: readonly Day[];
  /** weekends made up as working days */
  on: readonly Day[];
  /** number of the State Council's notice (发文字号) */
  document: string;
  account: string;
  /** instant */
  at: string;
}

/**
 * One unit's holiday tables: those that came with this version, and those that its office has entered. They
 * only grow.
 */
export interface Holidays {
  /** the tables that count now: the last one entered for a year, else the one that came with this version */
  tables(): Promise<HolidayTables>;
  /** all that were ever entered, newest first */
  entered(): Promise<EnteredYear[]>;
  enter(year: Omit<EnteredYear, 'no' | 'at'>): Promise<{ no: number }>;
}
