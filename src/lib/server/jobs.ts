import { eraseOrigins } from './domain/audit/request-origins';
import { tidyAttempts } from './platform/auth/attempts';
import { tidySessions } from './platform/auth/tidy-sessions';
import { boardMails } from './domain/boards/away/board-mails';
import { tidyPairing } from './domain/pairing/tidy-pairing';
import type { Settings } from './platform/settings/settings';
import type { Job } from './platform/jobs/job';

/** All jobs that run by the clock. */
export const jobsOf = (settings: Settings): readonly Job[] => [
  { name: 'tidy-sessions', when: '17 * * * *', run: tidySessions },
  { name: 'tidy-attempts', when: '*/15 * * * *', run: tidyAttempts },
  { name: 'tidy-pairing', when: '*/10 * * * *', run: tidyPairing },
  { name: 'erase-places', when: '41 3 * * *', run: eraseOrigins },
  ...boardMails(settings)
];
