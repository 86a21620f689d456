import { streamEndpoints, monitoringEndpoints } from '$lib/server/endpoints';
import { kitEndpoints, type Endpoint } from './kit-endpoints';

export { endpointAddress, type Endpoint, type EndpointKind } from './kit-endpoints';

/** Every endpoint: Kit's, the files, and those that are answered before Kit. */
export async function allEndpoints(): Promise<Endpoint[]> {
  const ahead = [
    ...monitoringEndpoints.map((endpoint) => ({ ...endpoint, kind: 'watch' as const })),
    ...streamEndpoints.map((endpoint) => ({ ...endpoint, kind: 'live' as const }))
  ];
  const endpoints = await kitEndpoints();
  for (const { routes, kind } of ahead)
    for (const route of routes) {
      const params = [...route.matchAll(/\[(\w+)\]/g)].map(([, name = '']) => name);
      const folder = kind === 'live' ? 'src/lib/server/platform/live' : 'src/lib/server/platform/http';
      endpoints.push({ id: `GET ${route}`, kind, method: 'GET', route, action: '', params, folder });
    }
  return endpoints;
}
