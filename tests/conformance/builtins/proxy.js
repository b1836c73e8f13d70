// Proxy: ES2022 28.2 and 10.5
test('Proxy wants new, a target and a handler', () => {
  assert.throws(TypeError, () => Proxy({}, {}));
  assert.throws(TypeError, () => new Proxy(1, {}));
  assert.throws(TypeError, () => new Proxy({}, 1));
  assert.throws(TypeError, () => new Proxy({}));
  assert.same(Proxy.length, 2);
  assert.same('prototype' in Proxy, false);
});
test('an empty handler passes everything on', () => {
  const t = { a: 1 }, p = new Proxy(t, {});
  assert.same(p.a, 1);
  p.b = 2;
  assert.same(t.b, 2);
  assert('b' in p);
  delete p.b;
  assert.same('b' in t, false);
  assert.array(Object.keys(p), ['a']);
  assert.same(Object.getPrototypeOf(p), Object.prototype);
  Object.defineProperty(p, 'c', { value: 3 });
  assert.same(t.c, 3);
  assert.same(Object.getOwnPropertyDescriptor(p, 'c').value, 3);
  Object.preventExtensions(p);
  assert.same(Object.isExtensible(t), false);
});
test('get gets target, key and receiver', () => {
  const t = { x: 1 }, seen = [];
  const h = { get(...args) { seen.push(args, this); return 'got'; } };
  const p = new Proxy(t, h);
  assert.same(p.x, 'got');
  assert.array(seen[0], [t, 'x', p]);
  assert.same(seen[1], h);
  const child = Object.create(p);
  seen.length = 0;
  assert.same(child.y, 'got');
  assert.same(seen[0][2], child);
});
test('get with symbols and indexes', () => {
  const s = Symbol(), keys = [];
  const p = new Proxy([], { get(t, k) { keys.push(k); return 0; } });
  p[s];
  p[0];
  assert.array(keys, [s, '0']);
});
test('get without a trap passes the receiver to getters', () => {
  const p = new Proxy({ get self() { return this; } }, {});
  assert.same(p.self, p);
});
test('get invariants', () => {
  const t = Object.defineProperty({}, 'x', { value: 1 });
  assert.throws(TypeError, () => new Proxy(t, { get: () => 2 }).x);
  assert.same(new Proxy(t, { get: () => 1 }).x, 1);
  const u = Object.defineProperty({}, 'x', { set() {} });
  assert.throws(TypeError, () => new Proxy(u, { get: () => 2 }).x);
});
test('set gets target, key, value, receiver', () => {
  let seen;
  const t = {}, p = new Proxy(t, { set(...args) { seen = args; return true; } });
  p.x = 1;
  assert.array(seen, [t, 'x', 1, p]);
  assert.same('x' in t, false);
});
test('set that gives false throws in strict code', () => {
  const p = new Proxy({}, { set: () => false });
  assert.throws(TypeError, () => { p.x = 1; });
  assert.same(Reflect.set(p, 'x', 1), false);
});
test('set through an inheriting object', () => {
  const seen = [];
  const child = Object.create(new Proxy({}, { set(t, k, v, r) { seen.push(k, v, r === child); return true; } }));
  child.x = 1;
  assert.array(seen, ['x', 1, true]);
  assert.same(Object.hasOwn(child, 'x'), false);
});
test('set invariants', () => {
  const t = Object.defineProperty({}, 'x', { value: 1 });
  assert.throws(TypeError, () => { new Proxy(t, { set: () => true }).x = 2; });
});
test('Reflect.set in a set trap', () => {
  const t = {}, p = new Proxy(t, { set(target, k, v, r) { return Reflect.set(target, k, v * 2, r); } });
  p.x = 2;
  assert.same(t.x, 4);
});
test('has', () => {
  const p = new Proxy({ a: 1 }, { has: (t, k) => k === 'b' });
  assert('b' in p);
  assert(!('a' in p));
  assert('b' in Object.create(p));
  assert(Reflect.has(p, 'b'));
});
test('has invariants', () => {
  assert.throws(TypeError, () => 'x' in new Proxy(Object.defineProperty({}, 'x', { value: 1 }), { has: () => false }));
  assert.throws(TypeError, () => 'a' in new Proxy(Object.preventExtensions({ a: 1 }), { has: () => false }));
});
test('deleteProperty', () => {
  const keys = [];
  const p = new Proxy({ a: 1 }, { deleteProperty(t, k) { keys.push(k); return k !== 'no'; } });
  assert.same(delete p.a, true);
  assert.throws(TypeError, () => { delete p.no; });
  assert.same(Reflect.deleteProperty(p, 'no'), false);
  assert.array(keys, ['a', 'no', 'no']);
  assert.throws(TypeError, () => { delete new Proxy(Object.defineProperty({}, 'x', { value: 1 }), { deleteProperty: () => true }).x; });
});
test('ownKeys', () => {
  const s = Symbol();
  const p = new Proxy({ a: 1, b: 2 }, { ownKeys: () => ['b', 'c', s] });
  assert.array(Reflect.ownKeys(p), ['b', 'c', s]);
  assert.array(Object.keys(p), ['b']);
  assert.array(Object.getOwnPropertyNames(p), ['b', 'c']);
  assert.array(Object.getOwnPropertySymbols(p), [s]);
});
test('ownKeys invariants', () => {
  assert.throws(TypeError, () => Reflect.ownKeys(new Proxy({}, { ownKeys: () => [1] })));
  assert.throws(TypeError, () => Reflect.ownKeys(new Proxy({}, { ownKeys: () => ['a', 'a'] })));
  assert.throws(TypeError, () => Reflect.ownKeys(new Proxy({}, { ownKeys: () => 1 })));
  assert.throws(TypeError, () => Reflect.ownKeys(new Proxy(Object.defineProperty({}, 'x', { value: 1 }), { ownKeys: () => [] })));
  assert.throws(TypeError, () => Reflect.ownKeys(new Proxy(Object.preventExtensions({ a: 1 }), { ownKeys: () => ['a', 'b'] })));
});
test('getOwnPropertyDescriptor', () => {
  const p = new Proxy({ a: 1 }, { getOwnPropertyDescriptor: (t, k) => (k === 'v' ? { value: 7, configurable: true, enumerable: true } : undefined) });
  const d = Object.getOwnPropertyDescriptor(p, 'v');
  assert.same(d.value, 7);
  assert.same(d.writable, false);
  assert.same(Object.getOwnPropertyDescriptor(p, 'a'), undefined);
  assert.same(Object.hasOwn(p, 'v'), true);
  assert.same(Object.hasOwn(p, 'a'), false);
});
test('getOwnPropertyDescriptor decides what keys are enumerable', () => {
  const p = new Proxy({}, { ownKeys: () => ['x', 'y'], getOwnPropertyDescriptor: (t, k) => ({ value: k, configurable: true, enumerable: k === 'x' }) });
  assert.array(Object.keys(p), ['x']);
  assert.same(JSON.stringify(Object.assign({}, new Proxy({ x: 1 }, { ownKeys: () => ['x'] }))), '{"x":1}');
});
test('getOwnPropertyDescriptor invariants', () => {
  const get = (t, d) => () => Object.getOwnPropertyDescriptor(new Proxy(t, { getOwnPropertyDescriptor: () => d }), 'x');
  assert.throws(TypeError, get({}, 1));
  assert.throws(TypeError, get(Object.defineProperty({}, 'x', { value: 1 }), undefined));
  assert.throws(TypeError, get({}, { value: 1, configurable: false }));
  assert.throws(TypeError, get(Object.preventExtensions({}), { value: 1, configurable: true }));
});
test('defineProperty', () => {
  const seen = [];
  const p = new Proxy({}, { defineProperty(t, k, d) { seen.push(k, d.value); return k !== 'no'; } });
  Object.defineProperty(p, 'x', { value: 1 });
  assert.array(seen, ['x', 1]);
  assert.throws(TypeError, () => Object.defineProperty(p, 'no', { value: 1 }));
  assert.same(Reflect.defineProperty(p, 'no', { value: 1 }), false);
});
test('assignment through a proxy without a set trap defines', () => {
  const seen = [];
  const p = new Proxy({}, { defineProperty(t, k, d) { seen.push(k, d.value); return Reflect.defineProperty(t, k, d); } });
  p.x = 5;
  assert.array(seen, ['x', 5]);
  assert.same(p.x, 5);
});
test('defineProperty invariants', () => {
  assert.throws(TypeError, () => Object.defineProperty(new Proxy(Object.preventExtensions({}), { defineProperty: () => true }), 'x', { value: 1 }));
  assert.throws(TypeError, () => Object.defineProperty(new Proxy({}, { defineProperty: () => true }), 'x', { value: 1, configurable: false }));
});
test('getPrototypeOf', () => {
  class A {}
  const p = new Proxy({}, { getPrototypeOf: () => A.prototype });
  assert.same(Object.getPrototypeOf(p), A.prototype);
  assert.same(Reflect.getPrototypeOf(p), A.prototype);
  assert(p instanceof A);
  assert(A.prototype.isPrototypeOf(p));
  assert.same(p.__proto__, A.prototype);
  assert.throws(TypeError, () => Object.getPrototypeOf(new Proxy({}, { getPrototypeOf: () => 1 })));
  assert.throws(TypeError, () => Object.getPrototypeOf(new Proxy(Object.preventExtensions({}), { getPrototypeOf: () => null })));
});
test('setPrototypeOf', () => {
  const seen = [];
  const p = new Proxy({}, { setPrototypeOf(t, proto) { seen.push(proto); return proto !== null; } });
  const proto = {};
  Object.setPrototypeOf(p, proto);
  assert.array(seen, [proto]);
  assert.throws(TypeError, () => Object.setPrototypeOf(p, null));
  assert.same(Reflect.setPrototypeOf(p, null), false);
  assert.throws(TypeError, () => Object.setPrototypeOf(new Proxy(Object.preventExtensions({}), { setPrototypeOf: () => true }), proto));
});
test('isExtensible and preventExtensions', () => {
  const t = {};
  const p = new Proxy(t, { isExtensible: target => Reflect.isExtensible(target), preventExtensions(target) { return Reflect.preventExtensions(target); } });
  assert.same(Object.isExtensible(p), true);
  Object.preventExtensions(p);
  assert.same(Object.isExtensible(p), false);
  assert.throws(TypeError, () => Object.isExtensible(new Proxy({}, { isExtensible: () => false })));
  assert.throws(TypeError, () => Object.preventExtensions(new Proxy({}, { preventExtensions: () => true })));
  assert.throws(TypeError, () => Object.preventExtensions(new Proxy({}, { preventExtensions: () => false })));
  assert.same(Reflect.preventExtensions(new Proxy({}, { preventExtensions: () => false })), false);
});
test('apply', () => {
  let seen;
  const f = function () {};
  const p = new Proxy(f, { apply(...args) { seen = args; return 'called'; } });
  assert.same(p.call('self', 1, 2), 'called');
  assert.same(seen[0], f);
  assert.same(seen[1], 'self');
  assert.array(seen[2], [1, 2]);
  assert.same(typeof p, 'function');
  assert.throws(TypeError, () => new Proxy({}, { apply: () => 1 })());
  assert.same(new Proxy(x => x + 1, {})(1), 2);
});
test('construct', () => {
  class A { constructor(x) { this.x = x; } }
  const P = new Proxy(A, { construct(t, args, newTarget) { return { args, same: newTarget === P }; } });
  const o = new P(1);
  assert.array(o.args, [1]);
  assert(o.same);
  assert.throws(TypeError, () => new (new Proxy(A, { construct: () => 1 }))());
  assert.throws(TypeError, () => new (new Proxy(() => 1, { construct: () => ({}) }))());
  assert.same(new (new Proxy(A, {}))(5).x, 5);
});
test('for-in and spread go through the traps', () => {
  const keys = [];
  const p = new Proxy({ a: 1, b: 2 }, { ownKeys: () => ['a', 'b'] });
  for (const k in p) keys.push(k);
  assert.array(keys, ['a', 'b']);
  assert.same(JSON.stringify({ ...p }), '{"a":1,"b":2}');
  const { a, ...rest } = p;
  assert.same(rest.b, 2);
});
test('Proxy.revocable', () => {
  const { proxy, revoke } = Proxy.revocable({ a: 1 }, {});
  assert.same(proxy.a, 1);
  revoke();
  revoke();
  assert.throws(TypeError, () => proxy.a);
  assert.throws(TypeError, () => { proxy.a = 1; });
  assert.throws(TypeError, () => 'a' in proxy);
  assert.throws(TypeError, () => Object.keys(proxy));
  assert.throws(TypeError, () => Object.getPrototypeOf(proxy));
  assert.throws(TypeError, () => Array.isArray(proxy));
  assert.same(typeof proxy, 'object');
});
test('a trap that is no function', () => {
  assert.throws(TypeError, () => new Proxy({}, { get: 1 }).x);
  assert.same(new Proxy({ x: 1 }, { get: undefined, has: null }).x, 1);
});
test('handlers may change, inherit, and be proxies', () => {
  const h = {}, p = new Proxy({ x: 1 }, h);
  assert.same(p.x, 1);
  h.get = () => 2;
  assert.same(p.x, 2);
  const q = new Proxy({ x: 1 }, Object.create({ get: () => 3 }));
  assert.same(q.x, 3);
  const asked = [];
  const r = new Proxy({ x: 1 }, new Proxy({}, { get(t, k) { asked.push(k); return undefined; } }));
  r.x;
  assert.array(asked, ['get']);
});
test('proxies of proxies', () => {
  const p = new Proxy(new Proxy({ x: 1 }, { get: (t, k) => t[k] + 1 }), { get: (t, k) => t[k] * 10 });
  assert.same(p.x, 20);
});
test('a proxy of an array behaves as an array', () => {
  const t = [1, 2], p = new Proxy(t, {});
  p.push(3);
  assert.same(t.length, 3);
  assert.array([...p], [1, 2, 3]);
  assert.array(p.map(x => x * 2), [2, 4, 6]);
  p.length = 1;
  assert.array(t, [1]);
  assert.array([].concat(p), [1]);
});
test('private fields and Map methods do not pass through', () => {
  class A { #x = 1; get() { return this.#x; } }
  assert.throws(TypeError, () => new Proxy(new A(), {}).get());
  assert.throws(TypeError, () => new Proxy(new Map(), {}).get(1));
});
test('freezing a proxy', () => {
  const t = { a: 1 };
  Object.freeze(new Proxy(t, {}));
  assert(Object.isFrozen(t));
  assert(Object.isFrozen(new Proxy(t, {})));
});
