// Error and its kinds: ES2022 20.5
const kinds = [EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
test('Error is callable without new', () => {
  const e = Error('m');
  assert(e instanceof Error);
  assert.same(e.message, 'm');
  assert.same(TypeError('t').name, 'TypeError');
});
test('message is own, not enumerable, converted to a string', () => {
  const d = Object.getOwnPropertyDescriptor(new Error('m'), 'message');
  assert.same(d.enumerable, false);
  assert.same(d.writable, true);
  assert.same(d.configurable, true);
  assert.same(new Error(5).message, '5');
  assert.same(new Error({ toString: () => 'o' }).message, 'o');
  assert.same(new Error(null).message, 'null');
});
test('no message: inherited and empty', () => {
  assert.same(Object.hasOwn(new Error(), 'message'), false);
  assert.same(Object.hasOwn(new Error(undefined), 'message'), false);
  assert.same(new Error().message, '');
  assert.same(Object.hasOwn(new Error(''), 'message'), true);
});
test('cause', () => {
  const inner = new Error('inner');
  const e = new Error('outer', { cause: inner });
  assert.same(e.cause, inner);
  const d = Object.getOwnPropertyDescriptor(e, 'cause');
  assert.same(d.enumerable, false);
  assert.same(d.writable, true);
  assert.same(d.configurable, true);
});
test('cause: undefined counts, absent does not', () => {
  assert(Object.hasOwn(new Error('m', { cause: undefined }), 'cause'));
  assert(!Object.hasOwn(new Error('m', {}), 'cause'));
  assert(!Object.hasOwn(new Error('m'), 'cause'));
  assert(!Object.hasOwn(new Error('m', 'cause'), 'cause'));
  assert.same('cause' in Error.prototype, false);
});
test('cause is inherited from the options', () => {
  assert.same(new TypeError('m', Object.create({ cause: 1 })).cause, 1);
});
test('the kinds: names, prototypes, constructors', () => {
  for (const K of kinds) {
    const e = new K('m', { cause: 1 });
    assert(e instanceof K);
    assert(e instanceof Error);
    assert.same(e.name, K.name);
    assert.same(e.cause, 1);
    assert.same(Object.getPrototypeOf(K), Error);
    assert.same(Object.getPrototypeOf(K.prototype), Error.prototype);
    assert.same(K.prototype.constructor, K);
    assert.same(K.prototype.message, '');
    assert(Object.hasOwn(K.prototype, 'name'));
    assert.same(K.length, 1);
  }
});
test('toString', () => {
  assert.same(String(new Error('m')), 'Error: m');
  assert.same(String(new TypeError()), 'TypeError');
  const e = new Error('m');
  e.name = '';
  assert.same(String(e), 'm');
  assert.same(Error.prototype.toString.call({}), 'Error');
  assert.same(Error.prototype.toString.call({ name: 'N', message: 'M' }), 'N: M');
  assert.same(Error.prototype.toString.call({ name: undefined, message: 'M' }), 'Error: M');
  assert.throws(TypeError, () => Error.prototype.toString.call(1));
});
test('Object.prototype.toString says Error', () => {
  assert.same(Object.prototype.toString.call(new RangeError()), '[object Error]');
  assert.same(Object.prototype.toString.call(Object.create(Error.prototype)), '[object Object]');
});
test('subclasses keep name, message, own fields and cause', () => {
  class HttpError extends Error {
    constructor(status, message, options) { super(message, options); this.name = 'HttpError'; this.status = status; }
  }
  const e = new HttpError(404, 'gone', { cause: 'c' });
  assert(e instanceof HttpError);
  assert(e instanceof Error);
  assert.same(e.status, 404);
  assert.same(e.message, 'gone');
  assert.same(e.cause, 'c');
  assert.same(String(e), 'HttpError: gone');
});
test('subclasses of subclasses, and of the kinds', () => {
  class A extends TypeError {}
  class B extends A {}
  const b = new B('x');
  assert(b instanceof B && b instanceof A && b instanceof TypeError && b instanceof Error);
  assert.same(b.constructor, B);
  assert.same(b.name, 'TypeError');
});
test('stack is a string that begins with the error', () => {
  const e = new RangeError('here');
  assert.same(typeof e.stack, 'string');
  assert(e.stack.startsWith('RangeError: here'));
});
test('errors have no enumerable own properties', () => {
  assert.array(Object.keys(new Error('m')), []);
  assert.same(JSON.stringify(new Error('m', { cause: 1 })), '{}');
  const seen = [];
  for (const k in new TypeError('m')) seen.push(k);
  assert.array(seen, []);
});
test('Reflect.construct with another new.target', () => {
  class A {}
  const e = Reflect.construct(Error, ['m'], A);
  assert.same(Object.getPrototypeOf(e), A.prototype);
  assert.same(e.message, 'm');
  assert.same(Object.prototype.toString.call(e), '[object Error]');
  assert.same(Object.getPrototypeOf(Reflect.construct(TypeError, [], RangeError)), RangeError.prototype);
  assert.same(Object.getPrototypeOf(Reflect.construct(AggregateError, [[]], A)), A.prototype);
  assert.same(Object.getPrototypeOf(Error.call(new Error())), Error.prototype);
});
test('AggregateError keeps its errors as an array of its own', () => {
  const list = [1, new Error('e')];
  const e = new AggregateError(list, 'all');
  assert(Array.isArray(e.errors));
  assert(e.errors !== list);
  assert.array(e.errors, list);
  assert.same(e.message, 'all');
  assert.same(e.name, 'AggregateError');
  assert(e instanceof Error);
  assert.same(Object.getOwnPropertyDescriptor(e, 'errors').enumerable, false);
});
test('AggregateError takes iterables and a cause, works without new', () => {
  const e = AggregateError(new Set([1, 2]), undefined, { cause: 3 });
  assert.array(e.errors, [1, 2]);
  assert.same(e.cause, 3);
  assert.same(Object.hasOwn(e, 'message'), false);
  assert.throws(TypeError, () => new AggregateError(5));
  assert.throws(TypeError, () => new AggregateError());
});
test('AggregateError constructor properties', () => {
  assert.same(AggregateError.length, 2);
  assert.same(AggregateError.name, 'AggregateError');
  assert.same(Object.getPrototypeOf(AggregateError), Error);
  assert.same(AggregateError.prototype.message, '');
  class Mine extends AggregateError {}
  assert(new Mine([]) instanceof Mine);
});
test('what the engine throws is of the right kind', () => {
  assert.throws(TypeError, () => null.x);
  assert.throws(TypeError, () => undefined.x());
  assert.throws(TypeError, () => ({}).x());
  assert.throws(ReferenceError, () => nowhere);
  assert.throws(RangeError, () => new Array(-1));
  assert.throws(URIError, () => decodeURIComponent('%'));
  assert.throws(SyntaxError, () => JSON.parse('{'));
  assert.throws(RangeError, () => (function f() { f(); })());
});
test('an error caught is the one thrown', () => {
  const e = new Error('x');
  try { throw e; } catch (caught) { assert.same(caught, e); }
});
test('captureStackTrace of other engines leaves an error as it is', () => {
  class E extends Error { constructor(m, options) { super(m, options); Error.captureStackTrace(this, this.constructor); } }
  const e = new E('m', { cause: 1 });
  assert.array([e.message, e.cause, typeof e.stack, Object.keys(e).length], ['m', 1, 'string', 0]);
  assert.same(Error.captureStackTrace({}), undefined);
});
