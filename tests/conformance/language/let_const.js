// let and const: ES2022 8.1, 14.3.1, 14.7.4.4, 14.12
test('a block has bindings of its own', () => {
  let x = 1;
  { let x = 2; assert.same(x, 2); { const x = 3; assert.same(x, 3); } }
  assert.same(x, 1);
});
test('let without initialiser is undefined', () => {
  let x;
  assert.same(x, undefined);
});
test('let without initialiser in a loop is undefined on every turn', () => {
  for (let i = 0; i < 3; i++) { let x; assert.same(x, undefined); x = i; }
});
test('let without initialiser captured in a loop is fresh on every turn', () => {
  const fs = [];
  for (let i = 0; i < 3; i++) { let x; if (i === 1) x = 'set'; fs.push(() => x); }
  assert.array(fs.map((f) => f()), [undefined, 'set', undefined]);
});
test('writing a constant throws a TypeError', () => {
  const c = 1;
  assert.throws(TypeError, () => { c = 2; });
  assert.throws(TypeError, () => { c += 2; });
  assert.throws(TypeError, () => { c++; });
  assert.throws(TypeError, () => { --c; });
  assert.same(c, 1);
});
test('writing a constant evaluates the right side first', () => {
  const c = 1;
  let evaluated = false;
  assert.throws(TypeError, () => { c = (evaluated = true); });
  assert(evaluated);
});
test('writing a constant in destructuring throws', () => {
  const c = 1;
  assert.throws(TypeError, () => { [c] = [2]; });
  assert.throws(TypeError, () => { ({ c } = { c: 2 }); });
  assert.same(c, 1);
});
test('a constant in the head of for-of and for-in cannot be written', () => {
  assert.throws(TypeError, () => { for (const x of [1]) x = 2; });
  assert.throws(TypeError, () => { for (const x in { a: 1 }) x = 'b'; });
});
test('a constant in the head of a for loop fails on increment only', () => {
  let turns = 0;
  assert.throws(TypeError, () => { for (const i = 0; i < 2; i++) turns++; });
  assert.same(turns, 1);
  for (const limit = 2; turns < limit;) turns++;
  assert.same(turns, 2);
});
test('a constant holds an object that may change', () => {
  const o = { a: 1 };
  o.a = 2;
  assert.same(o.a, 2);
});
test('reading before the declaration throws a ReferenceError', () => {
  assert.throws(ReferenceError, () => { x; let x = 1; });
  assert.throws(ReferenceError, () => { x; const x = 1; });
});
test('writing before the declaration throws a ReferenceError', () => {
  assert.throws(ReferenceError, () => { x = 1; let x; });
  assert.throws(ReferenceError, () => { x++; let x = 1; });
  assert.throws(ReferenceError, () => { x += 1; let x = 1; });
});
test('typeof before the declaration throws', () => {
  assert.throws(ReferenceError, () => { typeof x; let x; });
});
test('typeof of a name that is nowhere does not', () => {
  assert.same(typeof nowhereAtAll, 'undefined');
});
test('a name in its own initialiser is dead', () => {
  assert.throws(ReferenceError, () => { let x = x; });
  assert.throws(ReferenceError, () => { const x = x + 1; });
  assert.throws(ReferenceError, () => { let x = typeof x; });
});
test('an inner dead name hides the outer one', () => {
  let x = 'outer';
  assert.throws(ReferenceError, () => { { x; let x = 'inner'; } });
  assert.same(x, 'outer');
});
test('a closure that is called too early throws, later it works', () => {
  const f = () => x;
  assert.throws(ReferenceError, f);
  let x = 3;
  assert.same(f(), 3);
});
test('a hoisted function that is called too early throws', () => {
  assert.throws(ReferenceError, () => { f(); let x = 1; function f() { return x; } });
  assert.throws(ReferenceError, () => { f(); const x = 1; function f() { return g(); } function g() { return x; } });
});
test('a closure that writes too early throws', () => {
  const f = () => { x = 5; };
  assert.throws(ReferenceError, f);
  let x = 1;
  f();
  assert.same(x, 5);
});
test('a declaration without initialiser ends the dead zone', () => {
  const f = () => x;
  let x;
  assert.same(f(), undefined);
});
test('a name in a destructuring declaration is dead before its own element', () => {
  assert.throws(ReferenceError, () => { let [a = b, b] = [undefined, 1]; });
  assert.throws(ReferenceError, () => { const { a = b, b } = { b: 1 }; });
  const [p, q = p] = [1];
  assert.same(q, 1);
});
test('a destructuring declaration cannot read itself', () => {
  assert.throws(ReferenceError, () => { let { a } = a; });
});
test('a case of switch leaves later declarations dead', () => {
  const f = (n) => { switch (n) { case 0: let x = 1; return x; case 1: return x; } };
  assert.same(f(0), 1);
  assert.throws(ReferenceError, () => f(1));
});
test('a case of switch may write only after the declaration', () => {
  assert.throws(ReferenceError, () => { switch (1) { case 0: let x; break; case 1: x = 1; } });
  const f = (n) => { switch (n) { case 0: let x; case 1: x = 2; return x; } };
  assert.same(f(0), 2);
});
test('the cases of switch share a scope of their own', () => {
  const x = 'outer';
  switch (0) { case 0: const x = 'inner'; assert.same(x, 'inner'); }
  assert.same(x, 'outer');
});
test('closures in a for loop keep the value of their turn', () => {
  const fs = [];
  for (let i = 0; i < 3; i++) fs.push(() => i);
  assert.array(fs.map((f) => f()), [0, 1, 2]);
});
test('closures in a for loop see writes in the body of their turn', () => {
  const fs = [];
  for (let i = 0; i < 4; i++) { fs.push(() => i); i++; }
  assert.array(fs.map((f) => f()), [1, 3]);
});
test('closures made in the head of a for loop keep their copies', () => {
  let first, tests = [];
  for (let i = (first = () => i, 0); tests.push(() => i), i < 2; i++);
  assert.same(first(), 0);
  assert.array(tests.map((f) => f()), [0, 1, 2]);
});
test('closures made in the increment see the next turn', () => {
  const fs = [];
  for (let i = 0; i < 2; fs.push(() => i), i++);
  assert.array(fs.map((f) => f()), [1, 2]);
});
test('closures in a loop with continue and break keep their turn', () => {
  const fs = [];
  for (let i = 0; i < 5; i++) { if (i === 1) continue; fs.push(() => i); if (i === 3) break; }
  assert.array(fs.map((f) => f()), [0, 2, 3]);
});
test('closures in nested loops keep both turns', () => {
  const fs = [];
  for (let i = 0; i < 2; i++) for (let j = 0; j < 2; j++) fs.push(() => [i, j].join(''));
  assert.array(fs.map((f) => f()), ['00', '01', '10', '11']);
});
test('closures in while and do loops keep block bindings', () => {
  const fs = [];
  let n = 0;
  while (n < 2) { const x = n++; fs.push(() => x); }
  do { let x = n++; fs.push(() => x); } while (n < 4);
  assert.array(fs.map((f) => f()), [0, 1, 2, 3]);
});
test('a loop with closures may return from the function', () => {
  const find = (list) => { for (const x of list) { const f = () => x; if (f() > 1) return f; } return null; };
  assert.same(find([1, 2, 3])(), 2);
  assert.same(find([0]), null);
});
test('a loop with closures keeps this and arguments', function () {
  const o = { v: 7, m() { const fs = []; for (let i = 0; i < 2; i++) fs.push(() => [this.v, arguments.length, i].join()); return fs.map((f) => f()); } };
  assert.array(o.m('x'), ['7,1,0', '7,1,1']);
});
test('closures in for-of and for-in keep their turn', () => {
  const fs = [];
  for (const x of ['a', 'b']) fs.push(() => x);
  for (let k in { p: 1, q: 2 }) fs.push(() => k);
  for (const { v } of [{ v: 1 }, { v: 2 }]) fs.push(() => v);
  assert.array(fs.map((f) => f()), ['a', 'b', 'p', 'q', 1, 2]);
});
test('the expression of for-of sees a dead head', () => {
  const x = [1];
  assert.throws(ReferenceError, () => { for (const x of x) ; });
  assert.throws(ReferenceError, () => { for (let x in x) ; });
  assert.throws(ReferenceError, () => { for (let x of [x]) ; });
});
test('the initialiser of a for loop sees a dead head', () => {
  assert.throws(ReferenceError, () => { for (let i = i; false;) ; });
});
test('a body of a for loop may shadow its head', () => {
  const seen = [];
  for (let i = 0; i < 2; i++) { let i = 'x'; seen.push(i); }
  assert.array(seen, ['x', 'x']);
  for (const v of [1]) { const v = 2; assert.same(v, 2); }
});
test('a catch parameter may be hidden by a block inside', () => {
  try { throw 1; } catch (e) { { let e = 2; assert.same(e, 2); } assert.same(e, 1); }
});
test('var in a block is the function\'s', () => {
  { var v = 1; }
  assert.same(v, 1);
  assert.same(hoisted, undefined);
  var hoisted = 1;
});
test('var in a loop is one for all turns', () => {
  const fs = [];
  for (var i = 0; i < 2; i++) fs.push(() => i);
  assert.array(fs.map((f) => f()), [2, 2]);
});
test('var of a loop body keeps its value between turns', () => {
  const seen = [];
  for (let i = 0; i < 2; i++) { var v; seen.push(v); v = i; seen.push(() => i); }
  assert.same(seen[2], 0);
});
test('a second var does nothing', () => {
  var a = 1;
  var a;
  assert.same(a, 1);
});
test('a function in a block is the block\'s', () => {
  { function f() { return 'inner'; } assert.same(f(), 'inner'); }
  assert.same(typeof f, 'undefined');
});
test('a function in a block is hoisted to its start', () => {
  { assert.same(f(), 1); function f() { return 1; } }
});
test('functions in blocks hide the outer of that name', () => {
  function f() { return 'outer'; }
  { function f() { return 'inner'; } assert.same(f(), 'inner'); }
  assert.same(f(), 'outer');
});
test('a function in a case is hoisted over the whole switch', () => {
  const run = (n) => { switch (n) { case 0: return f(); case 1: function f() { return 'f'; } } };
  assert.same(run(0), 'f');
});
test('functions in a loop\'s body close over their turn', () => {
  const fs = [];
  for (let i = 0; i < 2; i++) { function f() { return i; } fs.push(f); }
  assert.array(fs.map((f) => f()), [0, 1]);
});
test('a class is dead before its declaration', () => {
  assert.throws(ReferenceError, () => { new A(); class A {} });
  assert.throws(ReferenceError, () => { class B extends A {} class A {} });
});
test('a class cannot extend itself', () => {
  assert.throws(ReferenceError, () => { class C extends C {} });
  assert.throws(ReferenceError, () => { const D = class extends D {}; });
});
test('a class is dead in its own computed keys', () => {
  assert.throws(ReferenceError, () => { class C { [C.name]() {} } });
});
test('the name of a class inside it is a constant', () => {
  class C { static m() { C = 1; } static self() { return C; } }
  assert.throws(TypeError, () => C.m());
  const D = C;
  assert.same(D.self(), C);
});
test('a class declaration outside may be replaced', () => {
  class C { static self() { return C; } }
  const first = C;
  C = 1;
  assert.same(C, 1);
  assert.same(first.self(), first);
});
test('the name of a function expression is a constant inside', () => {
  const f = function g() { g = 1; };
  assert.throws(TypeError, f);
  assert.same(typeof g, 'undefined');
});
test('let is no property of the global object', () => {
  assert.same(globalThis.notGlobal, undefined);
  let notGlobal = 1;
  assert.same(globalThis.notGlobal, undefined);
});
test('names that libraries like may be used', () => {
  const _this = 1, _loop = 2, _arguments = 3, self = 4, exports = 5, module = 6, rt = 7;
  const fs = [];
  for (let i = 0; i < 1; i++) fs.push(() => [_this, _loop, _arguments, self, exports, module, rt, i].join());
  assert.same(fs[0](), '1,2,3,4,5,6,7,0');
});
test('let and of may be names where they are not reserved', () => {
  const of = [1], get = 2, set = 3, async = 4, from = 5, as = 6, target = 7;
  for (const x of of) assert.same(x, 1);
  assert.same(get + set + async + from + as + target, 27);
});
test('await inside loops keeps each turn\'s binding', async () => {
  const fs = [];
  for (let i = 0; i < 3; i++) { await null; fs.push(() => i); }
  assert.array(fs.map((f) => f()), [0, 1, 2]);
});
test('a constant that a function before it assigns to stays one', () => {
  const add = () => { c++; }, set = () => { c = 2; };
  const c = 1;
  assert.throws(TypeError, add);
  assert.throws(TypeError, set);
  assert.same(c, 1);
});
