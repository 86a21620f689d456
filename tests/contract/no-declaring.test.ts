import { declareClaim, keyClaim } from '$lib/server/domain/claims/declare-claim';
import { afterEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const typed = {
  subject: '',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};

/** An item of each document that a recorder enters, as a phone of before would have offered it. */
const documents = [
  { scheme: 'community-organisation', item: 'organisation' },
  { scheme: 'town-thousand', item: 'attendance-late' }
];

describe.each(databases)('where nobody declares, on $kind', (database) => {
  let here: TestApp;
  afterEach(() => here.end());

  it.each(documents)('$scheme takes no claim: own, of a colleague or on paper', async ({ scheme, item }) => {
    here = await testApp({ database, scheme });
    const { recorder, p1 } = await aCommittee(here);
    const input = { ...typed, item };
    const tries = [
      () => declareClaim(here.app, p1, { ...input, key: 'no-claim-own' }),
      () => declareClaim(here.app, p1, { ...input, key: 'no-claim-reported', subject: 'p2' }),
      () => keyClaim(here.app, recorder, { ...input, key: 'no-claim-paper', subject: 'p2', paper: '7' })
    ];
    for (const declare of tries)
      await expect(declare()).rejects.toMatchObject({ code: 'no-declaring', status: 409 });
    const { claims } = await here.app.read(recorder);
    expect(await claims.list({})).toEqual([]);
  });
});
