/**
 * An ESLint rule: a list with a handler asks for the choice that was made before the scripts came. No event tells of that one, so
 * what depends on it would show the list's first choice.
 * @type {import('eslint').Rule.RuleModule}
 */
export const earlyChoice = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      early: 'Ask for the early choice, too: `{@attach earlyChoice(…)}` of ui/early-input.'
    }
  },
  create: (context) => ({
    'SvelteElement[name.name="select"] > SvelteStartTag'(/** @type {any} */ node) {
      /** @type {any[]} */
      const attributes = node.attributes;
      const isHandled = attributes.some(
        ({ type, key }) => type === 'SvelteAttribute' && /^on/.test(key.name)
      );
      const asks = attributes.some(
        ({ type, expression }) => type === 'SvelteAttachTag' && expression.callee?.name === 'earlyChoice'
      );
      if (isHandled && !asks) context.report({ node, messageId: 'early' });
    }
  })
};
