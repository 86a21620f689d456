import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databases, type Somewhere } from '../../../../../../tests/contract/stores';
import { person } from '../../../../../../tests/make/person';
import { unit as aUnit } from '../../../../../../tests/make/unit';
import { csv } from '../../../../../../tests/make/workbook';
import type { Actor } from '../../../platform/access/actor';
import { createApp, type AppWithStore } from '../../../app';
import { addUnit } from '../../units/sql-unit';
import { confirmImport } from '../confirm-import';
import { openRoster } from './open-roster';

describe.each(databases)('a unit’s own roster on $kind', (database) => {
  let somewhere: Somewhere;
  let appWithStore: AppWithStore;
  let fang: Actor;

  beforeEach(async () => {
    somewhere = await database.migrated();
    const clock = () => new Date('2026-11-11T01:00:00Z');
    appWithStore = await createApp(somewhere.settings, { clock });
    const unit = await addUnit(appWithStore.store, aUnit({ firstPeriod: '2026-11' }));
    fang = { account: 'fang', session: null, name: '方敏', unit, roles: ['recorder'], subject: null };
    const input = { people: 1 };
    await appWithStore.app.runCommand(
      fang,
      { permission: 'import', key: 'key-0001', input },
      async ({ roster }) => {
        await roster.save([person('u1', '王芳')]);
        return null;
      }
    );
  });

  afterEach(async () => {
    await appWithStore.app.close();
    await somewhere.remove();
  });

  test('posts and workplaces are read, previewed and kept', async () => {
    const file = csv('姓名,现任职务,所在单位\n王芳,网格员,柳河社区\n');
    const opened = await openRoster(appWithStore.app, fang, [file], { sure: false });
    expect(opened?.columns.map(({ field }) => field)).toEqual(['name', 'post', 'workplace']);
    const { plan, files, digest } = opened?.preview ?? expect.fail('no roster');
    const posted = { ...person('u1', '王芳'), post: '网格员', workplace: '柳河社区' };
    expect(plan.roster.changed).toMatchObject([{ after: posted }]);
    const confirmed = { key: 'key-0002', files, digest, answered: '', since: null };
    await confirmImport(appWithStore.app, fang, {
      ...confirmed,
      decision: { date: '', body: '', minutes: '' }
    });
    expect(await (await appWithStore.app.read(fang)).roster.find('u1')).toEqual(posted);
  });

  test('one more of a name than the roster has refuses all of it', async () => {
    const file = csv('姓名,电话\n沈秋月,1\n王芳,2\n王芳,3\n');
    const opened = await openRoster(appWithStore.app, fang, [file], { sure: false });
    expect(opened?.preview.plan.problems.map(({ code, row }) => [code, row])).toEqual([
      ['unnumbered-namesakes', 3],
      ['unnumbered-namesakes', 4]
    ]);
    expect(opened?.preview.files).toBe('');
  });
});
