import type { Actor } from '$lib/server/platform/access/actor';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { createApp } from '$lib/server/app';
import { addUnit } from '$lib/server/domain/units/sql-unit';
import { dayIn, firstDay, previousMonth } from '$lib/calendar';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { sealByTwo } from '../make/seal-by-two';
import { testSettings } from '../make/settings';
import { unit } from '../make/unit';
import { password, seedAccounts } from './seed-accounts';

export { password };

/** A unit of many people, and how long its names are. */
export interface PosterUnit {
  people: number;
  name: string;
  parent: string;
  /** the committee that found the points */
  body: string;
}

/**
 * Founds a community whose last month is sealed and published, with an account `fangmin` for its recorder.
 * @returns the notice's code
 */
export async function foundPoster(dataDir: string, { people, name, parent, body }: PosterUnit) {
  const { app, store } = await createApp(testSettings(dataDir));
  const period = previousMonth(dayIn('Asia/Shanghai', new Date()).slice(0, 7));
  const id = await addUnit(store, unit({ name, parent, firstPeriod: period }));
  const recorder: Actor = {
    account: 'founder',
    session: null,
    name: '建档',
    unit: id,
    subject: null,
    roles: ['recorder']
  };
  const subjects = Array.from({ length: people }, (_, at) => `u${at + 1}`);
  await app.runCommand(recorder, { permission: 'import', key: 'found-poster' }, async (stores) => {
    await stores.roster.save(subjects.map((each, at) => person(each, `陈某${nth(at)}`)));
    const date = firstDay(period);
    const decision = await stores.decisions.record({ date, body, minutes: `${body}会议纪要1号` });
    const entries = subjects.map((subject, at) =>
      entry(`e${at + 1}`, {
        subject,
        item: 'activity',
        date,
        period,
        quantity: 1 + (at % 40),
        basis: '签到表'
      })
    );
    await stores.ledger.append(entries, decision);
    return null;
  });
  const second: Actor = { ...recorder, account: 'second', roles: ['committee'] };
  await sealByTwo(app, [recorder, second], { period, key: 'found-poster-seal' });
  const { shown } = await previewNotice(app, recorder, { period });
  const { code } = await publishPeriod(app, recorder, { key: 'found-poster-publish', period, shown });
  await seedAccounts({ app, store }, { id, firstPeriod: period }, [
    { username: 'fangmin', role: 'recorder' }
  ]);
  await app.close();
  return code;
}

/** A name's last character, of which there are as many as people: no two are called alike. */
const nth = (at: number) => String.fromCodePoint(0x4e00 + at);
