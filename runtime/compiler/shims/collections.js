// Map, Set, WeakMap and WeakSet for the compiler alone: five times as fast as core-js's on Duktape. Objects
// are told apart by an id under a hidden symbol, a kind of key that Duktape never lists and never copies.
"use strict";

const idKey = hiddenKey("id");
let lastId = 0;

function identify(key) {
  switch (typeof key) {
    case "object":
      if (key === null) return "null";
      // No object is the prototype of another one here, but for functions.
      return key[idKey] || (key[idKey] = `o${++lastId}`);
    case "function":
      if (!Object.prototype.hasOwnProperty.call(key, idKey)) {
        Object.defineProperty(key, idKey, { value: `o${++lastId}` });
      }
      return key[idKey];
    case "symbol":
      return key;
    default:
      return `p${key}`;
  }
}

function iterate(collection, pick) {
  let at = 0;
  const iterator = {
    next() {
      const { list } = collection;
      while (at < list.length && !list[at].live) ++at;
      return at < list.length ? { done: false, value: pick(list[at++]) } : { done: true, value: undefined };
    },
  };
  iterator[Symbol.iterator] = () => iterator;
  return iterator;
}

function fill(collection, items, add) {
  if (items === undefined || items === null) return;
  if (Array.isArray(items)) {
    for (let i = 0; i < items.length; ++i) add(items[i]);
    return;
  }
  const iterator = items[Symbol.iterator]();
  for (let step = iterator.next(); !step.done; step = iterator.next()) add(step.value);
}

/** What Map and Set share: entries in order of insertion, and indexes over them: strings have one to themselves. */
class Collection {
  constructor() {
    this.clear();
  }
  clear() {
    if (this.list) this.list.forEach((entry) => { entry.live = false; });
    this.strings = Object.create(null);
    this.others = Object.create(null);
    this.list = [];
    this.size = 0;
  }
  find(key) {
    return typeof key === "string" ? this.strings[key] : this.others[identify(key)];
  }
  has(key) {
    return this.find(key) !== undefined;
  }
  put(key, value) {
    const entry = this.find(key);
    if (entry !== undefined) {
      entry.value = value;
      return this;
    }
    const added = { key, value, live: true };
    if (typeof key === "string") this.strings[key] = added;
    else this.others[identify(key)] = added;
    this.list.push(added);
    ++this.size;
    return this;
  }
  delete(key) {
    const entry = this.find(key);
    if (entry === undefined) return false;
    entry.live = false;
    if (typeof key === "string") delete this.strings[key];
    else delete this.others[identify(key)];
    --this.size;
    return true;
  }
  forEach(callback, self) {
    for (let i = 0; i < this.list.length; ++i) {
      const entry = this.list[i];
      if (entry.live) callback.call(self, entry.value, entry.key, this);
    }
  }
  keys() {
    return iterate(this, (entry) => entry.key);
  }
  values() {
    return iterate(this, (entry) => entry.value);
  }
  entries() {
    return iterate(this, (entry) => [entry.key, entry.value]);
  }
}

class FastMap extends Collection {
  constructor(items) {
    super();
    fill(this, items, (item) => this.put(item[0], item[1]));
  }
  get(key) {
    const entry = typeof key === "string" ? this.strings[key] : this.others[identify(key)];
    return entry === undefined ? undefined : entry.value;
  }
  set(key, value) {
    return this.put(key, value);
  }
}

class FastSet extends Collection {
  constructor(items) {
    super();
    fill(this, items, (item) => this.put(item, item));
  }
  add(value) {
    return this.put(value, value);
  }
}

let lastMap = 0;

/** Keeps each value with its key, so that both go together. */
class FastWeakMap {
  constructor(items) {
    this.key = hiddenKey(`weak${++lastMap}`);
    fill(this, items, (item) => this.set(item[0], item[1]));
  }
  has(object) {
    return object !== undefined && object !== null && object[this.key] !== undefined;
  }
  get(object) {
    return object === undefined || object === null ? undefined : object[this.key];
  }
  set(object, value) {
    Object.defineProperty(object, this.key, { value, writable: true, configurable: true });
    return this;
  }
  delete(object) {
    return this.has(object) && delete object[this.key];
  }
}

class FastWeakSet extends FastWeakMap {
  constructor(items) {
    super();
    fill(this, items, (item) => this.add(item));
  }
  add(object) {
    return this.set(object, true);
  }
}

FastMap.prototype[Symbol.iterator] = Collection.prototype.entries;
FastSet.prototype[Symbol.iterator] = Collection.prototype.values;

module.exports = { Map: FastMap, Set: FastSet, WeakMap: FastWeakMap, WeakSet: FastWeakSet };
