import { posix } from 'node:path';
import type { Plugin, Rollup } from 'vite';

/** the packages that every page with a program starts with */
const packages =
  /[\\/]node_modules[\\/](?:svelte|@sveltejs[\\/]kit|devalue|clsx|esm-env)[\\/]|[\\/]text[\\/]generated[\\/]runtime\.js|vite[\\/]preload-helper/;

/** Kit's sending of forms in place, which a phone's start has no use for; it stays with the pages that do. */
const submitting = /[\\/]kit[\\/]src[\\/]runtime[\\/]app[\\/]forms\./;

/** Modules that keep a phone's data and register the worker; they come after the score, and a phone also works without them. */
const stored =
  /[\\/]node_modules[\\/](?:dexie|workbox-window)[\\/]|[\\/]src[\\/]lib[\\/]local[\\/](?:start-worker|worker[\\/]role|phone[\\/](?:storage[\\/](?:db|storage|ask-to-persist)|outbox[\\/](?:outbox|drafts|stored-form|unstored-locks)|apply|read|end-reminders|seen))\./;

/** Modules that compute a score, and those that draw its reasons; they come after the first paint, in one file, which compresses better than two. */
const engine =
  /[\\/]src[\\/]lib[\\/](?:points[\\/](?:index\.|explain[\\/]|score[\\/](?!(?:first-month|line-worth|score)\.))|local[\\/]phone[\\/]explain[\\/](?:statement|explanation)\.)|[\\/]src[\\/]routes[\\/]me[\\/]explanation[\\/](?!load-explained|changes[\\/])/;

/** Modules that follow the server. They come late, but must work where those of `stored` can't be loaded, and fetch these later. */
const following =
  /[\\/]src[\\/]lib[\\/]local[\\/](?:election|phone[\\/](?:follow|round|outbox[\\/]background-sync))\./;

/** Modules that only browsers without locks or without a worker load; they stay files of their own. */
const unlocked = /[\\/](?:lease-election|fetch-ahead)\./;

/** A pure module's index, which only hands on what other files export. */
const pureIndex = /[\\/]src[\\/]lib[\\/](?:points|calendar|notice|sync)[\\/]index\.ts$/;

const sheet = /^[^?]*[\\/]([\w-]+)\.css$/;
const style = /\.css$|[?&]type=style/;
/** The error page stays a file of its own: every page would get its styles, which are those of a whole page. */
const errorPage = /[\\/]\+error\.svelte/;

/** Modules of the client's graph, by their ids. */
interface PhoneModules {
  /** needed by a phone's start, or soon after it, and by other pages too */
  shared: ReadonlySet<string>;
  /** those of the shared ones that bring a style along */
  styled: ReadonlySet<string>;
  /** needed by a phone's start alone, or soon after it by several of its pages */
  own: ReadonlySet<string>;
}

/**
 * Puts what a phone starts with into few files, because each costs a request on a slow network, and dozens of small ones
 * compress badly. The graph says which modules these are: a list would have to be kept, and a module that is missing
 * from it makes a file more, or takes the phone's program along into the office's pages.
 */
export function phoneFiles(): Plugin {
  let isServer = false;
  let phone: PhoneModules = { shared: new Set(), styled: new Set(), own: new Set() };
  const groups = [
    { name: 'start', test: (id: string) => packages.test(id) && !submitting.test(id) },
    // A style sheet that several pages import stays one: in a file with a program it would come with that, and so too late.
    {
      name: (id: string) => sheet.exec(id)?.[1] ?? null,
      debugName: 'sheets',
      test: (id: string) => phone.shared.has(id) && sheet.test(id)
    },
    { name: 'shared', test: (id: string) => phone.shared.has(id) && !phone.styled.has(id) },
    // Parts with styles stand in a file of their own, or public pages, which use modules of the other one, would get them.
    { name: 'parts', test: (id: string) => phone.styled.has(id) },
    { name: 'phone', test: (id: string) => phone.own.has(id) },
    { name: 'stored', test: stored },
    { name: 'engine', test: engine }
  ];
  return {
    name: 'sunboard-phone-files',
    config({ build }) {
      isServer = Boolean(build?.ssr);
      return isServer ? undefined : { build: { rolldownOptions: { output: { codeSplitting: { groups } } } } };
    },
    renderStart() {
      if (!isServer) phone = phoneModules(this);
    }
  };
}

