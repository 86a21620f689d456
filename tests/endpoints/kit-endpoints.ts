import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The kind of an endpoint:
 * - `page`: HTML by Kit; `data`: the same page's `__data.json`; `action`: a form posted to it
 * - `endpoint`: a `+server.ts`; `live`, `watch`: answered before Kit; `file`: prerendered or static
 */
export type EndpointKind = 'page' | 'data' | 'action' | 'endpoint' | 'live' | 'watch' | 'file';

/** One way into the app: a method on a route. */
export interface Endpoint {
  /** the name in tables: `POST /office/announcements?/hang` */
  id: string;
  kind: EndpointKind;
  method: string;
  /** Kit's route without groups: `/n/[code]` */
  route: string;
  /** the form action, `?/hang` or '' */
  action: string;
  params: string[];
  /** folder whose code this endpoint runs first, followed by the folders above it */
  folder: string;
}

interface Leaf {
  server?: { load?: unknown; actions?: Record<string, unknown> };
}

interface Route {
  id: string;
  params: { name: string }[];
  page: { layouts: (number | undefined)[]; leaf: number } | null;
  endpoint: (() => Promise<Record<string, unknown>>) | null;
}

interface Manifest {
  assets: Set<string>;
  _: { routes: Route[]; nodes: (() => Promise<Leaf>)[] };
}

const build = resolve('build');

/**
 * Reads the built server's own list of routes.
 * @throws Error without a build
 */
async function builtManifest(): Promise<Manifest> {
  const file = join(build, 'server/manifest.js');
  if (!existsSync(file)) throw new Error('npm run build comes first');
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const manifest = Object.values(module).find((value) => isManifest(value));
  if (!manifest) throw new Error('the build has no manifest with routes');
  return manifest;
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && '_' in value && 'assets' in value;
}

/** Kit's endpoints and the files, read from the build, since a route that isn't in it can't be requested. */
export async function kitEndpoints(): Promise<Endpoint[]> {
  const manifest = await builtManifest();
  const endpoints: Endpoint[] = [];
  for (const { id, params, page, endpoint } of manifest._.routes) {
    const route = id.replace(/\/\([^)]+\)/g, '') || '/';
    const base = {
      route,
      params: params.map(({ name }) => name),
      folder: join('src/routes', id),
      action: ''
    };
    if (page) endpoints.push(...(await pageEndpoints(manifest, page, base)));
    for (const method of endpoint ? Object.keys(await endpoint()) : [])
      if (/^[A-Z]+$/.test(method))
        endpoints.push({ ...base, id: `${method} ${route}`, kind: 'endpoint', method });
  }
  return [...endpoints, ...fileEndpoints(manifest)];
}

async function pageEndpoints(
  manifest: Manifest,
  { layouts, leaf }: NonNullable<Route['page']>,
  base: Omit<Endpoint, 'id' | 'kind' | 'method'>
): Promise<Endpoint[]> {
  const nodes = await Promise.all(
    [...layouts, leaf].map((at) => (at === undefined ? null : manifest._.nodes[at]?.()))
  );
  const endpoints: Endpoint[] = [{ ...base, id: `GET ${base.route}`, kind: 'page', method: 'GET' }];
  if (nodes.some((node) => node?.server?.load))
    endpoints.push({ ...base, id: `GET ${base.route} data`, kind: 'data', method: 'GET' });
  for (const name of Object.keys(nodes.at(-1)?.server?.actions ?? {})) {
    const action = name === 'default' ? '' : `?/${name}`;
    endpoints.push({ ...base, id: `POST ${base.route}${action}`, kind: 'action', method: 'POST', action });
  }
  return endpoints;
}

/** Prerendered pages, static files, and one example of each kind of built file. */
function fileEndpoints({ assets }: Manifest): Endpoint[] {
  const prerendered = readdirSync(join(build, 'prerendered'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => `/${file.replace(/\.html$/, '').replace(/(^|\/)index$/, '')}`);
  const made = readdirSync(join(build, 'client/_app'), { recursive: true, encoding: 'utf8' });
  const samples = ['.js', '.css', '.woff2'].flatMap((ending) => {
    const file = made.find((each) => each.endsWith(ending));
    return file ? [`/_app/${file}`] : [];
  });
  return [...prerendered, ...[...assets].map((file) => `/${file}`), ...samples].map((route) => ({
    id: `GET ${route}`,
    kind: 'file' as const,
    method: 'GET',
    route,
    action: '',
    params: [],
    folder: dirname(route)
  }));
}

/** The address of an endpoint, with its params filled in. */
export function endpointAddress(endpoint: Endpoint, params: Record<string, string>): string {
  const path = endpoint.route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? '')
  );
  return endpoint.kind === 'data' ? `${path === '/' ? '' : path}/__data.json` : path + endpoint.action;
}
