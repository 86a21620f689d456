import { rosterHeading } from '$lib/points';
import type { Kysely } from 'kysely';
import { sqlAccounts } from '../accounts/sql-accounts';
import { sqlAnnouncements } from '../announcements/sql-announcements';
import { sqlAssemblies } from '../assemblies/sql-assemblies';
import { sqlSelfScores } from '../assessments/sql-self-scores';
import { sqlTrail } from '../audit/sql-trail';
import { sqlBallots } from '../ballots/sql-ballots';
import { sqlBoards } from '../boards/sql-boards';
import { sqlBoardLists } from '../boards/lists/sql-board-lists';
import { sqlClaims } from '../claims/sql-claims';
import { sqlChanges } from '../../platform/changes/sql-changes';
import { sqlCalendarLinks } from '../deadlines/sql-calendar-links';
import { sqlDecisions } from '../decisions/sql-decisions';
import { sqlEmergencies } from '../emergencies/sql-emergencies';
import { sqlEvidence } from '../evidence/sql-evidence';
import { sqlFilings } from '../filings/sql-filings';
import { sqlHolidays } from '../holidays/sql-holidays';
import { sqlRedemptions } from '../redemptions/sql-redemptions';
import { sqlReminders } from '../reminders/sql-reminders';
import { sqlLeave } from '../leave/sql-leave';
import { bookedInForce } from '../ledger/booked-in-force';
import { sqlLedger } from '../ledger/sql-ledger';
import { sqlMeetings } from '../meetings/sql-meetings';
import { sqlNotices } from '../notices/sql-notices';
import { sqlOutcomes } from '../outcomes/sql-outcomes';
import { sqlObjections } from '../objections/sql-objections';
import { sqlPeriods } from '../periods/sql-periods';
import { SealedEffects } from '../periods/sealed-effects';
import { Problem } from '../../platform/problem/problem';
import { sqlRestorations } from '../restorations/sql-restorations';
import { sqlRoster } from '../roster/sql-roster';
import { sqlSpotChecks } from '../spot-checks/sql-spot-checks';
import { adoptionLines, sqlAdoptions } from '../schemes/sql-adoptions';
import { sqlHeldFiles } from '../imports/sql-held-files';
import { sqlSheetMemory } from '../sheets/sql-sheet-memory';
import { sqlCertificates } from '../certificates/sql-certificates';
import { sqlTakeovers } from '../takeover/sql-takeovers';
import { changeUnit, findUnit } from './sql-unit';
import { allOf } from '../../platform/store/all-of';
import type { Tables } from '../../platform/store/tables/tables';
import { sqlWorkshop } from '../workshop/sql-workshop';
import type { UnitStores } from './unit-stores';

/**
 * Binds one unit's stores to a database or a running transaction.
 * @param sealedEffects the app's; without it nothing is kept beyond these stores
 * @throws Problem `not-found` when there is no such unit
 */
export async function sqlUnitStores(
  db: Kysely<Tables>,
  id: string,
  clock: () => Date,
  sealedEffects = new SealedEffects()
): Promise<UnitStores> {
  const [unit, lines] = await allOf([findUnit(db, id), adoptionLines(db, id)]);
  if (!unit) throw new Problem('not-found', 404);
  const adoptions = await sqlAdoptions(db, { unit, lines, clock });
  return {
    unit,
    settings: { change: (settings) => changeUnit(db, id, settings) },
    adoptions,
    workshop: sqlWorkshop(db, id),
    accounts: sqlAccounts(db, unit, clock),
    roster: sqlRoster(db, unit, clock, () => rosterHeading('from', adoptions.scheme())),
    ledger: bookedInForce(sqlLedger(db, unit, clock), () => adoptions.scheme()),
    decisions: sqlDecisions(db, id, clock),
    claims: sqlClaims(db, id, clock),
    evidence: sqlEvidence(db, unit, clock),
    meetings: sqlMeetings(db, id, clock),
    periods: sqlPeriods(db, unit, clock),
    sealedEffects,
    takeovers: sqlTakeovers(db, unit, clock),
    certificates: sqlCertificates(db, id, clock),
    notices: sqlNotices(db, id, clock),
    objections: sqlObjections(db, id, clock),
    announcements: sqlAnnouncements(db, unit, clock),
    boards: sqlBoards(db, id, clock),
    lists: sqlBoardLists(db, id, clock),
    emergencies: sqlEmergencies(db, unit, clock),
    selfScores: sqlSelfScores(db, id, clock),
    assemblies: sqlAssemblies(db, id, clock),
    ballots: sqlBallots(db, id, clock),
    filings: sqlFilings(db, unit, clock),
    spotChecks: sqlSpotChecks(db, id, clock),
    outcomes: sqlOutcomes(db, id, clock),
    held: sqlHeldFiles(db, id, clock),
    sheetMemory: sqlSheetMemory(db, id, clock),
    calendarLinks: sqlCalendarLinks(db, id, clock),
    reminders: sqlReminders(db, id, clock),
    restorations: sqlRestorations(db, id),
    changes: sqlChanges(db, id),
    trail: sqlTrail(db, id),
    leave: sqlLeave(db, id, clock),
    redemptions: sqlRedemptions(db, id, clock),
    holidays: sqlHolidays(db, id, clock)
  };
}