function phoneModules(context: Rollup.PluginContext): PhoneModules {
  const ids = [...context.getModuleIds()];
  const app = ids.filter((id) => /client-optimized[\\/]app\.js$/.test(id));
  const nodes = ids.filter((id) => /client-optimized[\\/]nodes[\\/]\d+\.js$/.test(id));
  // Kit's generated module of a node imports the files of its route.
  const of = (route: RegExp) =>
    nodes.filter((id) => context.getModuleInfo(id)?.importedIds.some((file) => route.test(file)));
  // The phone's own error page comes when another page doesn't.
  const first = of(/[\\/]routes[\\/](?:me[\\/]\+(?!error)|\+)/);
  const later = of(/[\\/]routes[\\/](?:me[\\/].*[\\/]|me[\\/]\+error|shell[\\/]\+)/);
  if (app.length === 0 || first.length === 0) throw new Error("Kit's generated modules have other names");
  const others = nodes.filter((id) => !later.includes(id) && !of(/[\\/]routes[\\/]me[\\/]\+/).includes(id));

  const reach = reacher(context);
  const start = reach([...first, ...app]);
  const soon = [...reach(first, { lazily: true })].filter((id) => /[\\/]src[\\/]/.test(id));
  const elsewhere = reach([...others, ...app]);
  const onLaterPages = reach(later);

  // Kit walks the files behind each node to see which styles its page needs, and would find all other nodes behind its app.
  const entries = new Set([...app, ...nodes]);
  const isFree = (id: string) =>
    !engine.test(id) && !unlocked.test(id) && !errorPage.test(id) && !entries.has(id);
  const shared = new Set([...start, ...soon].filter((id) => elsewhere.has(id) && isFree(id)));
  const isOwn = (id: string) =>
    following.test(id) || (onLaterPages.has(id) && ![...reach([id])].some((each) => stored.test(each)));
  const own = [...start, ...soon.filter(isOwn)].filter((id) => !shared.has(id) && isFree(id));
  return {
    shared,
    styled: new Set([...shared].filter((id) => [...reach([id])].some((each) => style.test(each)))),
    own: new Set(own)
  };
}

/**
 * Makes the function that finds the modules which some modules load, themselves included. A message counts where it is said, and
 * what a pure module's index hands on counts where it is named: the build keeps of either what is used.
 */
function reacher(context: Rollup.PluginContext) {
  const messages = new Map<string, string>();
  for (const id of context.getModuleIds()) {
    const [, name] = /[\\/]text[\\/]generated[\\/]messages[\\/](\w+)\.js$/.exec(id) ?? [];
    if (name !== undefined) messages.set(name, id);
  }
  const handedOn = new Map<string, ReadonlyMap<string, string>>();
  const named = (index: string, code: string): string[] => {
    const homes = handedOn.get(index) ?? homesOf(context, index);
    handedOn.set(index, homes);
    const names = namesFrom(code, 'import', (from) =>
      index.includes(`/${from.split('/').pop() ?? ''}/index.`)
    );
    // An import in another form counts as one of everything.
    if (names.length === 0) return [index];
    return names.map(({ name }) => homes.get(name) ?? index);
  };
  const loadedBy = (id: string, lazily: boolean): string[] => {
    const info = context.getModuleInfo(id);
    if (!info || /[\\/]text[\\/]generated[\\/]/.test(id)) return [];
    const code = info.code ?? '';
    const said = [...code.matchAll(/\bm\.(\w+)/g)].map(([, name = '']) => messages.get(name) ?? []);
    const imported = info.importedIds.flatMap((one) => (pureIndex.test(one) ? named(one, code) : one));
    return [...imported, ...(lazily ? info.dynamicallyImportedIds : []), ...said.flat()];
  };
  return (entries: readonly string[], { lazily = false } = {}): Set<string> => {
    const found = new Set<string>();
    const open = [...entries];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      open.push(...loadedBy(id, lazily));
    }
    return found;
  };
}

/** The files that an index hands its names on from, by name; an index of another pure module counts as such a file. */
function homesOf(context: Rollup.PluginContext, index: string): Map<string, string> {
  const { code, importedIds = [] } = context.getModuleInfo(index) ?? {};
  const homes = new Map<string, string>();
  for (const { name, from } of namesFrom(code ?? '', 'export')) {
    const path = posix.join(posix.dirname(index), from);
    const home = importedIds.find((id) => [`${path}.ts`, `${path}/index.ts`].includes(id));
    if (home !== undefined) homes.set(name, home);
  }
  return homes;
}

/** The names in statements such as `import { a, b as c } from '…'`: of an import those of the file, of an export its own. */
function namesFrom(code: string, word: 'import' | 'export', isMeant = (_from: string) => true) {
  const statements = code.matchAll(/\b(import|export)\s*\{([^}]*)\}\s*from\s*["']([^"']+)["']/g);
  return [...statements].flatMap(([, which, list = '', from = '']) => {
    if (which !== word || !isMeant(from)) return [];
    return list
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => one.split(/\s+as\s+/))
      .map((pair) => ({ name: (word === 'import' ? pair[0] : pair.at(-1)) ?? '', from }));
  });
}
