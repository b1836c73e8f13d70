// Generators: ES2022 15.5, 27.3, 27.5, 14.4
test('yield and return values', () => {
  function* g() { yield 1; yield; return 3; }
  const it = g();
  for (const [value, done] of [[1, false], [undefined, false], [3, true], [undefined, true]]) {
    const r = it.next();
    assert.same(r.value, value);
    assert.same(r.done, done);
  }
});
test('nothing runs before the first next', () => {
  let ran = false;
  function* g() { ran = true; }
  const it = g();
  assert(!ran);
  it.next();
  assert(ran);
});
test('next passes a value in; the first is ignored', () => {
  function* g() { const a = yield 'a'; const b = yield a + 1; return b; }
  const it = g();
  assert.same(it.next('ignored').value, 'a');
  assert.same(it.next(5).value, 6);
  assert.same(it.next('end').value, 'end');
});
test('yield in every position', () => {
  function* g() { const o = { a: yield 1, [yield 2]: 3 }; const l = [yield 3, ...(yield 4)]; return f(yield 5, `${yield 6}`) + ((yield 7) ? yield 8 : 0) + -(yield 9) + l.length + Object.keys(o).length; function f(a, b) { return a + b; } }
  const it = g();
  const answers = [undefined, 'a', 'k', 'x', ['p', 'q'], 'five', 'six', true, 'eight', 9];
  let r;
  for (const a of answers) r = it.next(a);
  assert.same(r.value, 'fivesixeight-932');
});
test('yield is looser than an assignment\'s right side', () => {
  function* g() { const x = yield 1, y = (yield 2) + 1; return [x, y]; }
  const it = g();
  it.next(); it.next('x');
  assert.array(it.next(1).value, ['x', 2]);
});
test('yield without operand before ) ] } , ; :', () => {
  function* g() { const a = [yield, yield]; const b = (yield); ({ k: yield }); return a.length + b; }
  const it = g();
  for (let i = 0; i < 4; i++) it.next(1);
  assert.same(it.next(1).value, 3);
});
test('yield in conditions and loops', () => {
  function* g() { let n = 0; while (yield n) n++; for (let i = yield 'init'; i < (yield 'test'); i += yield 'inc') n += i; return n; }
  const it = g();
  it.next(); it.next(true); assert.same(it.next(false).value, 'init');
  it.next(1); it.next(3); assert.same(it.next(5).value, 'test');
  assert.same(it.next(0).value, 2);
});
test('yield in switch, labels and with break', () => {
  function* g() { outer: for (const x of [1, 2, 3]) { switch (yield x) { case 'skip': continue outer; case 'stop': break outer; default: yield 'd' + x; } } return 'end'; }
  const it = g();
  assert.array([it.next().value, it.next('skip').value, it.next('other').value, it.next().value, it.next('stop').value], [1, 2, 'd2', 3, 'end']);
});
test('yield evaluates operands in order', () => {
  const seen = [];
  function* g() { seen.push('a') + (yield) + seen.push('b'); }
  const it = g();
  it.next();
  assert.same(seen.join(), 'a');
  it.next();
  assert.same(seen.join(), 'a,b');
});
test('left operands keep their value over a yield', () => {
  function* g() { let x = 1; const r = x + (yield); return r; }
  function* h() { let x = 1; const f = () => { x = 10; }; const r = x + (yield f()); return [r, x].join(); }
  const it = h();
  it.next();
  assert.same(it.next(1).value, '2,10');
});
test('try, catch and finally', () => {
  const seen = [];
  function* g() { try { yield 1; } catch (e) { seen.push(e); yield 2; } finally { seen.push('f'); yield 3; } yield 4; }
  const it = g();
  it.next();
  assert.array([it.throw('t').value, it.next().value, it.next().value, it.next().done], [2, 3, 4, true]);
  assert.same(seen.join(), 't,f');
});
test('throw before the start ends it', () => {
  function* g() { yield 1; }
  const it = g();
  assert.throwsValue('t', () => it.throw('t'));
  assert(it.next().done);
});
test('throw after the end throws', () => {
  function* g() {}
  const it = g();
  it.next();
  assert.throwsValue('t', () => it.throw('t'));
});
test('an error inside ends it', () => {
  function* g() { throw 'in'; }
  const it = g();
  assert.throwsValue('in', () => it.next());
  assert.same(it.next().done, true);
});
test('return runs finally', () => {
  const seen = [];
  function* g() { try { yield 1; } finally { seen.push('f'); } }
  const it = g();
  it.next();
  const r = it.return('r');
  assert.array([r.value, r.done, seen.join()], ['r', true, 'f']);
});
test('return before the start runs nothing', () => {
  let ran = false;
  function* g() { try { yield 1; } finally { ran = true; } }
  const it = g(), r = it.return(5);
  assert.array([r.value, r.done, ran], [5, true, false]);
  assert(it.next().done);
});
test('return after the end', () => {
  function* g() {}
  const it = g();
  it.next();
  assert.same(it.return(7).value, 7);
});
test('finally may yield on return', () => {
  function* g() { try { yield 1; } finally { yield 'cleanup'; } }
  const it = g();
  it.next();
  const r = it.return('r');
  assert.array([r.value, r.done], ['cleanup', false]);
  const last = it.next();
  assert.array([last.value, last.done], ['r', true]);
});
test('finally may return something else', () => {
  function* g() { try { yield 1; } finally { return 'f'; } }
  const it = g();
  it.next();
  assert.same(it.return('r').value, 'f');
});
test('finally may throw on return', () => {
  function* g() { try { yield 1; } finally { throw 'f'; } }
  const it = g();
  it.next();
  assert.throwsValue('f', () => it.return('r'));
});
test('catch does not see return', () => {
  let caught = false;
  function* g() { try { yield 1; } catch { caught = true; } }
  const it = g();
  it.next();
  it.return();
  assert(!caught);
});
test('nested try blocks on return', () => {
  const seen = [];
  function* g() { try { try { yield 1; } catch (e) { seen.push('no'); } finally { seen.push('inner'); } } catch (e) { seen.push('no'); } finally { seen.push('outer'); } }
  const it = g();
  it.next();
  it.return();
  assert.same(seen.join(), 'inner,outer');
});
test('break out of finally cancels a return', () => {
  function* g() { for (;;) { try { yield 1; } finally { break; } } yield 'after'; }
  const it = g();
  it.next();
  assert.same(it.return('r').value, 'after');
});
test('running it while it runs is a TypeError', () => {
  let it;
  function* g() { it.next(); }
  it = g();
  assert.throws(TypeError, () => it.next());
});
test('for-of closes it on break, return and throw', () => {
  const seen = [];
  function* g(n) { try { yield 1; yield 2; } finally { seen.push(n); } }
  for (const x of g('break')) break;
  (() => { for (const x of g('return')) return; })();
  assert.throwsValue('t', () => { for (const x of g('throw')) throw 't'; });
  assert.same(seen.join(), 'break,return,throw');
});
test('this and arguments', () => {
  function* g() { yield this; yield arguments.length; yield* arguments; }
  assert.array([...g.call('me', 5, 6)].map(String), ['me', '2', '5', '6']);
});
test('methods see this and super', () => {
  class A { *g() { yield 'A'; } }
  class B extends A { *g() { yield* super.g(); yield this.v; } v = 'B'; static *s() { yield this === B; } }
  assert.array([...new B().g()], ['A', 'B']);
  assert.array([...B.s()], [true]);
});
test('arrow functions inside see its this', () => {
  const o = { v: 1, *g() { const f = () => this.v; yield f(); } };
  assert.array([...o.g()], [1]);
});
test('a generator object inherits from the function\'s prototype', () => {
  function* g() {}
  g.prototype.hello = 'hi';
  assert.same(g().hello, 'hi');
  assert(g() instanceof g);
});
test('a prototype that is no object falls back', () => {
  function* g() {}
  const original = Object.getPrototypeOf(g.prototype);
  g.prototype = null;
  assert.same(Object.getPrototypeOf(g()), original);
});
test('each generator function has its own prototype object', () => {
  function* g() {}
  function* h() {}
  assert.different(g.prototype, h.prototype);
  assert.same(Object.getPrototypeOf(g.prototype), Object.getPrototypeOf(h.prototype));
  assert(!Object.prototype.hasOwnProperty.call(g.prototype, 'constructor'));
});
test('it is its own iterator', () => {
  function* g() {}
  const it = g();
  assert.same(it[Symbol.iterator](), it);
});
test('Symbol.toStringTag', () => {
  function* g() {}
  assert.same(Object.prototype.toString.call(g()), '[object Generator]');
});
test('next of another object is a TypeError', () => {
  function* g() {}
  const { next } = g();
  assert.throws(TypeError, () => next.call({}));
  assert.throws(TypeError, () => next.call(1));
});
test('two generators of one function are independent', () => {
  function* g() { let n = 0; while (true) yield n++; }
  const a = g(), b = g();
  a.next(); a.next();
  assert.array([a.next().value, b.next().value], [2, 0]);
});
test('endless generators', () => {
  function* naturals() { let n = 0; for (;;) yield n++; }
  function* take(it, n) { for (const x of it) { if (n-- <= 0) return; yield x; } }
  assert.array([...take(naturals(), 3)], [0, 1, 2]);
});
test('recursion', () => {
  function* walk(t) { if (t) { yield* walk(t.l); yield t.v; yield* walk(t.r); } }
  assert.array([...walk({ l: { v: 1 }, v: 2, r: { l: { v: 3 }, v: 4 } })], [1, 2, 3, 4]);
});
test('hoisting and use before declaration', () => {
  assert.array([...g()], [1]);
  function* g() { yield 1; }
});
test('generator expressions with names see themselves', () => {
  const f = function* g(n) { yield n; if (n) yield* g(n - 1); };
  assert.array([...f(2)], [2, 1, 0]);
});
test('closures in loops of generators', () => {
  function* g() { for (let i = 0; i < 3; i++) yield () => i; }
  assert.array([...g()].map((f) => f()), [0, 1, 2]);
});
test('results are fresh objects with value and done', () => {
  function* g() { yield 1; yield 2; }
  const it = g(), a = it.next(), b = it.next();
  assert.different(a, b);
  assert.array(Object.keys(a), ['value', 'done']);
});
test('yield* delegates to a generator and gives its return value', () => {
  function* inner() { yield 1; return 'r'; }
  function* outer() { const r = yield* inner(); yield r; }
  assert.array([...outer()], [1, 'r']);
});
test('yield* takes arrays, strings, Map and Set', () => {
  function* g() { yield* [1, 2]; yield* 'ab'; yield* new Set([3]); yield* new Map([[4, 5]]); }
  assert.same(JSON.stringify([...g()]), '[1,2,"a","b",3,[4,5]]');
});
test('yield* passes next values on', () => {
  function* inner() { const a = yield 'q'; return a; }
  function* outer() { return yield* inner(); }
  const it = outer();
  it.next();
  assert.same(it.next('answer').value, 'answer');
});
test('yield* passes throw on', () => {
  function* inner() { try { yield 1; } catch (e) { yield 'caught ' + e; } }
  function* outer() { yield* inner(); yield 'after'; }
  const it = outer();
  it.next();
  assert.same(it.throw('t').value, 'caught t');
  assert.same(it.next().value, 'after');
});
test('yield* passes return on', () => {
  const seen = [];
  function* inner() { try { yield 1; } finally { seen.push('inner'); } }
  function* outer() { try { yield* inner(); } finally { seen.push('outer'); } }
  const it = outer();
  it.next();
  assert.same(it.return('r').value, 'r');
  assert.same(seen.join(), 'inner,outer');
});
test('yield* without throw closes and is a TypeError', () => {
  let closed = 0;
  const inner = { [Symbol.iterator]() { return { next() { return { value: 1, done: false }; }, return() { closed++; return {}; } }; } };
  function* outer() { yield* inner; }
  const it = outer();
  it.next();
  assert.throws(TypeError, () => it.throw('t'));
  assert.same(closed, 1);
});
test('yield* without return just returns', () => {
  const inner = { [Symbol.iterator]() { return { next() { return { value: 1, done: false }; } }; } };
  function* outer() { yield* inner; }
  const it = outer();
  it.next();
  assert.same(it.return('r').value, 'r');
});
test('yield* gives the inner result objects through unchanged', () => {
  const result = { value: 1, done: false, extra: true };
  function* g() { yield* { [Symbol.iterator]() { return { next() { return result; } }; } }; }
  assert.same(g().next(), result);
});
test('yield* does not read value of a result that is not done', () => {
  let read = 0;
  function* g() { yield* { [Symbol.iterator]() { return { next() { return { done: false, get value() { read++; } }; } }; } }; }
  g().next();
  assert.same(read, 0);
});
test('yield* of what is not iterable is a TypeError', () => {
  function* g() { yield* 1; }
  assert.throws(TypeError, () => g().next());
  function* h() { yield* {}; }
  assert.throws(TypeError, () => h().next());
});
test('yield* asks for next once', () => {
  let asked = 0;
  function* g() { yield* { [Symbol.iterator]() { let i = 0; return { get next() { asked++; return () => ({ value: 0, done: i++ > 2 }); } }; } }; }
  assert.same([...g()].length, 3);
  assert.same(asked, 1);
});
test('yield* of a result that is no object is a TypeError', () => {
  function* g() { yield* { [Symbol.iterator]() { return { next() { return 1; } }; } }; }
  assert.throws(TypeError, () => g().next());
});
test('yield as a property name', () => {
  function* g() { const o = { yield: 1 }; yield o.yield; }
  assert.array([...g()], [1]);
});
test('a generator as an immediately called expression', () => {
  assert.array([...(function* () { yield 1; })()], [1]);
});
