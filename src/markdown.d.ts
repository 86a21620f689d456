/** A document of docs/use, as vite/help-documents.ts makes it. */
declare module '*.md?help' {
  import type { HelpDocument } from '$lib/ui/help/help-document';

  const document: HelpDocument;
  export default document;
}
