// Assignment, logical assignment and exponentiation: ES2022 13.15, 13.6, 13.4
test('compound assignments', () => {
  let a = 7;
  a += 1; assert.same(a, 8); a -= 2; assert.same(a, 6); a *= 3; assert.same(a, 18); a /= 4; assert.same(a, 4.5);
  a %= 2; assert.same(a, 0.5); a **= 2; assert.same(a, 0.25); a = 5; a <<= 2; assert.same(a, 20); a >>= 1; assert.same(a, 10);
  a = -1; a >>>= 28; assert.same(a, 15); a &= 6; assert.same(a, 6); a |= 9; assert.same(a, 15); a ^= 5; assert.same(a, 10);
});
test('the value of an assignment', () => {
  let a, b;
  assert.same(a = b = 3, 3);
  assert.same(a += 2, 5);
});
test('the left side is evaluated first, once', () => {
  const seen = [];
  const o = () => { seen.push('o'); return { get x() { seen.push('get'); return 1; }, set x(v) { seen.push('set ' + v); } }; };
  const k = () => { seen.push('k'); return 'x'; };
  o()[k()] += (seen.push('r'), 1);
  assert.same(seen.join(), 'o,k,get,r,set 2');
});
test('the old value is read before the right side runs', () => {
  let x = 1;
  x += (x = 10, 5);
  assert.same(x, 6);
  const o = { x: 1 };
  o.x += (o.x = 10, 5);
  assert.same(o.x, 6);
});
test('a simple assignment evaluates object, key, value', () => {
  const seen = [], o = {};
  (seen.push('o'), o)[(seen.push('k'), 'x')] = seen.push('v');
  assert.same(seen.join(), 'o,k,v');
});
test('assignment to a property of null throws', () => {
  assert.throws(TypeError, () => { const n = null; n.x = 1; });
  assert.throws(TypeError, () => { let n; n.x += 1; });
});
test('assignment to an undeclared name is a ReferenceError', () => {
  assert.throws(ReferenceError, () => { undeclaredForAssignment = 1; });
  assert.throws(ReferenceError, () => { undeclaredForAssignment += 1; });
});
test('assignment to a frozen, read-only or new property of a sealed object is a TypeError', () => {
  assert.throws(TypeError, () => { Object.freeze({ a: 1 }).a = 2; });
  assert.throws(TypeError, () => { Object.freeze([1])[0] = 2; });
  assert.throws(TypeError, () => { Object.seal({}).a = 2; });
  assert.throws(TypeError, () => { 'abc'.length = 1; });
  assert.throws(TypeError, () => { 'abc'[0] = 'x'; });
});
test('assignment to a property of a primitive is a TypeError', () => {
  assert.throws(TypeError, () => { (1).x = 1; });
  assert.throws(TypeError, () => { 'a'.x = 1; });
});
test('undefined, NaN and Infinity cannot be written', () => {
  assert.throws(TypeError, () => { undefined = 1; });
  assert.throws(TypeError, () => { NaN = 1; });
});
test('??= assigns to null and undefined only', () => {
  let a = null, b, c = 0;
  a ??= 1; b ??= 2; c ??= 3;
  assert.array([a, b, c], [1, 2, 0]);
});
test('||= and &&=', () => {
  let a = 0, b = 1, c = 1, d = 0;
  a ||= 5; b ||= 5; c &&= 6; d &&= 6;
  assert.array([a, b, c, d], [5, 1, 6, 0]);
});
test('logical assignment does not evaluate the right side in vain', () => {
  let n = 0, a = 1, b = 0;
  a ??= n++; a ||= n++; b &&= n++;
  assert.same(n, 0);
});
test('logical assignment does not write in vain', () => {
  const o = Object.freeze({ a: 1, z: 0 });
  o.a ??= 2; o.a ||= 2; o.z &&= 2;
  let sets = 0;
  const p = { get x() { return 1; }, set x(v) { sets++; } };
  p.x ||= 2; p.x ??= 2;
  assert.same(sets, 0);
  const c = 1;
  c ||= 2; c ??= 3;
  assert.throws(TypeError, () => { c &&= 2; });
});
test('logical assignment evaluates object and key once', () => {
  const seen = [];
  const o = {}, f = () => { seen.push('o'); return o; }, k = () => { seen.push('k'); return 'x'; };
  f()[k()] ??= 1;
  f()[k()] ||= 2;
  f()[k()] &&= 3;
  assert.same(seen.join(''), 'okokok');
  assert.same(o.x, 3);
});
test('the value of a logical assignment', () => {
  let a = null, b = 5;
  assert.same(a ??= 'x', 'x');
  assert.same(b ??= 'x', 5);
});
test('logical assignment with a missing property makes it', () => {
  const o = {};
  o.list ??= [];
  o.list.push(1);
  (o.map ||= {}).a = 1;
  assert.same(JSON.stringify(o), '{"list":[1],"map":{"a":1}}');
});
test('** computes', () => {
  assert.array([2 ** 10, 2 ** -1, (-2) ** 2, 4 ** 0.5, 0 ** 0], [1024, 0.5, 4, 2, 1]);
});
test('** associates to the right', () => {
  assert.same(2 ** 3 ** 2, 512);
  assert.same((2 ** 3) ** 2, 64);
});
test('** binds tighter than * and unary minus needs parentheses', () => {
  assert.same(2 * 3 ** 2, 18);
  assert.same(-(2 ** 2), -4);
});
test('** with NaN and infinities', () => {
  assert.same(NaN ** 0, 1);
  assert.same(1 ** Infinity, NaN);
  assert.same(1 ** NaN, NaN);
  assert.same(2 ** -Infinity, 0);
  assert.same((-Infinity) ** 3, -Infinity);
  assert.same((-8) ** (1 / 3), NaN);
});
test('** converts left before right', () => {
  const seen = [];
  const v = (n, x) => ({ valueOf() { seen.push(n); return x; } });
  assert.same(v('a', 2) ** v('b', 3), 8);
  assert.same(seen.join(), 'a,b');
});
test('**= converts and writes', () => {
  let a = '3';
  a **= 2;
  assert.same(a, 9);
});
test('updates', () => {
  let a = 1;
  assert.array([a++, a, ++a, a--, --a], [1, 2, 3, 3, 1]);
});
test('updates convert to a number', () => {
  let a = '5', b = true, c = null, d;
  assert.same(a++, 5); assert.same(a, 6);
  b++; c++; d++;
  assert.array([b, c, d], [2, 1, NaN]);
});
test('updates of properties evaluate object and key once', () => {
  let n = 0;
  const o = { x: 1, 1: 5 };
  const f = () => { n++; return o; };
  f().x++;
  --f()[1];
  assert.array([n, o.x, o[1]], [2, 2, 4]);
});
test('an update of a getter and setter', () => {
  let v = 1;
  const o = { get x() { return v; }, set x(n) { v = n; } };
  assert.same(o.x++, 1);
  assert.same(++o.x, 3);
});
test('assignment names nothing that has a name', () => {
  let a = function named() {};
  assert.same(a.name, 'named');
});
test('assignment to a call result\'s property', () => {
  const o = {}, f = () => o;
  f().x = 1;
  f()['y'] = 2;
  assert.same(o.x + o.y, 3);
});
