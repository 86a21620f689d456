// In the body of the phone's shell, before the program: draws again what `/me` showed last, so that a slow phone has its
// score before the program has been read. The program takes it away in the frame in which it draws itself. Kept, and
// wiped, by src/lib/local/phone/last-drawn.ts, which says what each field holds.
(function () {
  var script = document.currentScript;
  if (cookie('sunboard-large-print') === '1') document.documentElement.classList.add('large-print');
  var kept = read();
  if (!kept || location.pathname !== '/me' || location.search) return;
  // A clock that was set back since has its note above the figures, which the program draws.
  if (Date.now() < kept.at - 600000) return;
  if (kept.version !== script.getAttribute('data-version')) return;
  if (kept.owner !== cookie('sunboard-owner') || kept.language !== cookie('PARAGLIDE_LOCALE')) return;

  var drawn = draw(kept.tree);
  drawn.id = 'last-drawn';
  // Nothing in the picture reacts, because it stands for a fifth of a second only.
  drawn.setAttribute('inert', '');
  document.documentElement.classList.add('on-phone');
  document.body.insertBefore(drawn, script);

  function read() {
    try {
      return JSON.parse(localStorage.getItem('sunboard-last-drawn'));
    } catch {
      // When storage is forbidden or damaged, the program draws by itself.
      return null;
    }
  }

  function cookie(name) {
    var pairs = document.cookie.split('; ');
    for (var i = 0; i < pairs.length; i += 1)
      if (pairs[i].indexOf(name + '=') === 0) return pairs[i].slice(name.length + 1);
    return null;
  }

  // Elements and texts are made one by one, so that stored text can't become anything else.
  function draw(node) {
    if (typeof node === 'string') return document.createTextNode(node);
    var element = document.createElementNS(node.in, node.name);
    for (var name in node.attributes) element.setAttribute(name, node.attributes[name]);
    node.children.forEach(function (child) {
      element.appendChild(draw(child));
    });
    return element;
  }
})();
