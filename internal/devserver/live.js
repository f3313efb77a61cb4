// Reloads the page when the sources have changed, and lays what is wrong with
// them over it. The same file runs in the page and in the worker that listens to
// the server: one for all tabs, because browsers open only six connections to a
// host, and one that no policy of a page keeps from connecting.
(function () {
  'use strict';

  if (typeof document === 'undefined') {
    listen();
    return;
  }

  var script = document.currentScript;
  var box = null;

  var worker = 'SharedWorker' in window ? new SharedWorker(script.src).port : new Worker(script.src);
  worker.onmessage = function (event) {
    if (event.data.version !== script.dataset.version) {
      location.reload();
      return;
    }
    var problems = event.data.problems.filter(here);
    var remarks = event.data.remarks.filter(here);
    if (box) box.remove();
    box = null;
    if (problems.length) {
      show(problems, '誤りが' + problems.length + '件あります。直すまでは、最後に作れたページを表示します。', 'alert');
    } else if (remarks.length) {
      show(remarks, 'このページに、確かめたいところが' + remarks.length + '件あります。', 'note');
    }
  };

  function here(problem) {
    return !problem.page || location.pathname === '/' + problem.page;
  }

  function show(problems, title, role) {
    box = document.createElement('div');
    var root = box.attachShadow({ mode: 'open' });
    add(root, 'link', '', { rel: 'stylesheet', href: script.src.replace(/live\.js$/, 'live.css') });
    var panel = add(root, 'section', '', { role: role, class: role });
    var close = add(panel, 'button', '閉じる', { type: 'button' });
    close.onclick = function () { box.hidden = true; };
    add(panel, 'h2', title);
    var list = add(panel, 'ol', '');
    problems.forEach(function (p) {
      var item = add(list, 'li', '');
      if (p.place) add(item, 'code', p.place);
      add(item, 'p', p.message);
      if (p.hint) add(item, 'p', p.hint, { class: 'hint' });
    });
    document.body.appendChild(box);
  }

  function add(parent, name, text, attributes) {
    var node = document.createElement(name);
    node.textContent = text;
    for (var key in attributes) node.setAttribute(key, attributes[key]);
    return parent.appendChild(node);
  }

  function listen() {
    var ports = [];
    var last = null;
    if (typeof onconnect === 'undefined') ports.push(self);
    self.onconnect = function (event) {
      ports.push(event.ports[0]);
      if (last) event.ports[0].postMessage(last);
    };
    new EventSource('events').onmessage = function (event) {
      last = JSON.parse(event.data);
      ports.forEach(function (port) { port.postMessage(last); });
    };
  }
})();
