import { isChinese } from '$lib/text/is-chinese';
import { ChineseSplitter } from './split-chinese';

const chinese = 'zh-CN';

/**
 * Marks as Chinese what is Chinese within an element of a page in another language, now and whenever it changes. The server has
 * marked what it drew (`markChinese`).
 * @param isAwake whether the page has hydrated: texts are split from then on
 * @returns a function that ends it
 */
export function watchChinese(root: Element, isAwake: () => boolean = () => true): () => void {
  const splitter = new ChineseSplitter();
  /** elements that have their mark from here or from the server */
  const marked = new WeakSet<Element>(root.querySelectorAll(`[lang=${chinese}]`));
  let awake = isAwake();
  mark(root, marked, splitter);
  if (awake) split(root, splitter);
  const watching = new MutationObserver((changes) => {
    for (const { target, removedNodes } of changes) {
      splitter.drop(target);
      for (const node of removedNodes) splitter.join(node);
    }
    const elements = changes
      .map(({ target }) => (target instanceof Element ? target : target.parentElement))
      .filter((element): element is Element => element?.isConnected === true);
    for (const element of elements) mark(element, marked, splitter);
    if (awake) for (const element of elements) split(element, splitter);
    else if (isAwake()) {
      awake = true;
      split(root, splitter);
    }
    // Its own changes are none of the page's.
    watching.takeRecords();
  });
  watching.observe(root, { subtree: true, childList: true, characterData: true });
  return () => watching.disconnect();
}

function mark(root: Element, marked: WeakSet<Element>, splitter: ChineseSplitter): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (splitter.isRest(element)) continue;
    const own = [...element.childNodes]
      .map((node) => (node instanceof Text || splitter.isRest(node) ? node.textContent : ''))
      .join('');
    const isOne = isChinese(own) && isChinese(element.textContent);
    if (marked.has(element)) {
      if (isOne) element.setAttribute('lang', chinese);
      else if (own.trim() !== '') element.removeAttribute('lang');
    } else if (isOne && element.closest('[lang]')?.getAttribute('lang') !== chinese) {
      element.setAttribute('lang', chinese);
      marked.add(element);
    }
  }
}

function split(root: Element, splitter: ChineseSplitter): void {
  for (const element of [root, ...root.querySelectorAll('*')])
    if (element.closest('[lang]')?.getAttribute('lang') !== chinese) splitter.split(element);
}
