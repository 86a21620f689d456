/** Attributes whose value people read or hear. */
const spoken =
  /^(alt|title|placeholder|label|aria-label|aria-description|aria-roledescription|aria-valuetext)$/;
const han = /\p{Script=Han}/u;
const words = /\p{L}{2,}/u;

/**
 * An ESLint rule: texts for people come from the messages, so that no language is forgotten. It refuses words
 * in markup and in spoken attributes, and 汉字 in any string of a component or of code beside it.
 * @type {import('eslint').Rule.RuleModule}
 */
export const literalText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { literal: 'Text for people comes from the messages (src/lib/text): {{text}}' }
  },
  create(context) {
    /**
     * @param {any} node svelte-eslint-parser's nodes aren't ESLint's own
     * @param {unknown} text
     * @param {RegExp} pattern
     */
    function refuse(node, text, pattern) {
      if (typeof text === 'string' && pattern.test(text))
        context.report({ node, messageId: 'literal', data: { text: text.trim() } });
    }
    return {
      SvelteText(/** @type {any} */ node) {
        if (node.parent.type !== 'SvelteStyleElement') refuse(node, node.value, words);
      },
      SvelteAttribute(/** @type {any} */ node) {
        if (!spoken.test(node.key.name)) return;
        for (const part of node.value) if (part.type === 'SvelteLiteral') refuse(part, part.value, words);
      },
      Literal: (node) => refuse(node, node.value, han),
      TemplateElement: (node) => refuse(node, node.value.cooked, han)
    };
  }
};
