// Object.prototype: ES2022 20.1.3
test('hasOwnProperty converts the key first', () => {
  assert.throws(RangeError, () => Object.prototype.hasOwnProperty.call(null, { toString() { throw new RangeError('key'); } }));
  assert.throws(TypeError, () => Object.prototype.hasOwnProperty.call(null, 'x'));
  assert.same({ 1: 1 }.hasOwnProperty(1), true);
});
test('isPrototypeOf', () => {
  const p = {}, o = Object.create(Object.create(p));
  assert(p.isPrototypeOf(o));
  assert(!o.isPrototypeOf(p));
  assert(!p.isPrototypeOf(1));
  assert.throws(TypeError, () => Object.prototype.isPrototypeOf.call(null, {}));
});
test('propertyIsEnumerable', () => {
  assert({ a: 1 }.propertyIsEnumerable('a'));
  assert(![].propertyIsEnumerable('length'));
  assert(!{}.propertyIsEnumerable('toString'));
  const s = Symbol();
  assert({ [s]: 1 }.propertyIsEnumerable(s));
});
test('toString gives the class of built-ins', () => {
  const tag = v => Object.prototype.toString.call(v);
  assert.same(tag(undefined), '[object Undefined]');
  assert.same(tag(null), '[object Null]');
  assert.same(tag([]), '[object Array]');
  assert.same(tag(() => 1), '[object Function]');
  assert.same(tag(new Error('x')), '[object Error]');
  assert.same(tag(true), '[object Boolean]');
  assert.same(tag(1), '[object Number]');
  assert.same(tag('s'), '[object String]');
  assert.same(tag(new Date(0)), '[object Date]');
  assert.same(tag(/x/), '[object RegExp]');
  assert.same(tag({}), '[object Object]');
  assert.same(tag((function () { return arguments; })()), '[object Arguments]');
});
test('toString gives the tag of tagged built-ins', () => {
  const tag = v => Object.prototype.toString.call(v);
  assert.same(tag(Symbol()), '[object Symbol]');
  assert.same(tag(Math), '[object Math]');
  assert.same(tag(JSON), '[object JSON]');
  assert.same(tag(Reflect), '[object Reflect]');
  assert.same(tag(new Map()), '[object Map]');
  assert.same(tag(new Set()), '[object Set]');
  assert.same(tag(new WeakMap()), '[object WeakMap]');
  assert.same(tag(new WeakSet()), '[object WeakSet]');
  assert.same(tag(Promise.resolve()), '[object Promise]');
});
test('toString gives the tag of buffers', () => {
  const tag = v => Object.prototype.toString.call(v);
  assert.same(tag(new ArrayBuffer(1)), '[object ArrayBuffer]');
  assert.same(tag(new DataView(new ArrayBuffer(1))), '[object DataView]');
  assert.same(tag(new Uint8Array(1)), '[object Uint8Array]');
  assert.same(tag(new Float64Array(1)), '[object Float64Array]');
});
test('toString asks Symbol.toStringTag, if that is a string', () => {
  assert.same(String({ [Symbol.toStringTag]: 'X' }), '[object X]');
  assert.same(String({ [Symbol.toStringTag]: 1 }), '[object Object]');
  class A { get [Symbol.toStringTag]() { return 'A!'; } }
  assert.same(`${new A()}`, '[object A!]');
});
test('toString of a proxy for an array', () => {
  assert.same(Object.prototype.toString.call(new Proxy([], {})), '[object Array]');
});
test('toLocaleString calls toString', () => {
  assert.same({ toString: () => 'mine' }.toLocaleString(), 'mine');
});
test('valueOf returns the object, boxes primitives, refuses null', () => {
  const o = {};
  assert.same(o.valueOf(), o);
  assert.same(typeof Object.prototype.valueOf.call(1), 'object');
  assert.throws(TypeError, () => Object.prototype.valueOf.call(null));
});
test('__proto__ gets and sets the prototype', () => {
  const p = { x: 1 }, o = {};
  o.__proto__ = p;
  assert.same(o.x, 1);
  assert.same(o.__proto__, p);
  o.__proto__ = 5;
  assert.same(Object.getPrototypeOf(o), p);
  o.__proto__ = null;
  assert.same(Object.getPrototypeOf(o), null);
});
test('__defineGetter__ and its kin', () => {
  const o = {};
  o.__defineGetter__('x', () => 3);
  let v;
  o.__defineSetter__('x', n => { v = n; });
  o.x = 4;
  assert.same(o.x, 3);
  assert.same(v, 4);
  assert.same(o.__lookupGetter__('x')(), 3);
  assert.same(typeof Object.create(o).__lookupSetter__('x'), 'function');
  assert.same(o.__lookupGetter__('nothing'), undefined);
});
test('constructor', () => assert.same({}.constructor, Object));
test('Object.prototype is no instance of anything', () => assert.same(Object.getPrototypeOf(Object.prototype), null));
test('toString and valueOf in conversions', () => {
  assert.same(`${{ toString: () => 'a', valueOf: () => 'b' }}`, 'a');
  assert.same({ toString: () => 'a', valueOf: () => 'b' } + '', 'b');
  assert.same(+{ valueOf: () => 5 }, 5);
  assert.throws(TypeError, () => `${{ toString: () => ({}), valueOf: () => ({}) }}`);
  assert.throws(TypeError, () => `${Object.create(null)}`);
});
