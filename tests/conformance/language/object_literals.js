// Object literals: ES2022 13.2.5, B.3.1
test('shorthand, methods, accessors, computed keys', () => {
  const a = 1, k = 'key';
  const o = { a, m() { return this.a; }, get g() { return 2; }, set s(v) { this.v = v; }, [k]: 3, [k + 'M']() { return 4; }, 'q r': 5, 6: 6, 0x10: 16, 1e3: 'e' };
  o.s = 7;
  assert.array([o.a, o.m(), o.g, o.key, o.keyM(), o['q r'], o[6], o[16], o[1000], o.v], [1, 1, 2, 3, 4, 5, 6, 16, 'e', 7]);
});
test('computed accessors', () => {
  const k = 'x';
  const o = { get [k]() { return 1; }, set [k](v) { this.seen = v; }, get [`${k}y`]() { return 2; } };
  o.x = 5;
  assert.array([o.x, o.xy, o.seen], [1, 2, 5]);
  assert.property(o, 'x', { enumerable: true, configurable: true });
});
test('accessors with symbol keys', () => {
  const s = Symbol('s');
  const o = { get [s]() { return 's'; }, get [Symbol.toStringTag]() { return 'T'; } };
  assert.same(o[s], 's');
  assert.same(String(o), '[object T]');
});
test('accessors with string, number and keyword names', () => {
  const o = { get 'a b'() { return 1; }, get 2() { return 2; }, get if() { return 3; }, get get() { return 4; }, set set(v) {} };
  assert.array([o['a b'], o[2], o.if, o.get], [1, 2, 3, 4]);
});
test('names such as get, set, async, await, static', () => {
  const get = 1, set = 2, async = 3;
  const o = { get, set, async, static: 4, await: 5, of: 6 };
  assert.array([o.get, o.set, o.async, o.static, o.await, o.of], [1, 2, 3, 4, 5, 6]);
  const p = { get() { return 1; }, set() { return 2; }, async() { return 3; }, static() { return 4; } };
  assert.array([p.get(), p.set(), p.async(), p.static()], [1, 2, 3, 4]);
});
test('a later property of the same name wins, in the first one\'s place', () => {
  const o = { a: 1, b: 2, a: 3 };
  assert.same(JSON.stringify(o), '{"a":3,"b":2}');
});
test('an accessor replaces a value and the other way round', () => {
  const o = { a: 1, get a() { return 2; } }, p = { get a() { return 1; }, a: 2 };
  assert.same(o.a, 2);
  assert.property(p, 'a', { value: 2, writable: true });
});
test('a getter and a setter apart join', () => {
  const o = { get a() { return this.v; }, b: 1, set a(v) { this.v = v; } };
  o.a = 3;
  assert.same(o.a, 3);
});
test('keys and values are evaluated in order', () => {
  const seen = [];
  const f = (x) => { seen.push(x); return x; };
  ({ [f('a')]: f(1), b: f(2), [f('c')]() {}, get [f('d')]() { return 1; }, ...f({}) });
  assert.same(seen.map(String).join(), 'a,1,2,c,d,[object Object]');
});
test('a computed key is converted once, before its value is evaluated', () => {
  const seen = [];
  const k = { toString() { seen.push('key'); return 'k'; } };
  ({ [k]: seen.push('value') });
  assert.same(seen.join(), 'key,value');
});
test('__proto__: sets the prototype', () => {
  const p = { x: 1 };
  const o = { __proto__: p, y: 2 }, q = { '__proto__': p };
  assert.same(Object.getPrototypeOf(o), p);
  assert.same(Object.getPrototypeOf(q), p);
  assert.array(Object.keys(o), ['y']);
  assert.same(Object.getPrototypeOf({ __proto__: null }), null);
});
test('__proto__ with a value that is no object does nothing', () => {
  assert.same(Object.getPrototypeOf({ __proto__: 1 }), Object.prototype);
  assert.same(Object.prototype.hasOwnProperty.call({ __proto__: 1 }, '__proto__'), false);
});
test('__proto__ shorthand, computed and as a method are plain properties', () => {
  const __proto__ = 1;
  const a = { __proto__ }, b = { ['__proto__']: 2 }, c = { __proto__() { return 3; } };
  for (const o of [a, b, c]) {
    assert(Object.prototype.hasOwnProperty.call(o, '__proto__'));
    assert.same(Object.getPrototypeOf(o), Object.prototype);
  }
});
test('super in methods', () => {
  const base = { m() { return 'base' + this.v; }, get g() { return 'g'; } };
  const o = { __proto__: base, v: 1, m() { return super.m() + '!'; }, get g() { return super.g + '2'; }, async a() { return super.m(); }, *i() { yield super.m(); } };
  assert.same(o.m(), 'base1!');
  assert.same(o.g, 'g2');
  assert.array([...o.i()], ['base1']);
});
test('super follows a changed prototype', () => {
  const o = { m() { return super.x; } };
  Object.setPrototypeOf(o, { x: 'new' });
  assert.same(o.m(), 'new');
});
test('super belongs to where the method was written', () => {
  const o = { __proto__: { who: 'a' }, m() { return super.who; } };
  const p = { __proto__: { who: 'b' }, m: o.m };
  assert.same(p.m(), 'a');
});
test('super in computed methods and arrow functions', () => {
  const o = { __proto__: { x: 1 }, ['m']() { return (() => super.x)(); } };
  assert.same(o.m(), 1);
});
test('writing through super writes to this', () => {
  const o = { __proto__: { set x(v) { this.y = v; } }, m() { super.x = 5; super.z = 6; return [this.y, this.z, Object.keys(this).includes('z')].join(); } };
  assert.same(o.m(), '5,6,true');
});
test('properties are writable, enumerable and configurable', () => {
  const o = { a: 1, m() {} };
  for (const k of ['a', 'm']) assert.property(o, k, { writable: true, enumerable: true, configurable: true });
});
test('trailing commas and empty literals', () => {
  assert.same(Object.keys({ a: 1, }).length, 1);
  assert.same(Object.keys({}).length, 0);
});
test('numeric keys are canonical', () => {
  assert.array(Object.keys({ 1.50: 1, 0b11: 1, 1e21: 1, .5: 1 }), ['3', '1.5', '1e+21', '0.5']);
});
test('keys beyond the BMP and with escapes', () => {
  const o = { '\u{1F600}': 1, \u0061b: 2, 'a\nb': 3 };
  assert.array(Object.keys(o), ['\u{1F600}', 'ab', 'a\nb']);
});
test('array literals: holes, trailing commas, nesting', () => {
  assert.same([1, , 2].length, 3);
  assert(!(1 in [1, , 2]));
  assert.same([1, 2,].length, 2);
  assert.same([,].length, 1);
  assert.same([[1], [[2]]][1][0][0], 2);
});
test('async and generator methods with computed names', async () => {
  const k = 'x';
  const o = { async [k]() { return 1; }, *[k + 'g']() { yield 2; }, async *[k + 'ag']() { yield 3; } };
  assert.same(await o.x(), 1);
  assert.array([...o.xg()], [2]);
  assert.same((await o.xag().next()).value, 3);
});
test('keyword properties', () => {
  const o = { class: 1, function: 2, default: 3, null: 4, true: 5, in: 6 };
  assert.array([o.class, o.function, o.default, o.null, o.true, o.in], [1, 2, 3, 4, 5, 6]);
});
test('computed keys are converted in order, with what stands between', () => {
  const seen = [];
  const k = (name) => ({ toString() { seen.push(name); return name; } });
  const o = { [k('a')]: seen.push('x'), [k('b')]() {}, get [k('c')]() { return 1; }, [k('d')]: seen.push('y'), [k('e')]: class {} };
  assert.same(seen.join(), 'a,x,b,c,d,y,e');
  assert.same(Object.keys(o).join(), 'a,b,c,d,e');
  const s = Symbol('s'), n = {};
  assert.array(Reflect.ownKeys({ [s]: 1, [n]: 2, [1.5]: 3, [null]: 4 }), ['[object Object]', '1.5', 'null', s]);
});
test('a computed key that cannot be converted keeps its value from being evaluated', () => {
  let evaluated = false;
  const k = { toString() { throw new RangeError('key'); } };
  assert.throws(RangeError, () => ({ [k]: evaluated = true }));
  assert.same(evaluated, false);
});
