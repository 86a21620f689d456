import { erasePlaces } from '../audit/places';
import { tidyAttempts } from '../auth/attempts';
import { tidySessions } from '../auth/tidy-sessions';
import { tidyPairing } from '../pairing/tidy-pairing';
import type { Job } from './job';

/** All that comes round by the clock. */
export const jobs: readonly Job[] = [
  { name: 'tidy-sessions', when: '17 * * * *', run: tidySessions },
  { name: 'tidy-attempts', when: '*/15 * * * *', run: tidyAttempts },
  { name: 'tidy-pairing', when: '*/10 * * * *', run: tidyPairing },
  { name: 'erase-places', when: '41 3 * * *', run: erasePlaces }
];
