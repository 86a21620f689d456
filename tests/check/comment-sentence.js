import { longSentences } from './sentence-length.js';

/** Words that begin a relative clause or a phrase without a subject. */
const opening = /^(?:what(?:ever)?|who(?:ever|se|m)?|whichever|than|of|as|the same)\b/i;
/** Where-clauses are fine in front of a main clause, from which a comma separates them. */
const where = /^where(?:ver)?\b/i;
const firstSentence = /^.*?(?=[.;:?!](?:\s|$)|$)/;

/** @param {string} text of a comment, without its marks */
function isRiddle(text) {
  const [sentence = ''] = firstSentence.exec(text) ?? [];
  return opening.test(sentence) || (where.test(sentence) && !sentence.includes(','));
}

/** @param {string} value a comment as the parser gives it */
function textOf(value) {
  return value
    .split('\n')
    .map((line) => line.replace(/^\s*\*+/, '').trim())
    .join(' ')
    .trim();
}

/** A paragraph ends at an empty line, before a tag and before an item of a list. */
const paragraph = /\n\s*\n|\n(?=\s*(?:@|- |\d+\. ))/;

/**
 * The sentences of a comment that are too long. Code counts as one word, and a list of codes that are thrown is no sentence.
 * @param {string} value a comment as the parser gives it, or several that follow each other line by line
 */
function tooLong(value) {
  return value
    .replace(/^[ \t]*\*+/gm, '')
    .replace(/`[^`]*`/g, 'Code')
    .split(paragraph)
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter((each) => !each.startsWith('@throws'))
    .flatMap(longSentences);
}

/**
 * ESLint rule: a comment doesn't begin with a bare relative clause ("What …", "Who …", "Of …", "As …", "The
 * same …"), because such a comment is only understood together with the code around it. Its sentences have at most
 * 30 words.
 * @type {import('eslint').Rule.RuleModule}
 */
export const commentSentence = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      riddle: 'A comment begins with its subject, not with a relative clause: {{text}}',
      long: 'A sentence has at most 30 words, or 60 Chinese characters: {{text}}'
    }
  },
  create(context) {
    const { sourceCode } = context;

    /**
     * @param {any} node a comment, or svelte-eslint-parser's node of one in markup
     * @param {string} text
     */
    function refuse(node, text) {
      if (isRiddle(text))
        context.report({ loc: node.loc, messageId: 'riddle', data: { text: text.slice(0, 60) } });
    }

    /**
     * @param {any} node where a comment begins
     * @param {string} value the comment, with those that go on with it
     */
    function measure(node, value) {
      for (const text of tooLong(value))
        context.report({ loc: node.loc, messageId: 'long', data: { text: text.slice(0, 60) } });
    }

    return {
      Program() {
        /** @type {ReturnType<typeof sourceCode.getAllComments>[number][][]} */
        const runs = [];
        for (const comment of sourceCode.getAllComments()) {
          const last = runs.at(-1)?.at(-1);
          const goesOn =
            comment.type === 'Line' &&
            last?.type === 'Line' &&
            last.loc?.end.line === (comment.loc?.start.line ?? 0) - 1;
          if (goesOn) runs.at(-1)?.push(comment);
          else runs.push([comment]);
        }
        for (const [first, ...rest] of runs) {
          if (!first) continue;
          refuse(first, textOf(first.value));
          measure(first, [first, ...rest].map(({ value }) => value).join('\n'));
        }
      },
      SvelteHTMLComment: (/** @type {any} */ node) => {
        refuse(node, textOf(node.value));
        measure(node, node.value);
      }
    };
  }
};
