// The built-ins that TypeScript uses and Duktape lacks, as far as it uses them. Stands before TypeScript's own code.
"use strict";

// Objects are told apart by an id under a hidden symbol, a kind of key that Duktape never lists and never copies.
const idKey = hiddenKey("id");
let lastId = 0;

/** A key of Map or Set as a string. TypeScript's are strings, numbers and objects. */
function textOf(key) {
  switch (typeof key) {
    case "string":
      return key;
    case "object":
      if (key === null) break;
      return key[idKey] || (key[idKey] = `\u0001${++lastId}`);
    case "function":
      if (!Object.prototype.hasOwnProperty.call(key, idKey)) Object.defineProperty(key, idKey, { value: `\u0001${++lastId}` });
      return key[idKey];
  }
  return `\u0002${String(key)}`;
}

function makeIterator(next) {
  const iterator = { next };
  iterator[Symbol.iterator] = () => iterator;
  return iterator;
}

function iterate(collection, pick) {
  let at = 0;
  return makeIterator(() => {
    const { list } = collection;
    while (at < list.length && !list[at].live) ++at;
    return at < list.length ? { done: false, value: pick(list[at++]) } : { done: true, value: undefined };
  });
}

function Entry(key, value) {
  this.key = key;
  this.value = value;
  this.live = true;
}

/** Entries in order of insertion, and an index over them. */
function Collection() {
  this.index = Object.create(null);
  this.list = [];
  this.size = 0;
}

Collection.prototype = {
  clear() {
    for (let i = 0; i < this.list.length; ++i) this.list[i].live = false;
    Collection.call(this);
  },
  has(key) {
    return this.index[typeof key === "string" ? key : textOf(key)] !== undefined;
  },
  get(key) {
    const entry = this.index[typeof key === "string" ? key : textOf(key)];
    return entry === undefined ? undefined : entry.value;
  },
  set(key, value) {
    const text = typeof key === "string" ? key : textOf(key);
    const entry = this.index[text];
    if (entry === undefined) {
      this.list.push((this.index[text] = new Entry(key, value)));
      ++this.size;
    } else {
      entry.value = value;
    }
    return this;
  },
  add(key) {
    return this.set(key, key);
  },
  delete(key) {
    const text = typeof key === "string" ? key : textOf(key);
    const entry = this.index[text];
    if (entry === undefined) return false;
    entry.live = false;
    delete this.index[text];
    if (--this.size === 0) this.list = [];
    return true;
  },
  forEach(callback) {
    for (let i = 0; i < this.list.length; ++i) {
      const entry = this.list[i];
      if (entry.live) callback(entry.value, entry.key, this);
    }
  },
  keys() {
    return iterate(this, (entry) => entry.key);
  },
  values() {
    return iterate(this, (entry) => entry.value);
  },
  entries() {
    return iterate(this, (entry) => [entry.key, entry.value]);
  },
};

function addAll(items, add) {
  if (items === undefined || items === null) return;
  const iterator = items[Symbol.iterator]();
  for (let step = iterator.next(); !step.done; step = iterator.next()) add(step.value);
}

function Map(items) {
  Collection.call(this);
  addAll(items, (item) => this.set(item[0], item[1]));
}
Map.prototype = Object.create(Collection.prototype);
Map.prototype[Symbol.iterator] = Collection.prototype.entries;

function Set(items) {
  Collection.call(this);
  addAll(items, (item) => this.add(item));
}
Set.prototype = Object.create(Collection.prototype);
Set.prototype[Symbol.iterator] = Collection.prototype.values;

/** Adds methods, those that are there excepted. */
function complete(object, methods) {
  for (const name of Object.keys(methods)) {
    if (!object[name]) Object.defineProperty(object, name, { value: methods[name], writable: true, configurable: true });
  }
}

complete(Array.prototype, {
  find(test) {
    for (let i = 0; i < this.length; ++i) if (test(this[i], i, this)) return this[i];
    return undefined;
  },
  findIndex(test) {
    for (let i = 0; i < this.length; ++i) if (test(this[i], i, this)) return i;
    return -1;
  },
  includes(item) {
    return this.indexOf(item) >= 0;
  },
  fill(value) {
    for (let i = 0; i < this.length; ++i) this[i] = value;
    return this;
  },
  entries() {
    let at = 0;
    return makeIterator(() => (at < this.length ? { done: false, value: [at, this[at++]] } : { done: true, value: undefined }));
  },
});
Array.prototype[Symbol.iterator] = function () {
  let at = 0;
  return makeIterator(() => (at < this.length ? { done: false, value: this[at++] } : { done: true, value: undefined }));
};
complete(String.prototype, {
  startsWith(start, at) {
    return this.substr(at || 0, start.length) === start;
  },
  endsWith(end) {
    return this.length >= end.length && this.substr(this.length - end.length) === end;
  },
  includes(text) {
    return this.indexOf(text) >= 0;
  },
  repeat(count) {
    return new Array(count + 1).join(this);
  },
});
complete(Object, {
  assign(target, ...sources) {
    for (const source of sources) for (const key in source) target[key] = source[key];
    return target;
  },
  entries: (object) => Object.keys(object).map((key) => [key, object[key]]),
  values: (object) => Object.keys(object).map((key) => object[key]),
});
complete(Number, { isInteger: (value) => typeof value === "number" && isFinite(value) && Math.floor(value) === value });
complete(Math, { trunc: (value) => (value < 0 ? Math.ceil(value) : Math.floor(value)) });

Object.assign(globalThis, { Map, Set, WeakMap: Map, WeakSet: Set });
