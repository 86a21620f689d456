import { lexer } from 'marked';

/** @typedef {import('marked').MarkedToken} Token */

/**
 * The paragraphs, headings, steps and cells of a Markdown text, each as one line of words. Code within a line stays as one
 * word; listings and comments are left out.
 * @param {string} text
 * @returns {string[]}
 */
export function paragraphs(text) {
  return /** @type {Token[]} */ (lexer(text)).flatMap(ofBlock);
}

/**
 * @param {Token} token
 * @returns {string[]}
 */
function ofBlock(token) {
  if (token.type === 'table')
    return [...token.header, ...token.rows.flat()].map(({ tokens }) => line(/** @type {Token[]} */ (tokens)));
  if (token.type === 'list')
    return token.items.flatMap(({ tokens }) => /** @type {Token[]} */ (tokens).flatMap(ofBlock));
  if (token.type === 'blockquote') return /** @type {Token[]} */ (token.tokens).flatMap(ofBlock);
  if (token.type === 'paragraph' || token.type === 'heading' || (token.type === 'text' && token.tokens))
    return [line(/** @type {Token[]} */ (token.tokens ?? []))];
  return [];
}

/**
 * @param {readonly Token[]} tokens
 * @returns {string}
 */
function line(tokens) {
  return tokens
    .map((token) => {
      if (token.type === 'codespan') return 'Code';
      if (token.type === 'image' || token.type === 'html') return '';
      if ('tokens' in token && token.tokens) return line(/** @type {Token[]} */ (token.tokens));
      return 'text' in token ? token.text : ' ';
    })
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
