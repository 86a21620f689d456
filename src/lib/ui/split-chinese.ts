import { chineseParts, hasBoth } from '$lib/text/chinese-parts';

/** A text of Svelte's that was split, and is empty now. */
interface SplitText {
  whole: string;
  /** the part behind it, or all of them in one element */
  rest: ChildNode[];
}

/** Elements whose text can't have an element within, or belongs to a drawing. */
const plain = 'option, select, textarea, script, style, noscript, title, svg';

/**
 * Splits texts with letters of both, so that their Chinese parts are marked as such. Svelte keeps its text nodes and sets them anew as a
 * whole: the node is emptied, and the parts follow it, and go when it changes or goes.
 */
export class ChineseSplitter {
  readonly #split = new WeakMap<Node, SplitText>();
  readonly #rest = new WeakSet<Node>();

  /** Whether a node is the rest of a split text. */
  isRest(node: Node): boolean {
    return this.#rest.has(node);
  }

  /** Drops the rest of a text that the page has set anew. */
  drop(text: Node): SplitText | undefined {
    const split = this.#split.get(text);
    this.#split.delete(text);
    for (const each of split?.rest ?? []) each.remove();
    return split;
  }

  /** Joins a text again that was moved or taken away. */
  join(text: Node): void {
    const split = this.drop(text);
    if (split && text.nodeValue === '') text.nodeValue = split.whole;
  }

  /** Splits an element's own texts. */
  split(element: Element): void {
    if (element.closest(plain)) return;
    for (const node of [...element.childNodes])
      if (node instanceof Text && !this.isRest(node) && !this.#split.has(node)) this.#splitText(node);
  }

  #splitText(node: Text): void {
    const whole = node.data;
    const parts = chineseParts(whole);
    if (!parts.some(({ isChinese }) => isChinese)) return;
    const marked = parts.map(({ text, isChinese }): ChildNode => {
      if (!isChinese) return document.createTextNode(text);
      return Object.assign(document.createElement('bdi'), { lang: 'zh-CN', textContent: text });
    });
    // In one element, or a flexible box would take each part apart.
    const around = document.createElement('bdi');
    around.append(...marked);
    const rest = hasBoth(parts) ? [around] : marked;
    for (const each of [around, ...marked]) this.#rest.add(each);
    node.data = '';
    node.after(...rest);
    this.#split.set(node, { whole, rest });
  }
}
