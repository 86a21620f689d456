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
  actWith: 'runCommand',
  ActFunction: 'Command',
  door: 'endpoint',
  doors: 'endpoints',
  doorsOf: 'endpointsOf',
  jsonDoor: 'jsonEndpoint',
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
  look: 'poll, read or check',
  lookLater: 'pollLater',
  mend: 'amend, redo, correct or repair',
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
  Shown: 'what is shown, by its subject',
  stone: 'the module or boundary by its name',
  climb: 'exception'
};

/**
 * Words that are the field's where they name a thing or a state, and not where they name a function.
 * @type {Record<string, string>}
 */
const functionWords = {
  leave: 'unpair, signOut, release or flush',
  painted: 'markPainted or nextPaint',
  pass: 'delay, advance (a clock in tests) or next (a handler)',
  above: 'superiors',
  below: 'subordinates',
  standing: 'noticeStatus, standings or the state by its subject'
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
    /**
     * @param {any} node an identifier, a private one too
     * @param {Record<string, string>} among
     */
    const check = (node, among = words) => {
      const instead = Object.hasOwn(among, node.name) && among[node.name];
      if (instead) context.report({ node, messageId: 'word', data: { name: node.name, instead } });
    };
    /** @param {any} node a call, or the declaration of a function or method */
    const checkFunction = (node) => {
      const name = node.callee?.property ?? node.callee ?? node.key ?? node.id;
      if (name) check(name, functionWords);
    };
    return {
      Identifier: (node) => check(node),
      PrivateIdentifier: (node) => check(node),
      CallExpression: checkFunction,
      FunctionDeclaration: checkFunction,
      MethodDefinition: checkFunction
    };
  }
};
