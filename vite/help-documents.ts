import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { helpDocument } from './help-document.ts';

const asked = /^(.+\.md)\?help$/;

/**
 * Lets a page import a document of docs/use with `?help`, as a `HelpDocument`: what the repository shows and what the help
 * pages show is one text.
 */
export function helpDocuments(): Plugin {
  return {
    name: 'sunboard-help-documents',
    enforce: 'pre',
    async load(id) {
      const [, path] = asked.exec(id) ?? [];
      if (path === undefined) return null;
      this.addWatchFile(path);
      return `export default ${JSON.stringify(helpDocument(await readFile(path, 'utf8')))};`;
    }
  };
}
