/**
 * Keeps what is typed into a public page's form in the window's own history until its receipt has come: a browser restores a
 * form after Back, but not every one does, and Chromium doesn't after a reload. The receipt's page names the form's key, which
 * the window remembers: from then on the form is empty, also after Back, and its next text has a key of its own. Nothing is stored
 * elsewhere or sent, and the page does without it. It is the only script that a public page has, so its policy names it by its hash.
 *
 * A window whose storage is denied knows no receipt; then the form's key alone keeps an objection from being filed twice.
 */
export const typingKept = `(function () {
  var form = document.getElementById('typed'), receipt = document.querySelector('[data-filed]');
  var fields = form ? form.querySelectorAll('.in') : [], isSpent = false;
  function filed() {
    try { return sessionStorage.getItem('filed') || ''; } catch (denied) { return ''; }
  }
  function isFiled(key) { return filed().split(' ').indexOf(key) >= 0; }
  function note(key) {
    try { if (!isFiled(key)) sessionStorage.setItem('filed', filed() + ' ' + key); } catch (denied) { return; }
  }
  function each(done) {
    for (var i = 0; i < fields.length; i += 1) done(fields[i]);
  }
  function count(field) {
    var shown = form.querySelector('[data-counts="' + field.name + '"]');
    if (!shown) return;
    var most = Number(shown.getAttribute('data-most'));
    var length = field.value.trim().replace(/[\\ud800-\\udbff][\\udc00-\\udfff]/g, 'x').length;
    shown.textContent = length + ' / ' + most;
    shown.className = length > most ? 'count over' : 'count';
  }
  function keep() {
    isSpent = false;
    var texts = { key: form.elements.key.value };
    each(function (field) { texts[field.name] = field.value; count(field); });
    history.replaceState(texts, '');
  }
  function forget() {
    isSpent = true;
    each(function (field) { field.value = ''; });
    form.elements.key.value = [].map.call(crypto.getRandomValues(new Uint8Array(16)), function (byte) {
      return (byte + 256).toString(16).slice(1);
    }).join('');
    history.replaceState(null, '');
  }
  function restore() {
    var kept = history.state || {};
    // The browser may restore the texts after they were forgotten.
    if (isSpent || isFiled(kept.key) || isFiled(form.elements.key.value)) forget();
    else if (kept.key) {
      form.elements.key.value = kept.key;
      each(function (field) { if (typeof kept[field.name] === 'string') field.value = kept[field.name]; });
    }
    each(count);
  }
  if (receipt) note(receipt.getAttribute('data-filed'));
  if (!form) return;
  each(function (field) { field.addEventListener('input', keep); });
  form.addEventListener('submit', function () { if (!isSpent) keep(); });
  window.addEventListener('pageshow', restore);
  restore();
})();`;
