// Optional chaining: ES2022 13.3.9, 13.5.1
const none = null, missing = undefined;
test('gives undefined for null and undefined', () => {
  assert.same(none?.a, undefined);
  assert.same(missing?.a, undefined);
  assert.same(none?.['a'], undefined);
  assert.same(none?.(), undefined);
});
test('goes on for everything else', () => {
  assert.same(''?.length, 0);
  assert.same((0)?.toFixed(1), '0.0');
  assert.same(false?.toString(), 'false');
  assert.same({ a: { b: 1 } }?.a?.b, 1);
});
test('ends the whole chain', () => {
  assert.same(none?.a.b.c, undefined);
  assert.same(none?.a.b().c[0], undefined);
  assert.same(none?.a()()(), undefined);
});
test('parentheses end the short circuit', () => {
  assert.throws(TypeError, () => (none?.a).b);
  assert.throws(TypeError, () => (none?.a)());
});
test('does not evaluate keys and arguments', () => {
  let n = 0;
  none?.[n++];
  none?.a(n++);
  none?.(n++);
  none?.a[n++].b(n++);
  assert.same(n, 0);
});
test('evaluates the object once', () => {
  let n = 0;
  const f = () => { n++; return { a: { b() { return 1; } } }; };
  f()?.a?.b?.();
  assert.same(n, 1);
});
test('a later missing property still throws', () => {
  assert.throws(TypeError, () => ({})?.a.b);
  assert.throws(TypeError, () => ({ a: null })?.a.b);
});
test('calls keep this', () => {
  const o = { v: 1, m() { return this.v; }, n: { m() { return this === o.n; } } };
  assert.same(o?.m(), 1);
  assert.same(o.m?.(), 1);
  assert.same(o?.m?.(), 1);
  assert.same(o?.['m'](), 1);
  assert.same(o.n?.m(), true);
  assert.same((o?.m)(), 1);
  assert.same((o.m)?.(), 1);
});
test('a missing method with ?.() is undefined, with () a TypeError', () => {
  const o = {};
  assert.same(o.m?.(), undefined);
  assert.throws(TypeError, () => o?.m());
});
test('what is no function is a TypeError', () => {
  assert.throws(TypeError, () => ({ m: 1 }).m?.());
});
test('spread arguments', () => {
  const o = { max: (...a) => Math.max(...a) };
  assert.same(o?.max(...[1, 3]), 3);
  assert.same(o.max?.(...[1, 4]), 4);
  assert.same(o.nothing?.(...none), undefined);
});
test('delete', () => {
  const o = { a: { b: 1 } };
  assert.same(delete o?.a?.b, true);
  assert(!('b' in o.a));
  assert.same(delete none?.a, true);
  assert.same(delete none?.a.b, true);
});
test('with super, this and new.target\'s members', () => {
  class A { m() { return 'A'; } } class B extends A { t() { return [super.m?.(), super.x?.(), this?.v, new.target?.name].join(); } v = 1; }
  assert.same(new B().t(), 'A,,1,');
});
test('with calls of functions', () => {
  const f = () => ({ g: null });
  assert.same(f?.().g?.h, undefined);
  assert.same(f().g?.(), undefined);
});
test('in conditions, assignments and templates', () => {
  if (none?.a) assert(false);
  const x = none?.a ?? 'd';
  assert.same(`${none?.a}${x}`, 'undefinedd');
  assert.same(none?.a === undefined, true);
  assert.same(typeof none?.a, 'undefined');
  assert.same(!none?.a, true);
});
test('a conditional with a number that starts with a point', () => {
  assert.same(true?.5:1, .5);
});
test('keys are evaluated in order', () => {
  const seen = [];
  const o = { a: { b: () => 'r' } };
  const k = (x) => { seen.push(x); return x; };
  assert.same(o?.[k('a')]?.[k('b')]?.(k('arg')), 'r');
  assert.same(seen.join(), 'a,b,arg');
});
test('getters run once', () => {
  let n = 0;
  const o = { get a() { n++; return { b: 1 }; } };
  o.a?.b;
  o?.a.b;
  assert.same(n, 2);
});
test('in loops and closures', () => {
  const list = [{ a: 1 }, null, { a: 3 }];
  assert.array(list.map((x) => x?.a), [1, undefined, 3]);
  for (const x of [null]) assert.same(x?.a?.b, undefined);
});
test('with await', async () => {
  assert.same(await none?.a, undefined);
  assert.same((await Promise.resolve(null))?.a, undefined);
  assert.same(none?.a(await Promise.reject), undefined);
});
test('eval\'s neighbours: a call of an undeclared name still throws', () => {
  assert.throws(ReferenceError, () => undeclaredName?.a);
});
