import type { Logger } from 'pino';
import { eraseOrigins } from './domain/audit/request-origins';
import { tidyAttempts } from './platform/auth/attempts';
import { pullBack } from './platform/auth/pull-back';
import { tidySessions } from './platform/auth/tidy-sessions';
import { tidyHeldFiles } from './domain/imports/sql-held-files';
import { boardMails } from './domain/boards/away/board-mails';
import { tidyIncoming } from './domain/evidence/incoming-files';
import { reminderJobs } from './domain/reminders/reminder-jobs';
import { tidyPairing } from './domain/pairing/tidy-pairing';
import type { SendPush } from './platform/push/send-push';
import type { Settings } from './platform/settings/settings';
import type { Job } from './platform/jobs/job';

/**
 * All jobs that run by the clock.
 * @param push sends reminders; null: they are switched off
 */
export const jobsOf = (
  settings: Settings,
  { push, log }: { push: SendPush | null; log: Logger }
): readonly Job[] => [
  { name: 'tidy-sessions', when: '17 * * * *', run: tidySessions },
  { name: 'pull-back', when: '*/5 * * * *', often: true, run: pullBack },
  { name: 'tidy-attempts', when: '*/15 * * * *', run: tidyAttempts },
  { name: 'tidy-held-files', when: '*/10 * * * *', run: tidyHeldFiles },
  { name: 'tidy-pairing', when: '*/10 * * * *', run: tidyPairing },
  { name: 'tidy-incoming', when: '*/15 * * * *', run: tidyIncoming },
  { name: 'erase-places', when: '41 3 * * *', run: eraseOrigins },
  ...boardMails(settings),
  ...reminderJobs(push, log)
];
