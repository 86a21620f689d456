import type { Logger } from 'pino';
import type { Job } from '../../platform/jobs/job';
import type { SendPush } from '../../platform/push/send-push';
import { tidyReminders } from './reminded-devices';
import { sendReminders } from './send-reminders';

/**
 * Sends reminders each minute, after the commits that they tell of, and deletes the devices that get none any more.
 * @param send null: the operator has switched reminders off, and nothing outside is connected to
 */
export function reminderJobs(send: SendPush | null, log: Pick<Logger, 'warn'>): Job[] {
  const tidy: Job = { name: 'tidy-reminders', when: '*/10 * * * *', run: tidyReminders };
  if (send === null) return [tidy];
  return [
    tidy,
    {
      name: 'reminders',
      when: '* * * * *',
      often: true,
      run: (db, now, stop) => sendReminders({ db, now, send, stop, log })
    }
  ];
}
