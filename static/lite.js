// The plain board's own program (/wall/lite), for browsers of 2016: ES5, no promise, no fetch. It turns the pages, asks the
// server for the whole document anew, and puts that one's board in this one's place; what can't be had leaves all as it is.
(function () {
  'use strict';
  var every = 60000;
  var patience = 15000;
  /** without an answer for that long, it says that it is offline; until then, that it waits */
  var offlineAfter = 120000;
  /** from there on the device's own clock is wrong, and somebody may set it; nothing here goes by it */
  var wrongFrom = 120000;
  /** two beats and a half of the server's stream */
  var silence = 25000;

  var lite = document.getElementById('lite');
  var began = performance.now();
  var confirmed = began;
  var since = began;
  var key = '';
  var failures = 0;
  var asking = false;
  var again = false;
  var stream = null;
  var drops = 0;
  var heard = began;
  var reported = '';
  var reportedAt = 0;
  var timers = {};

  function now() {
    return performance.now();
  }

  /** One timer a purpose: whatever is set anew replaces what was set before. */
  function later(name, ms, run) {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(run, ms);
  }

  /** How long to wait, like the board's own pause: half of it fixed, half random, never more than a minute. */
  function pause(attempt) {
    var cap = Math.min(60000, 500 * Math.pow(2, Math.min(attempt, 16)));
    return cap / 2 + (Math.random() * cap) / 2;
  }

  function says(name) {
    return lite.getAttribute('data-' + name) || '';
  }

  /** The pages that have their turn: emergencies alone, as long as they last. */
  function pages() {
    var all = Array.prototype.slice.call(lite.querySelectorAll('.page[data-key]'));
    var passed = now() - began;
    var urgent = all.filter(function (page) {
      return Number(page.getAttribute('data-left') || 0) > passed;
    });
    return urgent.length > 0
      ? urgent
      : all.filter(function (page) {
          return !page.hasAttribute('data-left');
        });
  }

  function show(page, turns) {
    var all = lite.querySelectorAll('.page');
    for (var i = 0; i < all.length; i++) all[i].classList.toggle('seen', all[i] === page);
    lite.classList.toggle('asleep', page.getAttribute('data-scene') === 'night');
    key = page.getAttribute('data-key');
    write('[data-at]', turns.indexOf(page) + 1);
    write('[data-of]', turns.length);
    since = now();
  }

  function write(where, number) {
    var place = lite.querySelector(where);
    if (place) place.textContent = String(number);
  }

  function seen() {
    return pages().filter(function (page) {
      return page.getAttribute('data-key') === key;
    })[0];
  }

  function tick() {
    var turns = pages();
    var page = seen();
    if (turns.length > 0) {
      if (!page) show(turns[0], turns);
      else if (now() - since >= Number(page.getAttribute('data-seconds')) * 1000) {
        show(turns[(turns.indexOf(page) + 1) % turns.length], turns);
        report();
      }
    }
    clock();
    age();
    lostPictures();
    if (isOwn()) witness.look(standing());
    if (stream && now() - heard > silence) reopen();
  }

  /** This screen's own board, not the demo's, which hangs nowhere. */
  function isOwn() {
    return says('own') === 'yes' && says('kind') === 'board';
  }

  /** The office's preview: it asks for nothing, and its clock is that of the previewed moment. */
  function isRehearsal() {
    return says('kind') === 'rehearsal';
  }

  /** The page in front, with the time by the server's clock and the unit's day. */
  function standing() {
    var page = seen();
    var passed = now() - began;
    var seconds = Math.floor(Number(says('seconds')) + passed / 1000);
    var midnight = Date.parse(says('date') + 'T00:00:00Z') + Math.floor(seconds / 86400) * 86400000;
    return {
      revision: Number(says('revision')),
      version: says('version'),
      now: Number(says('now')) + passed,
      day: new Date(midnight).toISOString().slice(0, 10),
      minute: Math.floor(seconds / 60) % 1440,
      open: says('open'),
      scene: page ? page.getAttribute('data-scene') : null,
      codes: page && page.getAttribute('data-notices') ? page.getAttribute('data-notices').split(' ') : []
    };
  }

  /** By the server's clock when it wrote the document, carried on: the device's own may be wrong. */
  function clock() {
    var seconds = Math.floor(Number(says('seconds')) + (now() - began) / 1000);
    var minute = Math.floor(seconds / 60) % 1440;
    var clocks = lite.querySelectorAll('[data-clock]');
    for (var i = 0; i < clocks.length; i++)
      clocks[i].textContent = two(Math.floor(minute / 60)) + ':' + two(minute % 60);
    lite.classList.toggle('late', seconds >= 86400);
    var ahead = Math.abs(Date.now() - Number(says('now')) - (now() - began));
    lite.classList.toggle('wrong', !isRehearsal() && ahead >= wrongFrom);
    orbit(Math.floor(seconds / 60));
  }

  /** Eight pixels about, another place every minute: no edge stays lit alike. */
  function orbit(minute) {
    var step = minute % 32;
    var x = (step < 16 ? step : 31 - step) - 7.5;
    var y = (Math.floor(minute / 16) % 16) - 7.5;
    lite.style.transform = 'translate(' + x / 100 + 'rem,' + y / 100 + 'rem)';
  }

  function two(number) {
    return (number < 10 ? '0' : '') + number;
  }

  function age() {
    // Past midnight a bare time would be taken for today's.
    var away = now() - confirmed >= offlineAfter || lite.classList.contains('late');
    lite.classList.toggle('waits', failures > 0 && !away);
    lite.classList.toggle('away', failures > 0 && away);
  }

  function ask() {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    again = false;
    var request = new XMLHttpRequest();
    request.open('GET', location.pathname + location.search.replace(/([?&])page=\d*&?/, '$1'));
    request.responseType = 'document';
    request.timeout = patience;
    request.onloadend = function () {
      asking = false;
      var came = request.status === 200 && request.responseXML;
      var next = came && came.getElementById('lite');
      if (next) take(next);
      else failures++;
      later('ask', next ? every * (0.9 + Math.random() / 5) : pause(failures + 2), ask);
      age();
      if (again) ask();
    };
    request.send();
  }

  /** The newer board in the older one's place, at the page that was seen. */
  function take(next) {
    var version = says('version');
    failures = 0;
    // Another program: this server has just answered, so that it can be had whole. Not by all at the same moment.
    if (next.getAttribute('data-version') !== version) {
      later('reload', Math.random() * 20000, function () {
        location.reload();
      });
      return;
    }
    // A code that stands there stays there.
    if (says('kind') !== 'board' && !isRehearsal() && next.getAttribute('data-kind') === says('kind')) return;
    var stood = document.importNode(next, true);
    keepPictures(stood);
    var was = since;
    var wasKey = key;
    lite.parentNode.replaceChild(stood, lite);
    lite = stood;
    began = confirmed = now();
    fillEmergencies(lite);
    var turns = pages();
    var same = turns.filter(function (page) {
      return page.getAttribute('data-key') === wasKey;
    })[0];
    if (turns.length > 0) {
      show(same || turns[0], turns);
      if (same) since = was;
    }
    tick();
    if (says('kind') === 'board') {
      clearTimeout(timers.pair);
      follow();
      report();
    } else begin();
  }

  /** Leafs on or back, for who looks at it in the office. */
  function step(by) {
    var turns = pages();
    var at = Math.max(0, turns.indexOf(seen()));
    if (turns.length > 0) show(turns[(at + by + turns.length) % turns.length], turns);
  }

  /** A picture that is drawn already goes on being drawn: a new element of the same would be blank for a moment. */
  function keepPictures(stood) {
    var drawn = lite.querySelectorAll('.shown img');
    var wanted = stood.querySelectorAll('.shown img');
    for (var i = 0; i < wanted.length; i++)
      for (var j = 0; j < drawn.length; j++)
        if (drawn[j].complete && drawn[j].naturalWidth > 0 && isSame(drawn[j], wanted[i])) {
          wanted[i].parentNode.replaceChild(drawn[j], wanted[i]);
          break;
        }
  }

  function isSame(a, b) {
    return lite.contains(a) && a.getAttribute('src') === b.getAttribute('src');
  }

  /** A picture that can't be loaded is replaced by the words under it. */
  function lostPictures() {
    var all = lite.querySelectorAll('.shown img');
    for (var i = 0; i < all.length; i++)
      all[i].parentNode.classList.toggle('lost', all[i].complete && all[i].naturalWidth === 0);
  }

  /** The line on which the server says that there is something new; opened anew by ourselves, since it gives up after a 502. */
  function follow() {
    if (!window.EventSource || says('kind') !== 'board') return;
    if (stream) return;
    heard = now();
    stream = new EventSource(says('live') + '?after=' + says('revision'));
    stream.addEventListener('open', alive);
    stream.addEventListener('beat', spoken);
    stream.addEventListener('rev', function (event) {
      spoken();
      if (event.data !== says('revision')) ask();
    });
    stream.addEventListener('error', reopen);
  }

  function alive() {
    heard = now();
  }

  /** A proxy before the server opens a stream too, and closes it. */
  function spoken() {
    alive();
    drops = 0;
  }

  function reopen() {
    if (stream) stream.close();
    stream = null;
    later('follow', pause(drops++ + 1), function () {
      follow();
      // It may have missed something that no event repeats, and a screen whose connection was ended isn't told why.
      ask();
    });
  }

  /** A paired screen says how it is, when it shows something new and every few minutes: what the office reads as "last seen". */
  function report() {
    if (!isOwn()) return;
    var revision = says('revision');
    if (reported === revision && now() - reportedAt < 300000) return;
    reported = revision;
    reportedAt = now();
    later('report', Math.random() * 5000, function () {
      if (!isOwn()) return;
      var words = witness.report(standing());
      post('/api/board', JSON.stringify(words.body), function (status) {
        if (status === 204) words.reported();
        else reported = '';
      });
    });
  }

  function post(address, body, done) {
    var request = new XMLHttpRequest();
    request.open('POST', address);
    request.setRequestHeader('content-type', 'application/json');
    request.timeout = patience;
    request.onloadend = function () {
      done(request.status, request.responseText);
    };
    request.send(body);
  }

  /** A portal or a proxy answers with a page of its own, and 200: no answer. */
  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      console.warn('no answer', error);
      return null;
    }
  }

  /** Nobody's board asks for a code, shows it, and asks again until the office has confirmed it. */
  function pair() {
    post('/api/pair', '{"drawn":true}', function (status, text) {
      var answer = status === 200 ? parsed(text) : null;
      if (answer && answer.state === 'paired') {
        ask();
        later('pair', every, pair);
        return;
      }
      if (answer) {
        failures = 0;
        lite.querySelector('[data-code]').textContent = answer.code.slice(0, 4) + ' ' + answer.code.slice(4);
        lite.querySelector('[data-office]').textContent = answer.office;
        draw(answer.drawn);
        pairingSays('code');
      } else {
        // A code that stands there counts all the same.
        if (!lite.querySelector('.says-code')) pairingSays('asking');
        failures++;
      }
      later('pair', answer ? answer.every * 1000 * (1 + Math.random() / 5) : pause(failures + 2), pair);
    });
  }

  /** The code for a phone: the server has counted its squares. */
  function draw(code) {
    var box = lite.querySelector('.pairing [data-qr]');
    lite.querySelector('[data-pairing="code"]').classList.toggle('coded', !!code);
    if (!code) return;
    var side = code.size + 8;
    box.querySelector('svg').setAttribute('viewBox', '-4 -4 ' + side + ' ' + side);
    var paths = box.querySelectorAll('path');
    paths[0].setAttribute('d', 'M-4 -4h' + side + 'v' + side + 'h-' + side + 'z');
    paths[1].setAttribute('d', code.path);
  }

  function pairingSays(what) {
    lite.querySelector('.pairing').className = 'pairing says-' + what;
  }

  function begin() {
    if (stream) stream.close();
    stream = null;
    if (says('own') !== 'yes') return;
    witness.forget();
    if (!lite.querySelector('.says-code')) pairingSays('asking');
    later('pair', 0, pair);
  }

  fillEmergencies(lite);
  window.addEventListener('resize', function () {
    fillEmergencies(lite);
    var turns = pages();
    if (turns.length > 0) show(seen() || turns[0], turns);
    tick();
  });
  var first = lite.querySelector('.page.seen[data-key]');
  if (first) key = first.getAttribute('data-key');
  if (isRehearsal()) window.plainBoard = { take: take, step: step };
  else {
    if (says('kind') === 'board') {
      follow();
      report();
    } else begin();
    later('ask', every * (0.9 + Math.random() / 5), ask);
  }
  setInterval(tick, 500);
  tick();
})();
