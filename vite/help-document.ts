import { Marked } from 'marked';
import type { HelpDocument, HelpSection } from '../src/lib/ui/help/help-document.ts';

/** A comment alone on its line that says for whom the next section is. */
const marker = /^<!-- (claims) -->$/m;
/** The line with which a document leads to itself in the other language. */
const otherLanguage = /^\[[^\]]+\]\([a-z]+(?:\.zh-CN)?\.md\)$/m;
/** An address of the app without parameters: what its reader can open. */
const appAddress = /^\/(?:me|office)(?:\/[a-z-]+)*$/;
/** A document beside this one. */
const beside = /^([a-z]+)(?:\.zh-CN)?\.md$/;

/**
 * Turns a document of docs/use into what the help pages show: its title, and its sections as HTML. A section begins with a
 * heading of the second rank; `<!-- claims -->` before one leaves it to units that declare. A link to a document beside this
 * one leads to the office's help, one to elsewhere in the repository stays as its words, and a picture is left out. An
 * address of the app becomes a link to it.
 * @param text Markdown as written in the repository, which is trusted: no HTML in it is refused but the marker
 * @throws Error when the document doesn't begin with its title
 */
export function helpDocument(text: string): HelpDocument {
  const [, title, rest] = /^# (.+)\n([^]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (title === undefined || rest === undefined)
    throw new Error('a document of docs/use begins with its title');
  const parts = rest.replace(otherLanguage, '').split(/^(?=<!-- )|(?<!-->\n+)^(?=## )/m);
  return { title, sections: parts.filter((part) => part.trim() !== '').map(section) };
}

function section(text: string): HelpSection {
  const only = marker.test(text) ? 'claims' : null;
  return { only, html: markdown.parse(text.replace(marker, ''), { async: false }).trim() };
}

const markdown = new Marked({
  renderer: {
    html: ({ text }) => {
      throw new Error(`a document of docs/use has no HTML of its own: ${text}`);
    },
    image: () => '',
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens);
      if (href.startsWith('https://')) return `<a href="${href}">${words}</a>`;
      const [, name] = beside.exec(href) ?? [];
      return name === undefined ? words : `<a href="/office/help/${name}">${words}</a>`;
    },
    codespan: ({ text }) =>
      appAddress.test(text) ? `<a href="${text}"><code>${text}</code></a>` : `<code>${escaped(text)}</code>`
  }
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
