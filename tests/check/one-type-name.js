import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/** Matches exported types. Those of a component stand indented in its `<script module>`. */
const declaration =
  /^[ \t]*export (?:declare )?(?:(?:abstract )?class|interface|enum|const enum|type) ([A-Za-z_$][\w$]*)(?=[\s<{=])/gm;
const code = /[.](ts|svelte)$/;

/** @type {Map<string, Map<string, string[]>>} for each root: the files that export a type of a name */
const known = new Map();

/**
 * Lists the files that export each type name. It reads the whole repository once, because ESLint's own rules
 * see one file at a time.
 * @param {string} root
 */
function exportersIn(root) {
  let names = known.get(root);
  if (names) return names;
  names = new Map();
  const args = [
    '-C',
    root,
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    '*.ts',
    '*.svelte'
  ];
  const files = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1e8 }).split('\0');
  for (const file of files) {
    const path = join(root, file);
    if (!code.test(file) || file.includes('boundaries/fixtures/') || !existsSync(path)) continue;
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(declaration)) {
      const there = names.get(name);
      if (!there) names.set(name, [file]);
      else if (!there.includes(file)) there.push(file);
    }
  }
  known.set(root, names);
  return names;
}

/**
 * An ESLint rule: each exported type's name stands once in the repository, so that a search for it finds one
 * thing.
 * @type {import('eslint').Rule.RuleModule}
 */
export const oneTypeName = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { twice: '{{name}} is a type of {{others}} too: say in its name what it is of' }
  },
  create(context) {
    const root = resolve(context.cwd);
    const own = relative(root, context.filename).split(sep).join('/');

    /** @param {any} node a declaration of TypeScript's, which ESLint's types don't know */
    function check(node) {
      const name = node.id?.name;
      const others = (exportersIn(root).get(name) ?? []).filter((file) => file !== own);
      if (others.length > 0)
        context.report({ node: node.id, messageId: 'twice', data: { name, others: others.join(', ') } });
    }
    return {
      'ExportNamedDeclaration > TSInterfaceDeclaration': check,
      'ExportNamedDeclaration > TSTypeAliasDeclaration': check,
      'ExportNamedDeclaration > TSEnumDeclaration': check,
      'ExportNamedDeclaration > ClassDeclaration': check
    };
  }
};
