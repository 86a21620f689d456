import { erasePlaces } from '../audit/places';
import { tidyAttempts } from '../auth/attempts';
import { tidySessions } from '../auth/tidy-sessions';
import { boardMails } from '../boards/away/board-mails';
import { tidyPairing } from '../pairing/tidy-pairing';
import type { Settings } from '../settings/settings';
import type { Job } from './job';

/** All that comes round by the clock. */
export const jobsOf = (settings: Settings): readonly Job[] => [
  { name: 'tidy-sessions', when: '17 * * * *', run: tidySessions },
  { name: 'tidy-attempts', when: '*/15 * * * *', run: tidyAttempts },
  { name: 'tidy-pairing', when: '*/10 * * * *', run: tidyPairing },
  { name: 'erase-places', when: '41 3 * * *', run: erasePlaces },
  ...boardMails(settings)
];
