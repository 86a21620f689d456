/**
 * Keeps what is typed into a public page's form in the window's own history, where a reload finds it again: a
 * browser restores a form after Back, but Chromium doesn't after a reload. Nothing is stored elsewhere or sent, what was
 * sent is forgotten, and the page does without it. It is the only script that a public page has, so its policy names it by its hash.
 */
export const typingKept = `(function () {
  var fields = document.querySelectorAll('form .in'), kept = history.state || {};
  function keep() {
    var texts = {}, i;
    for (i = 0; i < fields.length; i += 1) texts[fields[i].name] = fields[i].value;
    history.replaceState(texts, '');
  }
  for (var i = 0; i < fields.length; i += 1) {
    if (typeof kept[fields[i].name] === 'string') fields[i].value = kept[fields[i].name];
    fields[i].addEventListener('input', keep);
    fields[i].form.onsubmit = function () { history.replaceState(null, ''); };
  }
})();`;
