import { liveDoors, watchDoors } from '$lib/server/front/doors';
import { kitDoors, type Door } from './kit-doors';

export { addressOf, type Door, type Kind } from './kit-doors';

/** Every door there is: Kit's, the files, and those that are answered before Kit. */
export async function allDoors(): Promise<Door[]> {
  const ahead = [
    ...watchDoors.map((door) => ({ ...door, kind: 'watch' as const })),
    ...liveDoors.map((door) => ({ ...door, kind: 'live' as const }))
  ];
  const doors = await kitDoors();
  for (const { routes, kind } of ahead)
    for (const route of routes) {
      const params = [...route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
      const folder = kind === 'live' ? 'src/lib/server/live' : 'src/lib/server/front';
      doors.push({ id: `GET ${route}`, kind, method: 'GET', route, action: '', params, folder });
    }
  return doors;
}
