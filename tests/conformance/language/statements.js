// Labels, switch, try and other statements: ES2022 14.2–14.15
test('break and continue with labels', () => {
  const seen = [];
  outer: for (let i = 0; i < 3; i++) { for (let j = 0; j < 3; j++) { if (j === 1) continue outer; if (i === 2) break outer; seen.push(`${i}${j}`); } }
  assert.same(seen.join(), '00,10');
});
test('break of a labelled block', () => {
  let n = 0;
  a: { n++; if (n) break a; n = 100; }
  assert.same(n, 1);
});
test('break of a labelled if and expression', () => {
  a: if (true) { break a; }
  b: { c: { break b; } assert(false); }
});
test('two labels on one loop', () => {
  let n = 0;
  a: b: for (;;) { n++; if (n < 3) continue a; break b; }
  assert.same(n, 3);
});
test('continue in do-while goes to the test', () => {
  let n = 0;
  do { n++; continue; } while (n < 3);
  assert.same(n, 3);
});
test('continue in for goes to the increment', () => {
  let s = 0;
  for (let i = 0; i < 5; i++) { if (i % 2) continue; s += i; }
  assert.same(s, 6);
});
test('continue to a loop outside switch', () => {
  let s = '';
  for (const x of [1, 2, 3]) { switch (x) { case 2: continue; default: s += x; } }
  assert.same(s, '13');
});
test('labels may be names of variables', () => {
  const a = 1;
  a: for (;;) { assert.same(a, 1); break a; }
});
test('finally runs after return, break and continue', () => {
  const seen = [];
  const f = () => { try { return 'r'; } finally { seen.push('f'); } };
  assert.same(f(), 'r');
  for (const x of [1, 2]) { try { continue; } finally { seen.push(x); } }
  for (;;) { try { break; } finally { seen.push('b'); } }
  assert.same(seen.join(), 'f,1,2,b');
});
test('finally overrides return and throw', () => {
  assert.same((() => { try { return 1; } finally { return 2; } })(), 2);
  assert.same((() => { try { throw 1; } finally { return 3; } })(), 3);
  assert.throwsValue('f', () => { try { return 1; } finally { throw 'f'; } });
});
test('what finally throws is not for the catch beside it', () => {
  const seen = [];
  const run = (leave) => {
    for (const turn of [1]) {
      try { if (leave === 'return') return 1; if (leave === 'break') break; if (leave === 'continue') continue; if (leave === 'throw') throw 't'; }
      catch (e) { seen.push('caught ' + e); if (leave === 'throw') return 2; }
      finally { seen.push(leave); throw 'f'; }
    }
  };
  for (const leave of ['return', 'break', 'continue', 'throw', 'end']) assert.throwsValue('f', () => run(leave));
  assert.same(seen.join(), 'return,break,continue,caught t,throw,end');
});
test('finally with break cancels a throw', () => {
  let n = 0;
  for (;;) { try { throw 1; } finally { n++; break; } }
  assert.same(n, 1);
});
test('finally with continue cancels a return', () => {
  const f = () => { for (let i = 0; i < 2; i++) { try { return 'no'; } finally { if (i === 0) continue; else break; } } return 'end'; };
  assert.same(f(), 'end');
});
test('the value of return is fixed before finally', () => {
  const f = () => { let x = 1; try { return x; } finally { x = 2; } };
  assert.same(f(), 1);
});
test('a labelled continue through finally', () => {
  const seen = [];
  outer: for (const a of [1, 2]) { for (;;) { try { continue outer; } finally { seen.push(a); } } }
  assert.same(seen.join(), '1,2');
});
test('nested finally', () => {
  const seen = [];
  (() => { try { try { return; } finally { seen.push(1); } } finally { seen.push(2); } })();
  assert.same(seen.join(), '1,2');
});
test('catch sees the value; any value may be thrown', () => {
  for (const v of [1, 'a', null, undefined, Symbol.iterator, {}]) { try { throw v; } catch (e) { assert.same(e, v); } }
});
test('catch without parameter', () => {
  let n = 0;
  try { throw 1; } catch { n = 1; }
  try { throw 1; } catch { n++; } finally { n++; }
  assert.same(n, 3);
});
test('an error in catch still runs finally', () => {
  const seen = [];
  assert.throwsValue('c', () => { try { throw 't'; } catch { throw 'c'; } finally { seen.push('f'); } });
  assert.same(seen.join(), 'f');
});
test('the catch parameter is a variable of its own', () => {
  const e = 'outer';
  try { throw 'inner'; } catch (e) { e = 'changed'; assert.same(e, 'changed'); }
  assert.same(e, 'outer');
});
test('closures over catch parameters', () => {
  const fs = [];
  for (const x of [1, 2]) try { throw x; } catch (e) { fs.push(() => e); }
  assert.array(fs.map((f) => f()), [1, 2]);
});
test('rethrowing', () => {
  assert.throwsValue('x', () => { try { throw 'x'; } catch (e) { throw e; } });
});
test('switch compares strictly', () => {
  const f = (x) => { switch (x) { case '1': return 's'; case 1: return 'n'; case NaN: return 'nan'; default: return 'd'; } };
  assert.array([f(1), f('1'), f(NaN), f(true)], ['n', 's', 'd', 'd']);
});
test('switch falls through', () => {
  const f = (x) => { let s = ''; switch (x) { case 1: s += 1; case 2: s += 2; break; case 3: s += 3; } return s; };
  assert.array([f(1), f(2), f(3), f(4)], ['12', '2', '3', '']);
});
test('default in the middle', () => {
  const f = (x) => { let s = ''; switch (x) { case 1: s += 1; default: s += 'd'; case 2: s += 2; } return s; };
  assert.array([f(1), f(2), f(9)], ['1d2', '2', 'd2']);
});
test('switch evaluates cases in order until one matches', () => {
  const seen = [];
  const c = (x) => { seen.push(x); return x; };
  switch (2) { case c(1): break; case c(2): break; case c(3): break; }
  assert.same(seen.join(), '1,2');
});
test('switch with no cases evaluates its value', () => {
  let n = 0;
  switch (n++) {}
  assert.same(n, 1);
});
test('break in switch in a loop leaves the switch', () => {
  let n = 0;
  for (let i = 0; i < 3; i++) { switch (i) { case 1: break; default: n++; } }
  assert.same(n, 2);
});
test('closures in switch see its bindings', () => {
  const f = (x) => { switch (x) { case 0: let a = 'a'; return () => a; default: const b = 'b'; return () => b; } };
  assert.array([f(0)(), f(1)()], ['a', 'b']);
});
test('let in switch is fresh every time', () => {
  const fs = [];
  for (let i = 0; i < 2; i++) { switch (0) { case 0: let v = i; fs.push(() => v); } }
  assert.array(fs.map((f) => f()), [0, 1]);
});
test('while and do', () => {
  let n = 0;
  while (n < 3) n++;
  do n++; while (false);
  assert.same(n, 4);
});
test('for without parts', () => {
  let n = 0;
  for (;;) { if (++n > 2) break; }
  assert.same(n, 3);
});
test('for with several variables and a comma', () => {
  const seen = [];
  for (let i = 0, j = 3; i < j; i++, j--) seen.push(`${i}${j}`);
  assert.same(seen.join(), '03,12');
});
test('for with var', () => {
  for (var i = 0, n = 0; i < 3; i++) n += i;
  assert.array([i, n], [3, 3]);
});
test('empty statements and blocks', () => {
  ;;;
  {}
  if (true);
  else;
  for (let i = 0; i < 2; i++);
});
test('if without braces binds else to the nearest', () => {
  let s = '';
  if (true) if (false) s = 'a'; else s = 'b';
  assert.same(s, 'b');
});
test('in as an operator inside a for head, in parentheses', () => {
  for (let i = ('a' in { a: 1 }) ? 1 : 0; i < 2; i++) assert.same(i, 1);
});
test('debugger does nothing', () => { debugger; });
test('a directive that nobody knows does nothing', () => {
  'use asm'; 'anything';
  assert(true);
});
test('return of a comma expression', () => {
  assert.same((() => { return 1, 2; })(), 2);
});
test('throw of an expression over several operators', () => {
  assert.throwsValue(3, () => { throw 1 + 2; });
});
test('a function declared in a case is there in all, beside let, const and class', () => {
  const f = (k) => {
    switch (k) {
      case 'a': const n = 1; function help(x) { return x + 1; } return help(n);
      case 'b': return help(5);
      case 'c': return reads();
      case 'd': class C {} function reads() { return n; } return reads() ?? C;
      default: n2 = help(1); let n2; return [...gen(3)];
      case 'e': n3 = 2; function* gen(x) { yield x; yield n3; } var n3 = 4; return [...gen(3)].join();
    }
  };
  assert.array([f('a'), f('b'), f('e')], [2, 6, '3,4']);
  assert.throws(ReferenceError, () => f('c'));
  assert.throws(ReferenceError, () => f('d'));
  assert.throws(ReferenceError, () => f());
});
test('functions of cases see what their turn of the loop declares', () => {
  const made = [];
  for (const k of [1, 2]) switch (0) { default: let v = k; function get() { return v++; } made.push(get); }
  assert.array([made[0](), made[0](), made[1]()], [1, 2, 2]);
});
test('a generator declared in a case is one', () => {
  const f = (k) => { switch (k) { case 1: function* g() { yield 1; } default: return g; } };
  assert(f(1) !== f(2) && Object.getPrototypeOf(f(2)) === Object.getPrototypeOf(function* () {}));
});
