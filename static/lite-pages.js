// The plain board's emergencies (/wall/lite), for browsers of 2016: ES5 and Array.from. The server counts characters, and knows neither the
// screen nor its letters; here it is measured, and each page holds as much as goes in. static/lite.js calls it.
(function () {
  'use strict';
  var sentenceEnd = /[。！？；…!?;][”’」』）)]*/g;
  /** no page begins with one of these */
  var closing = /^[，。、；：！？…”’」』）》〕】,.;:!?)\]]/;

  function each(list, run) {
    for (var i = 0; i < list.length; i++) run(list[i]);
  }

  function write(page, paragraphs) {
    var box = page.querySelector('.text');
    while (box.firstChild) box.removeChild(box.firstChild);
    each(paragraphs, function (paragraph) {
      box.appendChild(document.createElement('p')).textContent = paragraph;
    });
  }

  /** By the last line itself: what it keeps free under it may reach out. */
  function holds(page, paragraphs) {
    write(page, paragraphs);
    var box = page.querySelector('.text');
    return box.lastChild.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 0.5;
  }

  /** How much of a text goes onto a page beside what is there: all, whole sentences, or as many characters as fit. */
  function headOf(page, beside, text) {
    function fits(end) {
      return holds(page, beside.concat(text.slice(0, end)));
    }
    if (fits(text.length)) return text.length;
    // 𠮷 is one character, whatever a string's length says.
    var ends = [];
    var at = 0;
    each(Array.from(text), function (character) {
      at += character.length;
      ends.push(at);
    });
    var low = 0;
    var high = ends.length - 1;
    while (low < high) {
      var middle = Math.ceil((low + high) / 2);
      if (fits(ends[middle - 1])) low = middle;
      else high = middle - 1;
    }
    var most = low > 0 ? ends[low - 1] : 0;
    var sentence = 0;
    text.replace(sentenceEnd, function (mark, index) {
      if (index + mark.length <= most) sentence = index + mark.length;
      return mark;
    });
    if (sentence > most / 2) return sentence;
    return closing.test(text.slice(most)) ? ends[low - 2] || 0 : most;
  }

  /** The text of one emergency in pages, as `paginate` of the board does it. */
  function paged(page, text) {
    var pages = [[]];
    each(text.split(/\n+/), function (paragraph) {
      var rest = paragraph.trim();
      while (rest) {
        var last = pages[pages.length - 1];
        var end = headOf(page, last, rest);
        if (end === 0 && last.length > 0) {
          pages.push([]);
          continue;
        }
        // A page takes at least one character: a measure that is wrong must not make endless pages.
        end = end || Array.from(rest)[0].length;
        last.push(rest.slice(0, end).trim());
        rest = rest.slice(end).trim();
        if (rest) pages.push([]);
      }
    });
    return pages;
  }

  function fillOne(id, pages) {
    var first = pages[0];
    var wasSeen = first.classList.contains('seen');
    // What isn't drawn has no size. Nothing is painted until this is done.
    first.classList.add('seen');
    var counted = Array.prototype.map.call(first.querySelectorAll('.text p'), function (paragraph) {
      return paragraph.textContent;
    });
    // Where its title leaves no room for a line, what the server has counted stands.
    var texts = holds(first, ['一']) ? paged(first, first.getAttribute('data-text')) : null;
    if (!texts) write(first, counted);
    if (!wasSeen) first.classList.remove('seen');
    if (!texts) return;
    var behind = pages[pages.length - 1].nextSibling;
    each(pages.slice(1), function (page) {
      page.parentNode.removeChild(page);
    });
    texts.forEach(function (paragraphs, n) {
      var page = n === 0 ? first : first.cloneNode(true);
      write(page, paragraphs);
      page.setAttribute('data-key', 'emergency/' + id + '/' + n + '#0');
      if (n === 0) return;
      page.classList.remove('seen');
      first.parentNode.insertBefore(page, behind);
    });
  }

  /** Pages every emergency of the board anew, by what its screen holds. */
  window.fillEmergencies = function (lite) {
    var all = Array.prototype.slice.call(lite.querySelectorAll('.page[data-emergency]'));
    var done = {};
    all.forEach(function (page) {
      var id = page.getAttribute('data-emergency');
      if (done[id]) return;
      done[id] = true;
      fillOne(
        id,
        all.filter(function (other) {
          return other.getAttribute('data-emergency') === id;
        })
      );
    });
  };
})();
