// Boolean and Symbol: ES2022 20.3, 20.4
test('Boolean converts', () => {
  for (const v of [false, 0, -0, NaN, '', null, undefined]) assert.same(Boolean(v), false);
  for (const v of [true, 1, '0', 'false', {}, [], Symbol(), () => 1, Infinity]) assert.same(Boolean(v), true);
});
test('new Boolean is an object', () => {
  const b = new Boolean(false);
  assert.same(typeof b, 'object');
  assert(b ? true : false);
  assert.same(b.valueOf(), false);
  assert.same(b.toString(), 'false');
});
test('Boolean.prototype methods are not generic', () => {
  assert.throws(TypeError, () => Boolean.prototype.valueOf.call(1));
  assert.throws(TypeError, () => Boolean.prototype.toString.call({}));
  assert.same(Boolean.prototype.valueOf.call(true), true);
});
test('Boolean can be subclassed', () => {
  class B extends Boolean { not() { return !this.valueOf(); } }
  assert.same(new B(true).not(), false);
  assert(new B(1) instanceof Boolean);
});
test('Symbol() is unique, and no constructor', () => {
  assert(Symbol('a') !== Symbol('a'));
  assert.same(typeof Symbol(), 'symbol');
  assert.throws(TypeError, () => new Symbol());
});
test('Symbol.prototype.description', () => {
  assert.same(Symbol('a').description, 'a');
  assert.same(Symbol('').description, '');
  assert.same(Symbol().description, undefined);
  assert.same(Symbol.iterator.description, 'Symbol.iterator');
  assert.same(Symbol.for('reg').description, 'reg');
  assert.same(Object(Symbol('boxed')).description, 'boxed');
});
test('description of odd texts', () => {
  assert.same(Symbol('a)b').description, 'a)b');
  assert.same(Symbol('\u00e9\ud83d\ude00').description, '\u00e9\ud83d\ude00');
  assert.same(Symbol(undefined).description, undefined);
  assert.same(Symbol(null).description, 'null');
  assert.same(Symbol('undefined').description, 'undefined');
});
test('Symbol.prototype.toString and conversions', () => {
  assert.same(Symbol('a').toString(), 'Symbol(a)');
  assert.same(String(Symbol('b')), 'Symbol(b)');
  assert.throws(TypeError, () => `${Symbol()}`);
  assert.throws(TypeError, () => Symbol() + '');
  assert.throws(TypeError, () => +Symbol());
  assert.same(!Symbol(), false);
});
test('Symbol.for and keyFor', () => {
  assert.same(Symbol.for('k'), Symbol.for('k'));
  assert.same(Symbol.keyFor(Symbol.for('k')), 'k');
  assert.same(Symbol.keyFor(Symbol('k')), undefined);
  assert.same(Symbol.keyFor(Symbol.iterator), undefined);
  assert.throws(TypeError, () => Symbol.keyFor('k'));
  assert.same(Symbol.for().description, 'undefined');
  assert(Symbol.for('k') !== Symbol('k'));
});
test('all well-known symbols are there', () => {
  for (const name of ['asyncIterator', 'hasInstance', 'isConcatSpreadable', 'iterator', 'match', 'matchAll', 'replace', 'search', 'species', 'split', 'toPrimitive', 'toStringTag', 'unscopables']) {
    assert.same(typeof Symbol[name], 'symbol', name);
    assert.same(Symbol[name].toString(), `Symbol(Symbol.${name})`);
  }
});
test('symbols as keys are not seen as names', () => {
  const s = Symbol('s');
  const o = { [s]: 1, a: 2 };
  assert.array(Object.keys(o), ['a']);
  assert.same(JSON.stringify(o), '{"a":2}');
  const seen = [];
  for (const k in o) seen.push(k);
  assert.array(seen, ['a']);
  assert(s in o);
});
test('boxed symbols work as keys', () => {
  const s = Symbol();
  const o = { [s]: 1 };
  assert.same(o[Object(s)], 1);
  assert.same(Object(s).valueOf(), s);
  assert(Object(s) == s);
});
test('Symbol.prototype[Symbol.toPrimitive] and toStringTag', () => {
  const s = Symbol();
  assert.same(Symbol.prototype[Symbol.toPrimitive].call(s), s);
  assert.same(Symbol.prototype[Symbol.toPrimitive].name, '[Symbol.toPrimitive]');
  assert.same(Symbol.prototype[Symbol.toStringTag], 'Symbol');
  assert.throws(TypeError, () => Symbol.prototype[Symbol.toPrimitive].call(1));
});
test('Symbol.toPrimitive gets the hint', () => {
  const hints = [];
  const o = { [Symbol.toPrimitive](h) { hints.push(h); return h === 'number' ? 1 : 'x'; } };
  assert.same(`${o}`, 'x');
  assert.same(+o, 1);
  assert.same(o + '', 'x');
  assert(o == 'x');
  assert.same(o < 2, true);
  assert.same({ x: 5 }[o], 5);
  assert.array(hints, ['string', 'number', 'default', 'default', 'number', 'string']);
});
test('Symbol.toPrimitive that gives an object, or is no function', () => {
  assert.throws(TypeError, () => +{ [Symbol.toPrimitive]: () => ({}) });
  assert.throws(TypeError, () => +{ [Symbol.toPrimitive]: 1 });
  assert.same(+{ [Symbol.toPrimitive]: undefined, valueOf: () => 3 }, 3);
  assert.same(+{ [Symbol.toPrimitive]: null, valueOf: () => 3 }, 3);
});
test('Symbol.isConcatSpreadable', () => {
  assert.array([].concat({ length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true }), ['a', 'b']);
  const a = [1];
  a[Symbol.isConcatSpreadable] = false;
  assert.same([].concat(a)[0], a);
});
test('Symbol.unscopables of Array.prototype', () => {
  const u = Array.prototype[Symbol.unscopables];
  assert.same(Object.getPrototypeOf(u), null);
  for (const k of ['at', 'copyWithin', 'entries', 'fill', 'find', 'findIndex', 'flat', 'flatMap', 'includes', 'keys', 'values']) assert.same(u[k], true, k);
});
test('Symbol.species of constructors is this', () => {
  for (const C of [Array, ArrayBuffer, Map, Set, Promise, RegExp, Object.getPrototypeOf(Int8Array)]) {
    assert.same(C[Symbol.species], C);
    const d = Object.getOwnPropertyDescriptor(C, Symbol.species);
    assert.same(d.set, undefined);
    assert.same(d.get.name, 'get [Symbol.species]');
    class D extends C {}
    assert.same(D[Symbol.species], D);
  }
});
test('Symbol has length 0', () => {
  assert.same(Symbol.length, 0);
  assert.same(Symbol.for.length, 1);
  assert.same(Symbol.keyFor.length, 1);
});
test('a custom Symbol.match makes an object count as a regular expression', () => {
  const re = /x/;
  re[Symbol.match] = false;
  assert.same('/x/'.startsWith(re), true);
  assert.throws(TypeError, () => ''.includes({ [Symbol.match]: true }));
});
