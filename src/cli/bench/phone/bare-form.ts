import type { Page } from 'playwright';

/** A form, its script and a list, as small as they can be. */
const html = `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>bench</title>
<style>body { font: 16px/1.5 sans-serif } button, input { display: block; font: inherit; min-height: 44px }</style>
<main>
  <form><label>依据文号<input name="basis"></label><button>提交申报</button></form>
  <ul></ul>
</main>
<script>
  const opening = indexedDB.open('bare');
  opening.onupgradeneeded = () => opening.result.createObjectStore('outbox', { keyPath: 'key' });
  const [form, list] = [document.querySelector('form'), document.querySelector('ul')];
  form.onsubmit = (event) => {
    event.preventDefault();
    const fields = [...new FormData(form)];
    const storing = opening.result.transaction('outbox', 'readwrite');
    storing.objectStore('outbox').add({ key: crypto.randomUUID(), fields });
    storing.oncomplete = () => {
      const row = document.createElement('li');
      row.append(Object.assign(document.createElement('h3'), { textContent: fields[0][1] }));
      list.append(row);
    };
  };
</script>`;

/**
 * Opens a page that does nothing but store a form in IndexedDB and then list it: beside it one sees what a tap and the storage
 * cost on this machine, whatever the program does.
 */
export async function openBareForm(page: Page): Promise<void> {
  await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto('http://localhost/');
}
