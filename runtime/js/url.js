// URL and URLSearchParams (https://url.spec.whatwg.org). A URL is the text of its href, which natives take apart and
// change; parameters are a list of names and values by turns. Called with these natives, the internal keys of the two
// classes, what iterators inherit from, and the function that goes over an iterable. Gives both classes.
(function (native, urlKey, paramsKey, iteratorPrototype, iterate) {
  'use strict';
  var parts = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'];
  var SEARCH = parts.indexOf('search');

  function isObject(value) { return value !== null && typeof value === 'object' || typeof value === 'function'; }

  function define(object, key, value, enumerable) {
    Object.defineProperty(object, key, {value: value, writable: true, enumerable: enumerable, configurable: true});
  }

  function named(f, name, length) {
    Object.defineProperty(f, 'name', {value: name, configurable: true});
    Object.defineProperty(f, 'length', {value: length, configurable: true});
    return f;
  }

  function method(object, name, length, f) {
    define(object, name, named(f, name, length), true);
  }

  function tag(prototype, name) {
    Object.defineProperty(prototype, Symbol.toStringTag, {value: name, configurable: true});
  }

  function wantArguments(given, wanted, name) {
    if (given < wanted) throw new TypeError(name + ' wants ' + wanted + (wanted === 1 ? ' argument' : ' arguments') + ', not ' + given);
  }

  // --- URL --------------------------------------------------------------------------------------------------

  function parse(text, base) {
    return base === undefined ? native.parse(text) : native.parse(text, base);
  }

  function make(target, href) {
    target[urlKey] = {href: href, params: null};
    return target;
  }

  function stateOf(url) {
    var state = isObject(url) ? url[urlKey] : undefined;
    if (!state) throw new TypeError('this property wants a URL as this');
    return state;
  }

  function invalid(text, base) {
    var shown = String(text);
    var error = new TypeError('Invalid URL: ' + JSON.stringify(shown.length > 200 ? shown.slice(0, 200) + '...' : shown) +
      (base === undefined ? '' : ', relative to ' + JSON.stringify(String(base).slice(0, 200))));
    define(error, 'code', 'ERR_INVALID_URL', false);
    return error;
  }

  function URL(url, base) {
    if (!(this instanceof URL)) throw new TypeError('URL is a class: write `new URL(...)`');
    wantArguments(arguments.length, 1, 'new URL()');
    var href = parse(url, base);
    if (href === undefined) throw invalid(url, base);
    make(this, href);
  }
  named(URL, 'URL', 1);

  method(URL, 'canParse', 1, function (url, base) {
    wantArguments(arguments.length, 1, 'URL.canParse()');
    return parse(url, base) !== undefined;
  });
  method(URL, 'parse', 1, function (url, base) {
    wantArguments(arguments.length, 1, 'URL.parse()');
    var href = parse(url, base);
    return href === undefined ? null : make(Object.create(URL.prototype), href);
  });

  function change(state, part, value) {
    var href = native.set(state.href, part, value);
    if (href === undefined) throw invalid(value);
    state.href = href;
  }

  parts.forEach(function (name, part) {
    var get = part === 0 ? function () { return stateOf(this).href; } : function () { return native.get(stateOf(this).href, part); };
    var set = name === 'origin' ? undefined : function (value) {
      var state = stateOf(this);
      change(state, part, value);
      if (state.params && (part === 0 || part === SEARCH)) state.params[paramsKey].list = fromText(native.get(state.href, SEARCH));
    };
    Object.defineProperty(URL.prototype, name, {get: named(get, 'get ' + name, 0), set: set && named(set, 'set ' + name, 1),
      enumerable: true, configurable: true});
  });
  Object.defineProperty(URL.prototype, 'searchParams', {
    get: named(function () {
      var state = stateOf(this);
      if (!state.params) {
        state.params = Object.create(URLSearchParams.prototype);
        state.params[paramsKey] = {list: fromText(native.get(state.href, SEARCH)), url: state};
      }
      return state.params;
    }, 'get searchParams', 0),
    set: undefined, enumerable: true, configurable: true
  });
  method(URL.prototype, 'toString', 0, function () { return stateOf(this).href; });
  method(URL.prototype, 'toJSON', 0, function () { return stateOf(this).href; });
  tag(URL.prototype, 'URL');

  // --- URLSearchParams --------------------------------------------------------------------------------------

  // application/x-www-form-urlencoded, after a "?" if there is one.
  function fromText(text) {
    var list = [], pieces = (text.charAt(0) === '?' ? text.slice(1) : text).split('&');
    for (var i = 0; i < pieces.length; i++) {
      if (pieces[i] === '') continue;
      var equals = pieces[i].indexOf('=');
      if (equals < 0) equals = pieces[i].length;
      list.push(native.decode(pieces[i].slice(0, equals)), native.decode(pieces[i].slice(equals + 1)));
    }
    return list;
  }

  function toText(list) {
    var pieces = [];
    for (var i = 0; i < list.length; i += 2) pieces.push(native.encode(list[i]) + '=' + native.encode(list[i + 1]));
    return pieces.join('&');
  }

  function fromPairs(pairs) {
    var list = [];
    iterate(pairs, function (pair) {
      var both = [];
      if (!isObject(pair)) throw new TypeError('URLSearchParams wants pairs of a name and a value');
      iterate(pair, function (value) { both.push(value); });
      if (both.length !== 2) throw new TypeError('URLSearchParams wants pairs of a name and a value, not ' + both.length + ' values');
      list.push(native.text(both[0]), native.text(both[1]));
    });
    return list;
  }

  function fromRecord(record) {
    var list = [], keys = Object.keys(record);
    for (var i = 0; i < keys.length; i++) list.push(native.text(keys[i]), native.text(record[keys[i]]));
    return list;
  }

  function listOf(init) {
    if (init === undefined) return [];
    if (!isObject(init)) return fromText(native.text(init));
    var method = init[Symbol.iterator];
    return Array.isArray(init) || method !== undefined && method !== null ? fromPairs(init) : fromRecord(init);
  }

  function paramsOf(params) {
    var state = isObject(params) ? params[paramsKey] : undefined;
    if (!state || !state.list) throw new TypeError('this method wants URLSearchParams as this');
    return state;
  }

  function URLSearchParams(init) {
    if (!(this instanceof URLSearchParams)) throw new TypeError('URLSearchParams is a class: write `new URLSearchParams(...)`');
    this[paramsKey] = {list: listOf(init), url: null};
  }
  named(URLSearchParams, 'URLSearchParams', 0);

  // The URL that the parameters belong to follows.
  function changed(state) {
    if (state.url) change(state.url, SEARCH, toText(state.list));
  }

  // Every method but those below has a name and perhaps a value as arguments, of which `wanted` have to be given.
  function paramsMethod(name, wanted, f) {
    method(URLSearchParams.prototype, name, wanted, function (key, value) {
      var state = paramsOf(this);
      wantArguments(arguments.length, wanted, 'URLSearchParams.' + name + '()');
      return f(state, native.text(key), value === undefined && wanted < 2 ? undefined : native.text(value));
    });
  }

  function matches(list, i, key, value) {
    return list[i] === key && (value === undefined || list[i + 1] === value);
  }

  function indexOf(list, key, value) {
    for (var i = 0; i < list.length; i += 2) if (matches(list, i, key, value)) return i;
    return -1;
  }

  // Without the entries that match, from one on.
  function without(list, key, value, from) {
    var kept = list.slice(0, from);
    for (var i = from; i < list.length; i += 2) if (!matches(list, i, key, value)) kept.push(list[i], list[i + 1]);
    return kept;
  }

  paramsMethod('append', 2, function (state, key, value) {
    state.list.push(key, value);
    changed(state);
  });
  paramsMethod('delete', 1, function (state, key, value) {
    state.list = without(state.list, key, value, 0);
    changed(state);
  });
  paramsMethod('get', 1, function (state, key) {
    var i = indexOf(state.list, key);
    return i < 0 ? null : state.list[i + 1];
  });
  paramsMethod('getAll', 1, function (state, key) {
    var all = [];
    for (var i = 0; i < state.list.length; i += 2) if (state.list[i] === key) all.push(state.list[i + 1]);
    return all;
  });
  paramsMethod('has', 1, function (state, key, value) { return indexOf(state.list, key, value) >= 0; });
  paramsMethod('set', 2, function (state, key, value) {
    var i = indexOf(state.list, key);
    if (i < 0) {
      state.list.push(key, value);
    } else {
      state.list[i + 1] = value;
      state.list = without(state.list, key, undefined, i + 2);
    }
    changed(state);
  });
  method(URLSearchParams.prototype, 'sort', 0, function () {
    var state = paramsOf(this), order = [], list = [];
    for (var i = 0; i < state.list.length; i += 2) order.push(i);
    order.sort(function (a, b) { return state.list[a] < state.list[b] ? -1 : state.list[a] > state.list[b] ? 1 : a - b; });
    for (i = 0; i < order.length; i++) list.push(state.list[order[i]], state.list[order[i] + 1]);
    state.list = list;
    changed(state);
  });
  method(URLSearchParams.prototype, 'toString', 0, function () { return toText(paramsOf(this).list); });
  method(URLSearchParams.prototype, 'forEach', 1, function (callback, self) {
    var state = paramsOf(this);
    if (typeof callback !== 'function') throw new TypeError('URLSearchParams.forEach() wants a function');
    for (var i = 0; i < state.list.length; i += 2) callback.call(self, state.list[i + 1], state.list[i], this);
  });
  Object.defineProperty(URLSearchParams.prototype, 'size', {
    get: named(function () { return paramsOf(this).list.length / 2; }, 'get size', 0), set: undefined, enumerable: true, configurable: true
  });
  tag(URLSearchParams.prototype, 'URLSearchParams');

  // --- its iterators ----------------------------------------------------------------------------------------

  var paramsIterator = Object.create(iteratorPrototype);
  define(paramsIterator, 'next', named(function () {
    var state = isObject(this) ? this[paramsKey] : undefined;
    if (!state || !state.give) throw new TypeError('next() wants a URLSearchParams Iterator as this');
    var list = state.params.list, i = state.next;
    if (i >= list.length) return {value: undefined, done: true};
    state.next = i + 2;
    return {value: state.give(list[i], list[i + 1]), done: false};
  }, 'next', 0), true);
  tag(paramsIterator, 'URLSearchParams Iterator');

  function iteratorMethod(name, give) {
    method(URLSearchParams.prototype, name, 0, function () {
      var iterator = Object.create(paramsIterator);
      iterator[paramsKey] = {params: paramsOf(this), next: 0, give: give};
      return iterator;
    });
  }
  iteratorMethod('entries', function (key, value) { return [key, value]; });
  iteratorMethod('keys', function (key) { return key; });
  iteratorMethod('values', function (key, value) { return value; });
  define(URLSearchParams.prototype, Symbol.iterator, URLSearchParams.prototype.entries, false);

  return {URL: URL, URLSearchParams: URLSearchParams};
})
