// structuredClone (https://html.spec.whatwg.org/multipage/structured-data.html), by a list of what is still to be
// filled instead of by recursion: no depth is too deep. Called with natives; gives the function.
(function (kindOf, copyTrace, fail) {
  'use strict';
  var errorNames = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
  var hasOwn = Object.prototype.hasOwnProperty;

  function define(object, key, value, enumerable) {
    Object.defineProperty(object, key, {value: value, writable: true, enumerable: enumerable, configurable: true});
  }

  function refuse(what, key) {
    fail(what + ' cannot be cloned' + (key === undefined ? '' : ' (at ' + JSON.stringify(key) + ')'));
  }

  // One call: `copies` by original, and originals whose copies are still empty.
  function Cloning() {
    this.copies = new Map();
    this.todo = [];
  }

  // The copy of a value that stands at `key`; an object's contents follow later.
  Cloning.prototype.copyOf = function (value, key) {
    if (typeof value === 'symbol') refuse('a symbol', key);
    if (value === null || typeof value !== 'object' && typeof value !== 'function') return value;
    var copy = this.copies.get(value);
    if (copy === undefined) {
      copy = this.shellOf(value, key);
      this.copies.set(value, copy);
    }
    return copy;
  };

  Cloning.prototype.shellOf = function (value, key) {
    var kind = kindOf(value), list;
    switch (kind) {
      case 'Boolean': return Object(Boolean.prototype.valueOf.call(value));
      case 'Number': return Object(Number.prototype.valueOf.call(value));
      case 'String': return Object(String.prototype.valueOf.call(value));
      case 'Date': return new Date(Date.prototype.getTime.call(value));
      case 'RegExp': return new RegExp(value.source, value.flags);
      case 'Error': return this.error(value);
      case 'ArrayBuffer': return ArrayBuffer.prototype.slice.call(value, 0);
      case 'Object':
        this.todo.push({from: value, to: {}, fill: this.fillProperties});
        break;
      case 'Array':
        list = [];
        list.length = value.length;
        this.todo.push({from: value, to: list, fill: this.fillProperties});
        break;
      case 'Map':
        list = [];
        Map.prototype.forEach.call(value, function (item, itemKey) { list.push(itemKey, item); });
        this.todo.push({from: list, to: new Map(), fill: this.fillMap});
        break;
      case 'Set':
        list = [];
        Set.prototype.forEach.call(value, function (item) { list.push(item); });
        this.todo.push({from: list, to: new Set(), fill: this.fillSet});
        break;
      default:
        if (kind.indexOf('View:') !== 0) refuse(kind, key);
        kind = kind.slice(5);
        return new globalThis[kind](this.copyOf(value.buffer), value.byteOffset,
          kind === 'DataView' ? value.byteLength : value.length);
    }
    return this.todo[this.todo.length - 1].to;
  };

  Cloning.prototype.error = function (from) {
    var name = from.name === undefined ? 'Error' : String(from.name);
    var to = new globalThis[errorNames.indexOf(name) < 0 ? 'Error' : name]();
    var message = Object.getOwnPropertyDescriptor(from, 'message');
    if (message && 'value' in message) define(to, 'message', String(message.value), false);
    copyTrace(from, to);
    if (hasOwn.call(from, 'cause')) this.todo.push({from: from, to: to, fill: this.fillCause});
    return to;
  };

  Cloning.prototype.fillCause = function (from, to) {
    define(to, 'cause', this.copyOf(from.cause, 'cause'), false);
  };

  Cloning.prototype.fillProperties = function (from, to) {
    var keys = Object.keys(from);
    for (var i = 0; i < keys.length; i++) {
      var key = keys[i];
      if (!hasOwn.call(from, key)) continue; // a getter has deleted it
      var value = this.copyOf(from[key], key);
      if (key === '__proto__') define(to, key, value, true);
      else to[key] = value;
    }
  };

  Cloning.prototype.fillMap = function (from, to) {
    for (var i = 0; i < from.length; i += 2) to.set(this.copyOf(from[i]), this.copyOf(from[i + 1]));
  };

  Cloning.prototype.fillSet = function (from, to) {
    for (var i = 0; i < from.length; i++) to.add(this.copyOf(from[i]));
  };

  function refuseTransfer(options) {
    if (options === undefined || options === null) return;
    if (typeof options !== 'object' && typeof options !== 'function')
      throw new TypeError('structuredClone wants its options as an object');
    var transfer = options.transfer;
    if (transfer !== undefined && (transfer === null || transfer.length !== 0))
      fail('nothing can be transferred here: leave `transfer` out, and buffers are copied');
  }

  function structuredClone(value, options) {
    if (arguments.length === 0) throw new TypeError('structuredClone wants a value to clone');
    refuseTransfer(options);
    var cloning = new Cloning(), copy = cloning.copyOf(value);
    while (cloning.todo.length > 0) {
      var next = cloning.todo.pop();
      next.fill.call(cloning, next.from, next.to);
    }
    return copy;
  }
  Object.defineProperty(structuredClone, 'length', {value: 1, configurable: true});
  return structuredClone;
})
