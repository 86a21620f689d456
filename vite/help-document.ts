import { lexer, type MarkedToken, type Token } from 'marked';
import type { HelpBlock, HelpDocument, HelpSection, HelpWords } from '../src/lib/ui/help/help-document.ts';

/** A comment alone on its line that says for whom the next section is. */
const marker = /^<!-- claims -->$/m;
/** The line with which a document leads to itself in the other language. */
const otherLanguage = /^\[[^\]]+\]\([a-z]+(?:\.zh-CN)?\.md\)$/m;
/** An address of the app without parameters: what its reader can open. */
const appAddress = /^\/(?:me|office)(?:\/[a-z-]+)*$/;
/** A document beside this one. */
const beside = /^([a-z]+)(?:\.zh-CN)?\.md$/;

/**
 * Turns a document of docs/use into what the help pages draw. It has no HTML, because the pages' policy lets no script write
 * any. A section begins with a heading of the second rank; `<!-- claims -->` before one leaves it to units that declare. A link
 * to a document beside this one leads to the office's help, one to elsewhere in the repository stays as its words, and a
 * picture is left out. An address of the app becomes a link to it.
 * @param text Markdown of the repository
 * @throws Error when the document doesn't begin with its title, or has something that the help pages can't draw
 */
export function helpDocument(text: string): HelpDocument {
  const [, title, rest] = /^# (.+)\n([^]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? [];
  if (title === undefined || rest === undefined)
    throw new Error('a document of docs/use begins with its title');
  const parts = rest.replace(otherLanguage, '').split(/^(?=<!-- )|(?<!-->\n+)^(?=## )/m);
  return { title, sections: parts.filter((part) => part.trim() !== '').map(section) };
}

function section(text: string): HelpSection {
  const blocks = lexer(text.replace(marker, '')).filter(({ type }) => type !== 'space');
  return { only: marker.test(text) ? 'claims' : null, blocks: blocks.map(block) };
}

/** A token as marked's own types tell it apart: no extension adds others. */
const known = (token: Token) => token as MarkedToken;

function block(token: Token): HelpBlock {
  const one = known(token);
  if (one.type === 'heading' && (one.depth === 2 || one.depth === 3))
    return { kind: 'heading', rank: one.depth, words: words(one.tokens) };
  if (one.type === 'paragraph') return { kind: 'text', words: words(one.tokens) };
  if (one.type === 'code') return { kind: 'listing', text: one.text };
  if (one.type === 'list' && one.ordered)
    return { kind: 'steps', steps: one.items.map(({ tokens }) => tokens.flatMap(stepWords)) };
  throw new Error(`the help pages can't draw this: ${one.raw}`);
}

/** The words of a step, which is one paragraph. */
function stepWords(token: Token): HelpWords[] {
  const one = known(token);
  if (one.type === 'text' && one.tokens) return words(one.tokens);
  throw new Error(`a step is one paragraph: ${one.raw}`);
}

function words(tokens: readonly Token[]): HelpWords[] {
  return tokens.flatMap((token) => {
    const one = known(token);
    const { raw } = one;
    if (one.type === 'image') return [];
    if (one.type === 'text' || one.type === 'escape') return { text: one.text, kind: 'plain', href: null };
    if (one.type === 'em') return words(one.tokens).map((each) => ({ ...each, kind: 'label' }));
    if (one.type === 'codespan')
      return { text: one.text, kind: 'code', href: appAddress.test(one.text) ? one.text : null };
    if (one.type === 'link') return words(one.tokens).map((each) => ({ ...each, href: target(one.href) }));
    throw new Error(`the help pages can't draw this: ${raw}`);
  });
}

function target(href: string): string | null {
  if (href.startsWith('https://')) return href;
  const [, name] = beside.exec(href) ?? [];
  return name === undefined ? null : `/office/help/${name}`;
}
