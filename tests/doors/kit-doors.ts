import { readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * - `page`: HTML by Kit; `data`: the same page's `__data.json`; `action`: a form posted to it
 * - `endpoint`: a `+server.ts`; `live`, `watch`: answered by front; `file`: prerendered or static
 */
export type Kind = 'page' | 'data' | 'action' | 'endpoint' | 'live' | 'watch' | 'file';

/** One way into the house: a method on a route. */
export interface Door {
  /** as tables name it: `POST /office/announcements?/hang` */
  id: string;
  kind: Kind;
  method: string;
  /** Kit's route without groups: `/n/[code]` */
  route: string;
  /** of the form action, `?/hang` or '' */
  action: string;
  params: string[];
  /** files whose code this door runs first: its route's folder and those above it */
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

/** The built server's own list of routes. */
async function builtManifest(): Promise<Manifest> {
  const chunks = join(build, 'server/chunks');
  const name = readdirSync(chunks).find((file) => /^manifest\.js-.*\.js$/.test(file));
  if (name === undefined) throw new Error('npm run build comes first');
  const module: Record<string, unknown> = await import(pathToFileURL(join(chunks, name)).href);
  const manifest = Object.values(module).find((value) => isManifest(value));
  if (!manifest) throw new Error('the build has no manifest with routes');
  return manifest;
}

function isManifest(value: unknown): value is Manifest {
  return typeof value === 'object' && value !== null && '_' in value && 'assets' in value;
}

/** Kit's doors and the files, read from what was built: a route that isn't here can't be asked for either. */
export async function kitDoors(): Promise<Door[]> {
  const manifest = await builtManifest();
  const doors: Door[] = [];
  for (const { id, params, page, endpoint } of manifest._.routes) {
    const route = id.replace(/\/\([^)]+\)/g, '') || '/';
    const base = {
      route,
      params: params.map(({ name }) => name),
      folder: join('src/routes', id),
      action: ''
    };
    if (page) doors.push(...(await pageDoors(manifest, page, base)));
    for (const method of endpoint ? Object.keys(await endpoint()) : [])
      if (/^[A-Z]+$/.test(method))
        doors.push({ ...base, id: `${method} ${route}`, kind: 'endpoint', method });
  }
  return [...doors, ...fileDoors(manifest)];
}

async function pageDoors(
  manifest: Manifest,
  { layouts, leaf }: NonNullable<Route['page']>,
  base: Omit<Door, 'id' | 'kind' | 'method'>
): Promise<Door[]> {
  const nodes = await Promise.all(
    [...layouts, leaf].map((at) => (at === undefined ? null : manifest._.nodes[at]?.()))
  );
  const doors: Door[] = [{ ...base, id: `GET ${base.route}`, kind: 'page', method: 'GET' }];
  if (nodes.some((node) => node?.server?.load))
    doors.push({ ...base, id: `GET ${base.route} data`, kind: 'data', method: 'GET' });
  for (const name of Object.keys(nodes.at(-1)?.server?.actions ?? {})) {
    const action = name === 'default' ? '' : `?/${name}`;
    doors.push({ ...base, id: `POST ${base.route}${action}`, kind: 'action', method: 'POST', action });
  }
  return doors;
}

/** Prerendered pages, static files, and one each of what the build made. */
function fileDoors({ assets }: Manifest): Door[] {
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

/** The address of a door, with its params filled in. */
export function addressOf(door: Door, params: Record<string, string>): string {
  const path = door.route.replace(/\[(?:\.\.\.)?(\w+)\]/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? '')
  );
  return door.kind === 'data' ? `${path === '/' ? '' : path}/__data.json` : path + door.action;
}
