// Members of `rt` for patterns whose targets run code (runtime/compiler/patterns.js).
'use strict';

var rt = require.rt;
var has = Object.prototype.propertyIsEnumerable;

// What an array pattern goes over; `index` is negative once its iterable has ended.
rt.patternCursor = function (iterable) { return {list: rt.values(iterable), index: 0}; };

rt.patternNext = function (cursor) {
  if (cursor.index >= 0 && (cursor.index < cursor.list.length || (cursor.index = rt.more(cursor.list)) === 0)) return cursor.list[cursor.index++];
};

rt.patternRest = function (cursor) {
  for (var list = [];;) {
    var value = rt.patternNext(cursor);
    if (cursor.index < 0) return list;
    list.push(value);
  }
};

// What an object pattern takes properties of.
rt.patternSource = function (source) {
  if (source === null || source === undefined) throw new TypeError(source + ' has no properties to take');
};

// Its properties that are not `taken`.
rt.patternOthers = function (source, taken) {
  var others = {};
  Reflect.ownKeys(Object(source)).forEach(function (key) {
    if (taken.indexOf(key) < 0 && has.call(source, key)) rt.property(others, key, source[key]);
  });
  return others;
};
