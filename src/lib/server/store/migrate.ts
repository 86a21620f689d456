import { Migrator, type Kysely } from 'kysely';
import * as oneMonth from './migrations/0001-one-month';
import * as signIn from './migrations/0002-sign-in';
import * as boards from './migrations/0003-boards';
import * as founding from './migrations/0004-founding';
import * as epoch from './migrations/0005-epoch';
import * as keptAsWritten from './migrations/0006-kept-as-written';
import * as longerPeriods from './migrations/0007-longer-periods';
import * as adoptions from './migrations/0008-adoptions';
import * as assessments from './migrations/0009-assessments';
import * as attendance from './migrations/0010-attendance';
import * as claims from './migrations/0011-claims';
import * as objections from './migrations/0012-objections';
import * as sealing from './migrations/0013-sealing-and-publishing';
import * as ledgerViews from './migrations/0014-ledger-views';
import * as sheetWords from './migrations/0015-sheet-words';
import * as evidence from './migrations/0016-evidence';
import * as afterSealing from './migrations/0017-after-sealing';
import * as takeover from './migrations/0018-takeover';
import * as filingAndLeave from './migrations/0019-filing-and-leave';
import * as holidays from './migrations/0020-holidays';
import * as transfers from './migrations/0021-transfers';
import * as whatBoardsShow from './migrations/0022-what-boards-show';
import * as boardBeats from './migrations/0024-board-beats';
import * as objectedRows from './migrations/0024-objected-rows';
import * as claimsByAccount from './migrations/0025-claims-by-account';
import * as announcementFiles from './migrations/0026-announcement-files';
import * as superiorAlone from './migrations/0027-superior-alone';
import * as ballotRereadings from './migrations/0028-ballot-rereadings';
import * as involvedInYear from './migrations/0029-involved-in-year';
import * as foundByIndex from './migrations/0030-found-by-index';
import * as papersReceived from './migrations/0032-papers-received';
import * as announcementVersions from './migrations/0033-announcement-versions';
import * as captions from './migrations/0034-captions';
import * as boardRefused from './migrations/0035-board-refused';
import * as boardMails from './migrations/0036-board-mails';
import * as boardPrograms from './migrations/0037-board-programs';
import type { Tables } from './tables';

/** In the order in which they run; the names stand in the database, so they never change. */
const migrations = {
  '0001-one-month': oneMonth,
  '0002-sign-in': signIn,
  '0003-boards': boards,
  '0004-founding': founding,
  '0005-epoch': epoch,
  '0006-kept-as-written': keptAsWritten,
  '0007-longer-periods': longerPeriods,
  '0008-adoptions': adoptions,
  '0009-assessments': assessments,
  '0010-attendance': attendance,
  '0011-claims': claims,
  '0012-objections': objections,
  '0013-sealing-and-publishing': sealing,
  '0014-ledger-views': ledgerViews,
  '0015-sheet-words': sheetWords,
  '0016-evidence': evidence,
  '0017-after-sealing': afterSealing,
  '0018-takeover': takeover,
  '0019-filing-and-leave': filingAndLeave,
  '0020-holidays': holidays,
  '0021-transfers': transfers,
  '0022-what-boards-show': whatBoardsShow,
  '0024-board-beats': boardBeats,
  '0024-objected-rows': objectedRows,
  '0025-claims-by-account': claimsByAccount,
  '0026-announcement-files': announcementFiles,
  '0027-superior-alone': superiorAlone,
  '0028-ballot-rereadings': ballotRereadings,
  '0029-involved-in-year': involvedInYear,
  '0030-found-by-index': foundByIndex,
  '0032-papers-received': papersReceived,
  '0033-announcement-versions': announcementVersions,
  '0034-captions': captions,
  '0035-board-refused': boardRefused,
  '0036-board-mails': boardMails,
  '0037-board-programs': boardPrograms
};

/** Their names, in that order. */
export const migrationNames: readonly string[] = Object.keys(migrations).sort();

/** The last one: what a database has that this version was made for. */
export const newestMigration = migrationNames[migrationNames.length - 1] ?? '';

/**
 * Brings a database up to date. On PostgreSQL all of it is one transaction under a lock, so that two processes that
 * start at once do it once.
 *
 * @param to the last that runs
 * @throws what the database says
 */
export async function migrate(db: Kysely<Tables>, to = newestMigration): Promise<void> {
  const { error } = await new Migrator({
    db,
    provider: { getMigrations: async () => migrations }
  }).migrateTo(to);
  if (error) throw error;
}
