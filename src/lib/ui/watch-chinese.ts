import { isChinese } from '$lib/text/is-chinese';

const chinese = 'zh-CN';

/**
 * Marks as Chinese what is Chinese within an element of a page in another language, now and whenever it changes. The server has
 * marked what it drew (`markChinese`).
 * @returns a function that ends it
 */
export function watchChinese(root: Element): () => void {
  /** elements that have their mark from here or from the server */
  const marked = new WeakSet<Element>(root.querySelectorAll(`[lang=${chinese}]`));
  mark(root, marked);
  const watching = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      if (element?.isConnected) mark(element, marked);
    }
  });
  watching.observe(root, { subtree: true, childList: true, characterData: true });
  return () => watching.disconnect();
}

function mark(root: Element, marked: WeakSet<Element>): void {
  for (const element of [root, ...root.querySelectorAll('*')]) {
    const own = [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('');
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
