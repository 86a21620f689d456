import { parseAst, Visitor, type Plugin } from 'vite';

/** The private names of one class, with every place where one stands. */
interface ClassNames {
  names: string[];
  places: PrivateName[];
  hasParent: boolean;
}

interface PrivateName {
  start: number;
  end: number;
  name: string;
}

/**
 * Makes private members of classes plain ones with short names. Chromium 87 knows private members, but ES2021, which the client is
 * built for, doesn't: each would become a WeakMap, with a call for every use.
 */
export function plainMembers(): Plugin {
  return {
    name: 'sunboard-plain-members',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /\.(?:js|mjs|ts|svelte)$/, code: /#[a-z]/i },
      handler: (code) => ({ code: withPlainMembers(code), map: null })
    }
  };
}

/**
 * A module with its private members made plain. A class that extends another one keeps its own, since both classes' members
 * would meet on one object; so do all of a module that has such names already, or that asks for a class by `#name in`.
 */
export function withPlainMembers(code: string): string {
  if (/\b_[0-9a-z]{1,2}\b|#\w+ in\b/.test(code)) return code;
  const edits = classesIn(parseAst(code))
    .filter(({ hasParent }) => !hasParent)
    .flatMap(({ names, places }) =>
      places.map((place) => ({ ...place, to: `_${names.indexOf(place.name).toString(36)}` }))
    );
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, to }) => text.slice(0, start) + to + text.slice(end), code);
}

function classesIn(program: ReturnType<typeof parseAst>): ClassNames[] {
  const found: ClassNames[] = [];
  const open: ClassNames[] = [];
  const enter = ({ superClass, body }: { superClass: unknown; body: { body: readonly object[] } }) => {
    const names = body.body.flatMap((member) => {
      const { key } = member as { key?: { type: string; name: string } };
      return key?.type === 'PrivateIdentifier' ? key.name : [];
    });
    // A getter and a setter share one name.
    const one = { names: [...new Set(names)], places: [], hasParent: Boolean(superClass) };
    open.push(one);
    found.push(one);
  };
  const leave = () => void open.pop();
  new Visitor({
    ClassDeclaration: enter,
    'ClassDeclaration:exit': leave,
    ClassExpression: enter,
    'ClassExpression:exit': leave,
    // A class within another one may use the outer one's names.
    PrivateIdentifier: (node) =>
      void open.findLast(({ names }) => names.includes(node.name))?.places.push(node)
  }).visit(program);
  return found;
}

/**
 * Writes each message as one function with its texts of both languages. As the compiler makes them, it is three functions, and
 * choosing between them is as long as most texts.
 */
export function shortMessages(): Plugin {
  return {
    name: 'sunboard-short-messages',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /[\\/]text[\\/]generated[\\/]messages[\\/](?!_index)\w+\.js$/ },
      handler: (code) => ({ code: shortMessage(code), map: null })
    }
  };
}

const choice =
  /export const (\w+) = (?:\/\*\*.*?\*\/ )?\(\(inputs(?: = \{\})?, options = \{\}\) => \{\s*const locale = experimentalStaticLocale \?\? options\.locale \?\? getLocale\(\)\s*if \(locale === "zh-CN"\) return (\w+)\(inputs\)\s*return (\w+)\(inputs\)\s*\}\);?/;
const plainText =
  /const (\w+) = (?:\/\*\*.*?\*\/ )?\((?:i)?\) => \{\s*(?:const \w+Plural = registry\.plural\("zh-CN", i\?\.\w+, \{\}\);)?\s*return \/\*\* @type \{LocalizedString\} \*\/ \((`(?:[^`\\]|\\.)*`)\)\s*\};/g;

/**
 * A message's module with one function. A text that counts in English stays a function of its own.
 * @throws Error when the compiler writes messages in another way
 */
export function shortMessage(code: string): string {
  const [whole, name, source, other] = choice.exec(code) ?? [];
  if (whole === undefined || source === undefined || other === undefined)
    throw new Error('the message compiler writes its choice of languages otherwise');
  const texts = new Map<string, string>();
  const rest = code.replace(whole, '').replace(plainText, (all, of: string, text: string) => {
    if (/\$\{(?!i\?\.\w+\})/.test(text)) return all;
    texts.set(of, text.replaceAll('${i?.', '${i.'));
    return '';
  });
  const said = (of: string) => texts.get(of) ?? `${of}(i)`;
  return `${rest}
export const ${name} = (i, o) => (o?.locale ?? getLocale()) === 'zh-CN' ? ${said(source)} : ${said(other)};
`;
}
