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

/**
 * ESLint rule: a comment doesn't begin with a bare relative clause ("What …", "Who …", "Of …", "As …", "The
 * same …"), because such a comment is only understood together with the code around it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const commentSentence = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { riddle: 'A comment begins with its subject, not with a relative clause: {{text}}' }
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

    return {
      Program() {
        /** @type {ReturnType<typeof sourceCode.getAllComments>[number] | undefined} */
        let last;
        for (const comment of sourceCode.getAllComments()) {
          const { type, value, loc } = comment;
          const goesOn =
            type === 'Line' && last?.type === 'Line' && last.loc?.end.line === (loc?.start.line ?? 0) - 1;
          if (!goesOn) refuse(comment, textOf(value));
          last = comment;
        }
      },
      SvelteHTMLComment: (/** @type {any} */ node) => refuse(node, textOf(node.value))
    };
  }
};
