// Functions: ES2022 10.2, 10.4.4, 13.3.6, 15.2, 15.4
test('declarations are hoisted', () => {
  assert.same(f(), 1);
  function f() { return 1; }
});
test('the last declaration of a name wins', () => {
  function f() { return 1; }
  assert.same(f(), 2);
  function f() { return 2; }
});
test('a declaration wins over a var without value', () => {
  var f;
  function f() {}
  assert.same(typeof f, 'function');
});
test('missing arguments are undefined', () => {
  assert.same(((a, b) => b)(1), undefined);
});
test('arguments counts what was passed', () => {
  function f(a) { return arguments.length; }
  assert.array([f(), f(1), f(1, 2, undefined)], [0, 1, 3]);
});
test('arguments do not follow parameters', () => {
  function f(a) { a = 2; return arguments[0]; }
  assert.same(f(1), 1);
  function g(a) { arguments[0] = 2; return a; }
  assert.same(g(1), 1);
});
test('arguments is an arguments object', () => {
  (function () {
    assert.same(Object.prototype.toString.call(arguments), '[object Arguments]');
    assert(!Array.isArray(arguments));
    assert.property(arguments, 'length', { value: 2, writable: true, enumerable: false, configurable: true });
  })(1, 2);
});
test('arguments has the iterator of arrays', () => {
  (function () { assert.same(arguments[Symbol.iterator], Array.prototype[Symbol.iterator]); })();
});
test('arguments is iterable', () => {
  (function () {
    assert.array([...arguments], [1, 2]);
    assert.array(Array.from(arguments), [1, 2]);
  })(1, 2);
});
test('arguments.callee throws', () => {
  (function () { assert.throws(TypeError, () => arguments.callee); })();
});
test('arguments may be assigned to as an element', () => {
  (function () { arguments[0] = 'x'; arguments.length = 1; assert.same(arguments[0], 'x'); })(1, 2);
});
test('this of a plain call is undefined', () => {
  function f() { return this; }
  assert.same(f(), undefined);
  assert.same((0, { f }.f)(), undefined);
});
test('this of a parenthesised method call is the object', () => {
  const o = { f() { return this; } };
  assert.same((o.f)(), o);
});
test('this of call is what was given, unchanged', () => {
  function f() { return this; }
  assert.same(f.call(1), 1);
  assert.same(f.call(null), null);
  assert.same(typeof f.call('s'), 'string');
});
test('this of a method on a primitive is the primitive', () => {
  const get = Object.getOwnPropertyDescriptor({ get x() { return typeof this; } }, 'x').get;
  assert.same(get.call(5), 'number');
});
test('a function without return gives undefined, new an object', () => {
  function F() { this.a = 1; }
  assert.same(F.call({}), undefined);
  assert.same(new F().a, 1);
});
test('a constructor that returns an object gives that', () => {
  const o = {};
  function F() { return o; }
  function G() { return 1; }
  assert.same(new F(), o);
  assert(new G() instanceof G);
});
test('new without parentheses', () => {
  function F() { this.n = arguments.length; }
  assert.same((new F).n, 0);
  assert.same(new F().n, 0);
});
test('new binds to the member expression', () => {
  const o = { F: function (x) { this.x = x; } };
  assert.same(new o.F(1).x, 1);
  const make = () => o.F;
  assert.same(new (make())(2).x, 2);
});
test('new of what is no constructor is a TypeError', () => {
  assert.throws(TypeError, () => new 1());
  assert.throws(TypeError, () => new ({})());
  assert.throws(TypeError, () => new undefined());
});
test('methods are no constructors', () => {
  assert.throws(TypeError, () => new ({ m() {} }).m());
});
test('generators and async functions are no constructors', () => {
  function* g() {}
  async function f() {}
  assert.throws(TypeError, () => new g());
  assert.throws(TypeError, () => new f());
});
test('calling what is no function is a TypeError', () => {
  assert.throws(TypeError, () => { const o = {}; o.m(); });
  assert.throws(TypeError, () => undefined());
  assert.throws(TypeError, () => (1)());
});
test('arguments are evaluated before the callee is found to be no function', () => {
  let evaluated = false;
  assert.throws(TypeError, () => { const o = {}; o.m(evaluated = true); });
  assert(evaluated);
});
test('the callee is evaluated before the arguments', () => {
  const seen = [];
  const f = () => { seen.push('callee'); return () => {}; };
  f()(seen.push('argument'));
  assert.same(seen.join(), 'callee,argument');
});
test('a method is fetched before its arguments are evaluated', () => {
  const o = { m() { return 'old'; } };
  assert.same(o.m(o.m = () => 'new'), 'old');
});
test('a property of undefined throws before the arguments are evaluated', () => {
  let evaluated = false;
  assert.throws(TypeError, () => { const o = undefined; o.m(evaluated = true); });
  assert(!evaluated);
});
test('prototype of a function', () => {
  function F() {}
  assert.property(F, 'prototype', { writable: true, enumerable: false, configurable: false });
  assert.property(F.prototype, 'constructor', { value: F, writable: true, enumerable: false, configurable: true });
});
test('methods and getters have no prototype', () => {
  const o = { m() {}, get g() { return 1; }, async a() {} };
  assert(!('prototype' in o.m));
  assert(!('prototype' in Object.getOwnPropertyDescriptor(o, 'g').get));
  assert(!('prototype' in o.a));
});
test('async functions have no prototype', () => {
  async function f() {}
  assert(!Object.prototype.hasOwnProperty.call(f, 'prototype'));
});
test('closures share their variables', () => {
  const make = () => { let n = 0; return { up: () => ++n, get: () => n }; };
  const a = make(), b = make();
  a.up(); a.up();
  assert.array([a.get(), b.get()], [2, 0]);
});
test('recursion', () => {
  const fact = (n) => (n < 2 ? 1 : n * fact(n - 1));
  assert.same(fact(10), 3628800);
});
test('mutual recursion', () => {
  function even(n) { return n === 0 || odd(n - 1); }
  function odd(n) { return n !== 0 && even(n - 1); }
  assert(even(50));
});
test('endless recursion is a RangeError', () => {
  const f = () => 1 + f();
  assert.throws(RangeError, f);
});
test('immediately called functions', () => {
  assert.same((function () { return 1; })(), 1);
  assert.same((function () { return 2; }()), 2);
  assert.same((() => 3)(), 3);
  assert.same(!function () { return true; }(), false);
});
test('getters and setters work together', () => {
  const o = { v: 1, get x() { return this.v; }, set x(n) { this.v = n * 2; } };
  o.x = 5;
  assert.same(o.x, 10);
  o.x += 1;
  assert.same(o.x, 22);
});
test('writing a property that has only a getter is a TypeError', () => {
  const o = { get x() { return 1; } };
  assert.throws(TypeError, () => { o.x = 2; });
});
test('reading a property that has only a setter is undefined', () => {
  assert.same({ set x(v) {} }.x, undefined);
});
test('new.target', () => {
  function F() { return { t: new.target }; }
  assert.same(new F().t, F);
  assert.same(F().t, undefined);
  assert.same(F.call({}).t, undefined);
  assert.same(Reflect.construct(F, [], Array).t, Array);
});
test('new.target in a method and a getter is undefined', () => {
  const o = { m() { return new.target; }, get g() { return new.target; } };
  assert.same(o.m(), undefined);
  assert.same(o.g, undefined);
});
test('new.target names the class that is made', () => {
  class A { constructor() { this.n = new.target.name; } }
  class B extends A {}
  assert.array([new A().n, new B().n], ['A', 'B']);
});
test('an abstract class by new.target', () => {
  class A { constructor() { if (new.target === A) throw new TypeError('abstract'); } }
  class B extends A {}
  assert.throws(TypeError, () => new A());
  assert(new B() instanceof A);
});
test('instances inherit from the function\'s prototype', () => {
  function A() {}
  A.prototype.hello = function () { return 'hi'; };
  function B() { A.call(this); }
  B.prototype = Object.create(A.prototype, { constructor: { value: B } });
  assert.same(new B().hello(), 'hi');
  assert(new B() instanceof A);
});
test('a prototype that is no object is replaced by Object.prototype', () => {
  function F() {}
  F.prototype = 1;
  assert.same(Object.getPrototypeOf(new F()), Object.prototype);
});
test('functions are objects', () => {
  function f() {}
  f.x = 1;
  assert.same(f.x, 1);
  assert.same(typeof f, 'function');
  assert.array(Object.keys(f), ['x']);
});
test('functions have no own properties but length, name and prototype', () => {
  function f() {}
  const arrow = () => {};
  const functions = { arrow, method: { method() {} }.method, bound: f.bind(null), proxied: new Proxy(arrow, {}) };
  for (const name of Object.keys(functions)) {
    const keys = Reflect.ownKeys(functions[name]).filter(key => key !== 'caller' && key !== 'arguments');
    assert.array(keys.sort(), ['length', 'name']);
    assert(!('fileName' in functions[name]));
  }
  assert.array(Object.getOwnPropertyNames(f).sort(), ['length', 'name', 'prototype']);
  f.fileName = 'mine';
  assert(Object.hasOwn(f, 'fileName'));
  assert.same(Object.getOwnPropertyDescriptor(f, 'fileName').value, 'mine');
});
