import { beforeEach, expect, test } from 'vitest';
import { load } from './+page.server';

const hanging = {
  unit: { id: 'u1', name: '阳光社区', parent: '青穗街道', timeZone: 'Asia/Shanghai' },
  asked: { who: '社区居委会', where: '一楼，0631-5200000', when: '工作日' },
  announcement: {
    code: 'k7m2p9',
    year: 2026,
    no: 3,
    title: '停水',
    body: '明天停水',
    published: '2026-11-10T02:00:00Z',
    until: null as string | null,
    withdrawn: null as string | null,
    version: 1,
    changed: null as string | null,
    places: ['all'],
    files: []
  }
};
const also = (more: Partial<(typeof hanging)['announcement']>) => ({
  ...hanging,
  announcement: { ...hanging.announcement, ...more }
});

let locals: { pageLifetime: unknown; app: unknown };

beforeEach(() => {
  locals = { pageLifetime: null, app: null };
});

/** Runs the route's load in an app where the code belongs to `found`. */
function loaded(found: typeof hanging | null): Promise<unknown> {
  locals.app = {
    clock: () => new Date('2026-11-11T01:41:00Z'),
    settings: { publicUrl: 'https://sun.gov.cn', demo: false },
    public: { announcementByCode: () => Promise.resolve(found) }
  };
  return Promise.resolve(
    load({ locals, params: { code: 'k7m2p9' } } as unknown as Parameters<typeof load>[0])
  );
}

test('what hangs is shown, and kept until the unit’s midnight', async () => {
  await expect(loaded(hanging)).resolves.toMatchObject({ address: 'https://sun.gov.cn/a/k7m2p9' });
  expect(locals.pageLifetime).toEqual({ changedBy: { unit: 'u1' }, until: new Date('2026-11-11T16:00:00Z') });
});

test('what was taken down is gone (410), says so, and its text is not sent', async () => {
  await expect(loaded(also({ withdrawn: '2026-11-11T00:00:00Z' }))).rejects.toMatchObject({
    status: 410,
    body: { code: 'withdrawn' }
  });
  expect(locals.pageLifetime).not.toBeNull();
});

test('what ends today is kept until then; from then on the page says what it was and whom to ask', async () => {
  await expect(loaded(also({ until: '2026-11-11T02:00:00.000Z' }))).resolves.toMatchObject({ papers: [] });
  expect(locals.pageLifetime).toEqual({ changedBy: { unit: 'u1' }, until: new Date('2026-11-11T02:00:00Z') });
  const over = await loaded(also({ until: '2026-11-11T01:41:00.000Z' }));
  expect(over).toEqual({
    kind: 'over',
    unit: { name: '阳光社区', parent: '青穗街道', timeZone: 'Asia/Shanghai' },
    asked: hanging.asked,
    announcement: {
      title: '停水',
      year: 2026,
      no: 3,
      published: '2026-11-10T02:00:00Z',
      until: '2026-11-11T01:41:00.000Z'
    }
  });
  expect(locals.pageLifetime).not.toBeNull();
});

test('what is still to come isn’t there yet (404), and that is not kept', async () => {
  await expect(loaded(also({ published: '2026-11-11T01:42:00Z' }))).rejects.toMatchObject({ status: 404 });
  expect(locals.pageLifetime).toBeNull();
});

test('that its words were changed is said once it hung, and not of what nobody had read before', async () => {
  await expect(loaded(also({ changed: '2026-11-10T05:00:00Z' }))).resolves.toMatchObject({
    announcement: { changed: '2026-11-10T05:00:00Z' }
  });
  await expect(loaded(also({ changed: '2026-11-10T01:00:00Z' }))).resolves.toMatchObject({
    announcement: { changed: null }
  });
});

test('what never was is not found (404), and not kept', async () => {
  await expect(loaded(null)).rejects.toMatchObject({ status: 404, body: { code: 'not-found' } });
  expect(locals.pageLifetime).toBeNull();
});
