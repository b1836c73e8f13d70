// Array.prototype.sort, stable as ES2019 wants it: Duktape's own is a quicksort. A merge sort, bottom up, of runs
// that insertion has sorted. In JavaScript, so that the limits stop it at any step.
'use strict';

var RUN = 8;

function sortRun(list, from, to, compare) {
  for (var i = from + 1; i < to; i++) {
    var value = list[i], j = i;
    for (; j > from && compare(list[j - 1], value) > 0; j--) list[j] = list[j - 1];
    list[j] = value;
  }
}

function merge(source, target, from, middle, to, compare) {
  var left = from, right = middle;
  for (var i = from; i < to; i++) {
    if (left < middle && (right >= to || !(compare(source[left], source[right]) > 0))) target[i] = source[left++];
    else target[i] = source[right++];
  }
}

function sorted(list, compare) {
  var count = list.length, target = [], from;
  for (from = 0; from < count; from += RUN) sortRun(list, from, Math.min(from + RUN, count), compare);
  for (var width = RUN; width < count; width *= 2) {
    for (from = 0; from < count; from += 2 * width)
      merge(list, target, from, Math.min(from + width, count), Math.min(from + 2 * width, count), compare);
    var swap = list;
    list = target;
    target = swap;
  }
  return list;
}

function Keyed(value) {
  this.value = value;
  this.key = String(value);
}
function compareKeys(a, b) { return a.key < b.key ? -1 : a.key > b.key ? 1 : 0; }

// Without a comparator values are compared as strings, made once each.
function sortedAsStrings(list) {
  var keyed = [], i;
  for (i = 0; i < list.length; i++) keyed[i] = new Keyed(list[i]);
  keyed = sorted(keyed, compareKeys);
  for (i = 0; i < keyed.length; i++) list[i] = keyed[i].value;
  return list;
}

function sort(comparator) {
  if (comparator !== undefined && typeof comparator !== 'function')
    throw new TypeError('sort() wants a function to compare with, or nothing');
  if (this === undefined || this === null) throw new TypeError('sort() wants an object as this');
  var object = Object(this), length = Math.floor(+object.length), list = [], missing = 0, i;
  length = length > 0 ? Math.min(length, 9007199254740991) : 0;
  for (i = 0; i < length; i++) {
    if (!(i in object)) continue;
    var value = object[i];
    if (value === undefined) missing++;
    else list[list.length] = value;
  }
  list = comparator === undefined ? sortedAsStrings(list) : sorted(list, comparator);
  var count = list.length;
  for (i = 0; i < count; i++) object[i] = list[i];
  for (; i < count + missing; i++) object[i] = undefined;
  for (; i < length; i++) delete object[i];
  return object;
}

Object.defineProperty(Array.prototype, 'sort', {value: sort, writable: true, configurable: true});
