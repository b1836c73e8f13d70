// Symbols and the protocols of well-known ones: ES2022 6.1.5, 7.4, 13.3, 20.4
test('symbols are unique, typeof symbol', () => {
  assert.different(Symbol('a'), Symbol('a'));
  assert.same(typeof Symbol(), 'symbol');
  assert.throws(TypeError, () => new Symbol());
});
test('as keys they do not collide with strings', () => {
  const a = Symbol('k'), o = { [a]: 1, k: 2 };
  assert.array([o[a], o.k, Object.keys(o).length, Object.getOwnPropertySymbols(o).length], [1, 2, 1, 1]);
});
test('are left out by for-in, Object.keys and JSON', () => {
  const o = { [Symbol('s')]: 1 };
  for (const k in o) assert(false);
  assert.same(JSON.stringify(o), '{}');
  assert.same(JSON.stringify([Symbol('s')]), '[null]');
});
test('Symbol.for and keyFor', () => {
  assert.same(Symbol.for('x'), Symbol.for('x'));
  assert.same(Symbol.keyFor(Symbol.for('x')), 'x');
  assert.same(Symbol.keyFor(Symbol('x')), undefined);
});
test('description and toString', () => {
  assert.array([Symbol('d').description, Symbol().description, Symbol('').description, String(Symbol('t'))], ['d', undefined, '', 'Symbol(t)']);
});
test('are true, equal themselves, wrap', () => {
  const s = Symbol('s');
  assert(s && s === s && Object(s) == s);
  assert.same(typeof Object(s), 'object');
  assert.same({ [s]: 1 }[Object(s)], 1);
});
test('well-known symbols are there', () => {
  for (const k of ['iterator', 'asyncIterator', 'hasInstance', 'toPrimitive', 'toStringTag', 'isConcatSpreadable', 'match', 'replace', 'search', 'split']) {
    assert.same(typeof Symbol[k], 'symbol', k);
  }
});
test('Symbol.species, matchAll and unscopables are there', () => {
  for (const k of ['species', 'matchAll', 'unscopables']) assert.same(typeof Symbol[k], 'symbol', k);
});
test('well-known symbols cannot be changed', () => {
  assert.throws(TypeError, () => { Symbol.iterator = 1; });
});
test('an object that is its own iterator', () => {
  const it = { n: 0, next() { return { value: this.n++, done: this.n > 3 }; }, [Symbol.iterator]() { return this; } };
  assert.array([...it], [0, 1, 2]);
});
test('built-in iterators are iterable', () => {
  const it = [1, 2][Symbol.iterator]();
  assert.same(it[Symbol.iterator](), it);
  it.next();
  assert.array([...it], [2]);
});
test('array iterators go on after their end as ended', () => {
  const l = [1], it = l[Symbol.iterator]();
  it.next();
  assert(it.next().done);
  l.push(2);
  assert(it.next().done);
});
test('Symbol.toStringTag', () => {
  assert.same(Object.prototype.toString.call({ [Symbol.toStringTag]: 'X' }), '[object X]');
  assert.same(Object.prototype.toString.call({ [Symbol.toStringTag]: 1 }), '[object Object]');
});
test('Symbol.isConcatSpreadable', () => {
  assert.array([0].concat({ length: 1, 0: 'a', [Symbol.isConcatSpreadable]: true }), [0, 'a']);
  const l = [1, 2];
  l[Symbol.isConcatSpreadable] = false;
  assert.same([0].concat(l)[1], l);
});
test('Symbol.toPrimitive of Date and Symbol', () => {
  assert.same(typeof Date.prototype[Symbol.toPrimitive], 'function');
  assert.same(new Date(0)[Symbol.toPrimitive]('number'), 0);
});
test('Symbol.match, replace, search and split of own objects', () => {
  const o = { [Symbol.match]: (s) => 'm' + s, [Symbol.replace]: (s, r) => s + r, [Symbol.search]: (s) => s.length, [Symbol.split]: (s) => [s, s] };
  assert.array(['a'.match(o), 'a'.replace(o, 'r'), 'abc'.search(o), 'a'.split(o).join()], ['ma', 'ar', 3, 'a,a']);
});
test('Map, Set and Promise.all take any iterable', async () => {
  function* g() { yield ['a', 1]; }
  assert.same(new Map(g()).get('a'), 1);
  assert.same(new Set('aab').size, 2);
  assert.array(await Promise.all((function* () { yield 1; yield Promise.resolve(2); })()), [1, 2]);
});
test('Array.from takes iterables before array-likes', () => {
  assert.array(Array.from({ length: 1, 0: 'no', *[Symbol.iterator]() { yield 'yes'; } }), ['yes']);
  assert.array(Array.from({ length: 2, 0: 'a', 1: 'b' }), ['a', 'b']);
});
test('Array.from closes on an error in its function', () => {
  let closed = false;
  function* g() { try { yield 1; } finally { closed = true; } }
  assert.throwsValue('f', () => Array.from(g(), () => { throw 'f'; }));
  assert(closed);
});
test('class instances as iterators with return', () => {
  const log = [];
  class It { i = 0; next() { return { value: this.i++, done: false }; } return(v) { log.push('closed'); return { value: v, done: true }; } [Symbol.iterator]() { return this; } }
  const [a, b] = new It();
  for (const x of new It()) if (x === 2) break;
  assert.array([a, b, log.length], [0, 1, 2]);
});
