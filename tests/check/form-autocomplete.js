/**
 * An ESLint rule: a form that signed-in people fill in has `autocomplete="off"`. Without it browsers put what was typed, ticked and
 * chosen back into the form after Back, also when somebody else has signed in meanwhile. A text area and a list can't refuse that
 * themselves, only their form can. What we keep ourselves (`src/routes/drafts`) knows its owner.
 * @type {import('eslint').Rule.RuleModule}
 */
export const formAutocomplete = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      form: 'Write `autocomplete="off"` on the form: after Back the browser gives the next owner what was typed.'
    }
  },
  create: (context) => ({
    'SvelteElement[name.name="form"]'(/** @type {any} */ node) {
      const valueOf = (/** @type {string} */ name) =>
        node.startTag.attributes.find((/** @type {any} */ each) => each.key?.name === name)?.value[0]?.value;
      if (valueOf('method')?.toUpperCase() === 'POST' && valueOf('autocomplete') !== 'off')
        context.report({ node: node.startTag, messageId: 'form' });
    }
  })
};
