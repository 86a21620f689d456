import type { AnnouncementVersion } from '$lib/server/domain/announcements/announcements';
import { wallText } from '$lib/server/platform/time/wall-clock';
import { accountNames } from '$lib/server/domain/accounts/account-names';
import { placeOptions, type PlaceOption } from '../../boards/places';
import { officeActor } from '../../office-actor';
import { hangingCounts, hangingState } from '../announcement-view';
import { refuse } from '../../../refuse';
import type { PageServerLoad } from './$types';

/**
 * Shows one announcement: how it stands on each board, until when and where it hangs, and its earlier
 * versions.
 */
export const load: PageServerLoad = async (event) => {
  const actor = officeActor(event, 'announce');
  const { app } = event.locals;
  const { accounts, announcements, lists, boards, unit } = await app.read(actor);
  const found = await announcements.find(event.params.code);
  if (!found) refuse(404, 'not-found');
  const now = app.clock();
  const { code, year, no, title, published, until, places } = found;
  const all = await boards.list();
  const groups = await lists.groups();
  const playlists = await lists.playlists();
  const counts = hangingCounts(await announcements.list(), now, { boards: all, groups, playlists });
  const options = placeOptions(groups, all);
  const at = new Date(Math.max(now.getTime(), Date.parse(published)));
  const [day = '', time = ''] = wallText(at, unit.timeZone).split('T');
  const names = accountNames(await accounts.list());
  const asView = ({ by, ...version }: AnnouncementVersion) => ({
    ...version,
    places: named(version.places, options),
    by: by === null ? null : (names.get(by) ?? null)
  });
  return {
    changed: event.url.searchParams.has('changed'),
    announcement: {
      code,
      year,
      no,
      title,
      published,
      until,
      state: hangingState(found, now),
      count: counts.get(code) ?? null
    },
    places: named(places, options),
    boards: all.flatMap(({ code: board, name, revoked }) =>
      revoked === null ? [{ code: board, name }] : []
    ),
    /** query of the board preview: the announcement now, or when it will begin */
    asked: new URLSearchParams({ day, time, scene: 'announcement', announcement: code }).toString(),
    versions: (await announcements.versions(code)).map(asView)
  };
};

/** Names places. A board whose connection was ended isn't among `options`, and is left out. */
function named(places: readonly string[], options: readonly PlaceOption[]) {
  return options.flatMap(({ place, kind, name }) => (places.includes(place) ? [{ kind, name }] : []));
}
