import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { helpDocument } from './help-document.ts';

const query = /\?help$/;

/**
 * Lets a page import a document of docs/use with `?help`, as a `HelpDocument`: what the repository shows and what the help
 * pages show is one text.
 */
export function helpDocuments(): Plugin {
  return {
    name: 'sunboard-help-documents',
    enforce: 'pre',
    load: {
      // The filter spares the build a call for each of its thousands of modules.
      filter: { id: /\.md\?help$/ },
      async handler(id) {
        const path = id.replace(query, '');
        this.addWatchFile(path);
        return `export default ${JSON.stringify(helpDocument(await readFile(path, 'utf8')))};`;
      }
    }
  };
}
