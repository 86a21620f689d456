import { expect, test } from 'vitest';
import { seesClosed } from '$lib/server/domain/outcomes/sees-closed';
import { testApp } from './test-app';

test.each([
  ['community-cadres', false],
  ['community-organisation', false],
  ['county-officials', true],
  ['party-members', false],
  ['town-thousand', false]
])(
  'the recorder of %s sees talks and discipline only where the same body holds the talks',
  async (scheme, sees) => {
    const here = await testApp({ scheme });
    const stores = await here.app.read(here.recorder);
    expect(seesClosed(here.recorder, stores)).toBe(sees);
    expect(seesClosed({ ...here.recorder, resident: true }, stores)).toBe(false);
    for (const role of ['committee', 'superior'] as const)
      expect(seesClosed({ roles: [role] }, stores)).toBe(true);
    for (const role of ['member', 'editor', 'operator', 'department'] as const)
      expect(seesClosed({ roles: [role] }, stores)).toBe(false);
    await here.end();
  }
);
