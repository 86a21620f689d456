/**
 * Words that this code once had for things that the field has words for, each with the word that it takes. An
 * identifier is one of them only as a whole: `doorway` and `unit.rowOf` are none.
 * @type {Record<string, string>}
 */
const words = {
  House: 'App',
  openHouse: 'createApp',
  Ground: 'the context by its subject',
  act: 'permission, command or action',
  Act: 'Permission, Command or Action',
  acts: 'commands or actions',
  door: 'endpoint',
  doors: 'endpoints',
  desk: 'dashboard',
  shelf: 'storage, or the list by its subject',
  told: 'reported, notified or progress',
  tell: 'report or notify',
  Told: 'Progress, or the parameters by their subject',
  Supply: 'FeedClient',
  Copies: 'FeedCache',
  Live: 'EventStream',
  Agenda: 'Scheduler',
  Turn: 'Slot',
  Witness: 'Heartbeat',
  Showings: 'ProofOfPlay',
  Pulse: 'Watchdog',
  Remembered: 'MeasureCache',
  Hold: 'Bounds',
  hush: 'close',
  doubt: 'invalidate',
  greet: 'onOpen',
  mend: 'amend, correct or repair',
  mends: 'corrects',
  mended: 'corrected',
  mending: 'correction',
  Sign: 'Icon',
  Press: 'FormState',
  Mark: 'Logo',
  Said: 'Alert',
  Asked: 'the query by its subject',
  Row: 'the row by its subject',
  Place: 'the place by its subject',
  Line: 'the line by its subject',
  Drawn: 'what is drawn, by its subject',
  Words: 'the text by its subject',
  Found: 'the result by its subject',
  Waiting: 'what waits, by its subject',
  Named: 'what is named, by its subject',
  Shown: 'what is shown, by its subject'
};

/**
 * An ESLint rule: one concept has one name, and it is the field's. It looks at identifiers alone, so that texts and
 * comments may say what they like.
 * @type {import('eslint').Rule.RuleModule}
 */
export const fieldWord = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { word: '{{name}} is {{instead}} here.' }
  },
  create(context) {
    /** @param {any} node an identifier, a private one too */
    const check = (node) => {
      const instead = Object.hasOwn(words, node.name) && words[node.name];
      if (instead) context.report({ node, messageId: 'word', data: { name: node.name, instead } });
    };
    return { Identifier: check, PrivateIdentifier: check };
  }
};
