// Operators: ES2022 13.5–13.14, 13.16, 7.1, 7.2
const ordered = (log, n, v) => ({ valueOf() { log.push(n); return v; } });
test('typeof', () => {
  assert.array([typeof undefined, typeof null, typeof true, typeof 1, typeof 's', typeof Symbol(), typeof {}, typeof [], typeof (() => {}), typeof class {}, typeof /a/],
    ['undefined', 'object', 'boolean', 'number', 'string', 'symbol', 'object', 'object', 'function', 'function', 'object']);
});
test('typeof of an undeclared name', () => { assert.same(typeof nobodyDeclaredThis, 'undefined'); });
test('void evaluates', () => {
  let n = 0;
  assert.same(void n++, undefined);
  assert.same(n, 1);
});
test('delete', () => {
  const o = { a: 1, b: 2 }, k = 'b';
  assert.same(delete o.a, true);
  assert.same(delete o[k], true);
  assert.same(delete o.nothing, true);
  assert.same(Object.keys(o).length, 0);
  assert.same(delete 5, true);
  assert.same(delete (() => {})(), true);
});
test('delete of what cannot be deleted is a TypeError', () => {
  assert.throws(TypeError, () => { delete Object.freeze({ a: 1 }).a; });
  assert.throws(TypeError, () => { delete [].length; });
  assert.throws(TypeError, () => { delete 'abc'.length; });
  assert.throws(TypeError, () => { delete null.a; });
});
test('delete of an array element leaves a hole', () => {
  const l = [1, 2];
  delete l[0];
  assert.same(l.length, 2);
  assert(!(0 in l));
});
test('comma', () => {
  let n = 0;
  assert.same((n++, n++, n), 2);
});
test('conditional', () => {
  assert.same(1 ? 2 : 3, 2);
  assert.same(0 ? 2 : 3, 3);
  assert.same(false ? 1 : true ? 2 : 3, 2);
  assert.same('' || null ? 1 : 0, 0);
});
test('&& and || give operands', () => {
  assert.array([0 || 'a', 1 || 'a', 0 && 'a', 1 && 'a', null || undefined || 'x'], [0 || 'a', 1, 0, 'a', 'x']);
});
test('&& binds tighter than ||', () => { assert.same(1 || 0 && 0, 1); });
test('! and !!', () => { assert.array([!0, !'', !NaN, !!'a', !!{}, !null], [true, true, true, true, true, true]); });
test('+ adds and joins', () => {
  assert.array([1 + 2, '1' + 2, 1 + '2', true + 1, null + 1, [] + [], {} + '', [1] + 1, undefined + 1], [3, '12', '12', 2, 1, '', '[object Object]', '11', NaN]);
});
test('+ associates to the left', () => { assert.same(1 + 2 + '3', '33'); assert.same('1' + 2 + 3, '123'); });
test('+ converts with hint default', () => {
  const o = { [Symbol.toPrimitive](h) { return h; } };
  assert.array([o + '', `${o}`, +{ [Symbol.toPrimitive](h) { return h === 'number' ? 1 : 2; } }], ['default', 'string', 1]);
});
test('dates join as strings', () => { assert.same(typeof (new Date(0) + 1), 'string'); assert.same(new Date(5) - 1, 4); });
test('Symbol.toPrimitive that is no function or gives an object is a TypeError', () => {
  assert.throws(TypeError, () => +{ [Symbol.toPrimitive]: 1 });
  assert.throws(TypeError, () => +{ [Symbol.toPrimitive]() { return {}; } });
  assert.same({ [Symbol.toPrimitive]: null, valueOf() { return 3; } } * 1, 3);
});
test('valueOf before toString for numbers, the other way for strings', () => {
  const o = { valueOf() { return 1; }, toString() { return 's'; } };
  assert.array([o * 2, o + '', String(o), `${o}`, { s: 1 }[o]], [2, '1', 's', 's', 1]);
});
test('an object that converts to nothing primitive is a TypeError', () => {
  const o = { valueOf() { return {}; }, toString() { return {}; } };
  assert.throws(TypeError, () => o + 1);
  assert.throws(TypeError, () => Object.create(null) + '');
});
test('symbols do not convert', () => {
  const s = Symbol('s');
  assert.throws(TypeError, () => s + '');
  assert.throws(TypeError, () => +s);
  assert.throws(TypeError, () => s * 1);
  assert.throws(TypeError, () => '' + s);
});
test('operands are evaluated, then converted, left first', () => {
  const log = [];
  const f = (n) => { log.push('e' + n); return ordered(log, 'v' + n, n); };
  f(1) * f(2);
  f(3) < f(4);
  assert.same(log.join(), 'e1,e2,v1,v2,e3,e4,v3,v4');
});
test('left operands keep their value when the right side changes the variable', () => {
  let a = 1;
  assert.same(a + (a = 5), 6);
  assert.same(a + a++ + a, 16);
  let b = 2;
  const f = () => { b = 10; return 1; };
  assert.same(b + f(), 3);
  assert.same(b * (b = 2), 20);
});
test('left operands of comparisons keep their value', () => {
  let a = 1;
  assert.same(a < (a = 0), false);
  assert.same(a === (a = 5), false);
});
test('arguments and elements keep their value', () => {
  let a = 1;
  const f = (...l) => l.join();
  assert.same(f(a, a = 2, a), '1,2,2');
  assert.array([a, a = 3, a++, a], [2, 3, 3, 4]);
  const o = { x: a, y: (a = 9), z: a };
  assert.array([o.x, o.y, o.z], [4, 9, 9]);
});
test('the object and key of a member keep their value', () => {
  let o = { x: 1 }, k = 'x';
  const first = o;
  o[k] = (o = { x: 2 }, k = 'y', 5);
  assert.same(first.x, 5);
  const l = [10, 20];
  let i = 0;
  l[i] = i = 1;
  assert.array(l, [1, 20]);
});
test('a method\'s object keeps its value over its arguments', () => {
  let o = { n: 1, m(x) { return this.n; } };
  assert.same(o.m(o = { n: 2, m() { return 'wrong'; } }), 1);
});
test('a function keeps its value over its arguments', () => {
  let f = () => 'old';
  assert.same(f(f = () => 'new'), 'old');
});
test('arithmetic', () => {
  assert.array([7 % 3, -7 % 3, 7 % -3, 5.5 % 2, 1 / 0, -1 / 0, 0 / 0, 5 % 0, '6' / '2', '3' * '4', '5' - 2], [1, -1, 1, 1.5, Infinity, -Infinity, NaN, NaN, 3, 12, 3]);
  assert.same(-1 % 1, -0);
});
test('bit operators', () => {
  assert.array([5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 31, 1 << 32, -1 >>> 0, -1 >> 1, 2 ** 32 | 0, 2 ** 31 | 0, NaN | 0, '7' | 0, 1.9 | 0, -1.9 | 0],
    [1, 7, 6, -6, -2147483648, 1, 4294967295, -1, 0, -2147483648, 0, 7, 1, -1]);
});
test('comparisons', () => {
  assert.array(['a' < 'b', 'B' < 'a', '10' < '9', '10' < 9, null >= 0, undefined >= 0, NaN < 1, NaN >= 1, 'a' < 1, [2] > 1, true > false], [true, true, true, false, true, false, false, false, false, true, true]);
});
test('strings compare by code units', () => {
  assert.same('\u{1F600}' < '\uffff', true);
  assert.same('a' < 'ab', true);
  assert.same('' < 'a', true);
});
test('equality', () => {
  assert.array([null == undefined, null == 0, '' == 0, '1' == 1, true == 1, true == '1', [] == '', [1] == 1, NaN == NaN, ({}) == '[object Object]', 'a' == new String('a'), 0 == -0],
    [true, false, true, true, true, true, true, true, false, true, true, true]);
});
test('strict equality', () => {
  const o = {}, s = Symbol();
  assert.array([o === o, {} === {}, NaN === NaN, 0 === -0, '1' === 1, null === undefined, s === s, Symbol.for('a') === Symbol.for('a')], [true, false, false, true, false, false, true, true]);
});
test('== of an object with a primitive converts once', () => {
  let n = 0;
  const o = { valueOf() { n++; return 1; } };
  assert(o == 1);
  assert(!(o == null));
  assert.same(n, 1);
});
test('in', () => {
  assert('a' in { a: undefined });
  assert('toString' in {});
  assert(0 in [1]);
  assert(!(1 in [1]));
  assert(Symbol.iterator in []);
  assert.throws(TypeError, () => 'a' in 'abc');
  assert.throws(TypeError, () => 'a' in null);
});
test('instanceof', () => {
  class A {} class B extends A {}
  assert(new B() instanceof A);
  assert(!(1 instanceof Number));
  assert(!(Object.create(null) instanceof Object));
  assert([] instanceof Object);
  assert.throws(TypeError, () => ({}) instanceof 1);
  assert.throws(TypeError, () => ({}) instanceof {});
  assert.throws(TypeError, () => ({}) instanceof (() => {}));
});
test('instanceof with Symbol.hasInstance', () => {
  const o = { [Symbol.hasInstance](v) { return v === 1; } };
  assert(1 instanceof o);
  assert(!(2 instanceof o));
  assert.same(1 instanceof { [Symbol.hasInstance]: () => 'yes' }, true);
});
test('instanceof with a Symbol.hasInstance that is no function is a TypeError', () => {
  assert.throws(TypeError, () => 1 instanceof { [Symbol.hasInstance]: 1 });
});
test('instanceof of bound functions', () => {
  function F() {}
  assert(new F() instanceof F.bind());
});
test('unary plus and minus', () => {
  assert.array([+'3', +'', +' 12 ', +'1x', +null, +true, +[], +[5], +'0x1f', +'0b11', +'1e3', -'2', +'Infinity', +'-0'], [3, 0, 12, NaN, 0, 1, 0, 5, 31, 3, 1000, -2, Infinity, -0]);
});
test('precedence', () => {
  assert.array([1 + 2 * 3, (1 + 2) * 3, 2 + 3 << 1, 1 < 2 === true, !1 + 1, -2 + 3, typeof 1 + 1, 1 | 2 && 4, 6 & 3 === 3], [7, 9, 10, true, 1, 1, 'number1', 4, 0]);
});
test('grouping keeps references', () => {
  const o = { m() { return this; } };
  assert.same((o.m)(), o);
  assert.same((0, o.m)(), undefined);
});
test('getters are called with the primitive or object as this', () => {
  const o = { get self() { return this; } };
  assert.same(o.self, o);
  assert.same(Object.create(o).self === o, false);
});
test('keys are converted to strings or symbols', () => {
  const o = {}, s = Symbol('s');
  o[1] = 'a'; o['1'] = 'b'; o[null] = 'n'; o[undefined] = 'u'; o[1.5] = 'f'; o[s] = 's'; o[{ toString: () => 'obj' }] = 'o'; o[-0] = 'zero';
  assert.same(JSON.stringify(o), '{"0":"zero","1":"b","null":"n","undefined":"u","1.5":"f","obj":"o"}');
  assert.same(o[s], 's');
});
test('a member of undefined throws before its key is converted', () => {
  let n = 0;
  const k = { toString() { n++; return 'a'; } };
  assert.throws(TypeError, () => { undefined[k]; });
  assert.same(n, 0);
});
