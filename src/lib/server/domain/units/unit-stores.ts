import type { Accounts } from '../accounts/accounts';
import type { Assemblies } from '../assemblies/assemblies';
import type { SelfScores } from '../assessments/self-scores';
import type { Ballots } from '../ballots/ballots';
import type { Trail } from '../audit/trail';
import type { Announcements } from '../announcements/announcements';
import type { Boards } from '../boards/boards';
import type { BoardLists } from '../boards/lists/board-lists';
import type { Claims } from '../claims/claims';
import type { Changes } from '../../platform/changes/changes';
import type { CalendarLinks } from '../deadlines/calendar-links';
import type { Decisions } from '../decisions/decisions';
import type { HeldStore } from '../imports/sql-held-files';
import type { Emergencies } from '../emergencies/emergencies';
import type { EvidenceFiles } from '../evidence/evidence';
import type { Filings } from '../filings/filings';
import type { Holidays } from '../holidays/holidays';
import type { Redemptions } from '../redemptions/redemptions';
import type { Reminders } from '../reminders/reminders';
import type { Leave } from '../leave/leave';
import type { Ledger } from '../ledger/ledger';
import type { Meetings } from '../meetings/meetings';
import type { Notices } from '../notices/notices';
import type { Outcomes } from '../outcomes/outcomes';
import type { Objections } from '../objections/objections';
import type { Periods } from '../periods/periods';
import type { SealedEffects } from '../periods/sealed-effects';
import type { Restorations } from '../restorations/restorations';
import type { Roster } from '../roster/roster';
import type { SpotChecks } from '../spot-checks/spot-checks';
import type { Adoptions } from '../schemes/adoptions';
import type { Workshop } from '../workshop/workshop';
import type { SheetMemoryStore } from '../sheets/sheet-memory';
import type { Certificates } from '../certificates/certificate';
import type { Takeovers } from '../takeover/takeovers';
import type { Unit, UnitSettings } from './unit';

/**
 * Everything of one unit, and of no other: the unit is bound when this is made, and none of its functions
 * takes one. The caller that holds it has been authorised for that unit (see `accounts`).
 */
export interface UnitStores {
  unit: Unit;
  /** settings that the unit prints and follows */
  settings: { change(settings: UnitSettings): Promise<void> };
  adoptions: Adoptions;
  workshop: Workshop;
  accounts: Accounts;
  roster: Roster;
  ledger: Ledger;
  decisions: Decisions;
  claims: Claims;
  evidence: EvidenceFiles;
  meetings: Meetings;
  periods: Periods;
  /** shared by all units of this app */
  sealedEffects: SealedEffects;
  takeovers: Takeovers;
  certificates: Certificates;
  notices: Notices;
  objections: Objections;
  announcements: Announcements;
  boards: Boards;
  /** playlists and screens of the boards */
  lists: BoardLists;
  emergencies: Emergencies;
  selfScores: SelfScores;
  assemblies: Assemblies;
  ballots: Ballots;
  filings: Filings;
  spotChecks: SpotChecks;
  outcomes: Outcomes;
  /** files between preview and confirmation */
  held: HeldStore;
  sheetMemory: SheetMemoryStore;
  leave: Leave;
  redemptions: Redemptions;
  holidays: Holidays;
  calendarLinks: CalendarLinks;
  reminders: Reminders;
  /** restores of the server from a backup */
  restorations: Restorations;
  changes: Changes;
  trail: Trail;
}
