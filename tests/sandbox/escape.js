// Ways out of what a script is given. The result of a case that fails to get out is what it found there: nothing.
// limits: cpu=200ms, memory=16MiB

//// names that are gone — expect: result: []
return ['eval', 'Function', 'Duktape', 'require', 'process', 'Buffer', 'CBOR', 'performance', 'fetch', 'XMLHttpRequest',
  'importScripts', 'WebAssembly', 'module', 'exports', 'global', 'window', 'self', '__dirname', '__core-js_shared__', 'core',
  'regeneratorRuntime', 'alert', 'print', 'readFile', 'load', 'sluiceCompiler', 'hiddenKey', 'Pointer', 'Thread']
  .filter(name => globalThis[name] !== undefined);

//// names of the compiled code's parameters — expect: result: ["undefined","undefined","undefined"]
return [typeof rt, typeof _rt, typeof exports];

//// require as a value — expect: compile error: require
return require;

//// the type of require — expect: result: "undefined"
return typeof require;

//// the compiled function's own arguments — expect: result: true
const all = (function () { return typeof arguments === 'object' ? arguments.length : 0; })();
return all === 0;

//// arguments at the top level of a body — expect: compile error: arguments or result: [] or error: ReferenceError
const found = [];
for (const value of Array.from(arguments)) if (value && typeof value === 'object' && 'async' in value) found.push('rt');
return found;

//// constructors of every kind of function — expect: result: []
const kinds = {
  declared: function () {}, arrow: () => {}, async: async () => {}, generator: function* () {},
  asyncGenerator: async function* () {}, classes: class {}, derived: class extends Array {}, method: {m() {}}.m,
  getter: Object.getOwnPropertyDescriptor({get a() { return 1; }}, 'a').get, bound: (() => {}).bind(null),
  native: Math.max, constructor: Object, promise: Promise, console: console.log, sdk: iota.sleep, sdkClass: iota.Error,
  proxied: new Proxy(function () {}, {}), resolver: (() => { let r; new Promise(f => { r = f; }); return r; })(),
  iterator: [][Symbol.iterator], next: [][Symbol.iterator]().next, collections: Map.prototype.get,
};
return Object.keys(kinds).filter(kind => {
  for (let f = kinds[kind], i = 0; f && i < 5; f = Object.getPrototypeOf(f), i++) {
    try { if (f.constructor('return 1')() === 1) return true; } catch {}
    try { if (new f.constructor('return 1')() === 1) return true; } catch {}
    try { if (Reflect.construct(f.constructor, ['return 1'])() === 1) return true; } catch {}
    try { if (f.constructor.constructor('return 1')() === 1) return true; } catch {}
    try { if (f.constructor.call(null, 'return 1')() === 1) return true; } catch {}
    try { if (f.constructor.prototype.constructor('return 1')() === 1) return true; } catch {}
  }
  return false;
});

//// the constructors of async functions and generators make no code, are frozen and lead nowhere — expect: result: []
const found = [];
for (const f of [async () => {}, function* () {}, async function* () {}]) {
  const prototype = Object.getPrototypeOf(f), C = prototype.constructor;
  for (const way of [() => C('return 1'), () => new C('return 1'), () => Reflect.construct(Object, ['return 1'], C)(), () => new (class extends C {})('return 1')]) {
    try { if (typeof way() === 'function') found.push(C.name); } catch {}
  }
  try { prototype.leak = 1; } catch {}
  try { C.leak = 1; } catch {}
  try { delete prototype.constructor; } catch {}
  if (f.leak || C.leak || f.constructor !== C) found.push(C.name + ' is not frozen');
  for (const key of [...Reflect.ownKeys(f), ...Reflect.ownKeys(prototype), ...Reflect.ownKeys(C)])
    if (!['length', 'name', 'prototype', 'constructor', Symbol.toStringTag].includes(key)) found.push(String(key));
}
return found;

//// a function tells nothing of the engine's files — expect: result: []
const functions = [() => {}, async () => {}, [].map, [].flatMap, Promise.resolve, setTimeout, URL, structuredClone, (() => {}).bind(null)];
return functions.filter(f => 'fileName' in f || Object.values(Object.getOwnPropertyDescriptors(f)).some(d => typeof d.value === 'string' && /sluice|\.js/.test(d.value))).map(f => f.name);

//// the constructor as a base class — expect: error: TypeError
class Made extends (() => {}).constructor { constructor() { super('return 1'); } }
return new Made()();

//// the constructor through bind, apply and Proxy — expect: result: []
const F = (() => {}).constructor;
const ways = [() => F.bind(null, 'return 1')()(), () => F.apply(null, ['return 1'])(), () => Reflect.apply(F, null, ['return 1'])(),
  () => new Proxy(F, {})('return 1')(), () => new (new Proxy(F, {}))('return 1')(), () => Reflect.construct(Object, ['return 1'], F)()];
return ways.filter(way => { try { return way() === 1; } catch { return false; } }).map(String);

//// text given to what takes functions — expect: result: []
const ways = [() => setTimeout('globalThis.out = 1', 0), () => setInterval('globalThis.out = 1', 0), () => queueMicrotask('globalThis.out = 1'),
  () => Promise.resolve(1).then('globalThis.out = 1'), () => [1].map('globalThis.out = 1'), () => 'a'.replace(/a/, 'globalThis.out = 1')];
for (const way of ways) { try { way(); } catch {} }
await null;
return globalThis.out === undefined ? [] : [globalThis.out];

//// indirect eval — expect: compile error: eval or error: ReferenceError or error: TypeError
(0, eval)('1');

//// direct eval — expect: compile error: eval or error: ReferenceError or error: TypeError
eval('1');

//// import() — expect: compile error: import
await import('fs');

//// import of a module — expect: compile error: fs
import fs from 'fs';
export default () => fs;

//// require — expect: compile error: fs or error: ReferenceError or error: Error: cannot find
require('fs');

//// import.meta — expect: compile error: import
return import.meta.url;

//// caller and callee — expect: result: []
const found = [];
function sloppy() {
  try { if (sloppy.caller) found.push('caller'); } catch {}
  try { if (arguments.callee.caller) found.push('callee.caller'); } catch {}
  try { if (arguments.caller) found.push('arguments.caller'); } catch {}
  try { if (sloppy.arguments) found.push('arguments'); } catch {}
}
[1].forEach(sloppy);
Promise.resolve().then(sloppy);
await null;
return found;

//// this of a function called without one — expect: result: true
const found = (function () { return this; })();
return found === undefined || found === globalThis;

//// this at the top level — expect: result: true
return this === undefined || this === globalThis || Object.keys(this).length === 0;

//// this in callbacks of native code — expect: result: []
const found = new Set();
const look = function () { if (this !== undefined && this !== globalThis && typeof this === 'object' && 'async' in this) found.add('rt'); return 0; };
[1, 2].map(look); [2, 1].sort(look); 'a'.replace(/a/, look); JSON.stringify({a: 1}, look); new Map([[1, 2]]).forEach(look);
await Promise.resolve().then(look);
queueMicrotask(look);
await null;
return [...found];

//// Duktape's hidden names as property keys — expect: result: []
const names = ['Value', 'Target', 'Finalizer', 'Callee', 'Thread', 'Tracedata', 'Handler', 'Formals', 'Varmap', 'Source', 'promiseState',
  'hostCalls', 'handler', 'result', 'rt', 'loaded', 'generator', 'Varenv', 'Lexenv', 'Pc2line', 'Regbase', 'Map', 'NextIndex', 'ClassName'];
const prefixes = ['\xff', '\x81', '\x82', '\x80', '\u00ff', '\uffff', '\ufffd', '_', '\xff\xff', '%ff', '\\xff', '\ud83d', '\udcff'];
const things = [() => 1, Promise.resolve(1), new Map(), [].values(), new Date(), /a/, new Error(), function* () {}(), globalThis, (() => {}).bind(1),
  new Proxy({}, {}), (function () { return arguments; })(), iota, console, Object.create(null)];
const found = [];
for (const thing of things) for (const prefix of prefixes) for (const name of names) {
  if (prefix === '_' && thing === globalThis) continue;
  try { if (thing[prefix + name] !== undefined) found.push(prefix + name); } catch {}
}
return found;

//// hidden names of bytes that are decoded — expect: result: []
const found = [], bytes = [255, ...[...'promiseState'].map(c => c.charCodeAt(0))];
const p = Promise.resolve(1);
const ways = [() => new TextDecoder().decode(new Uint8Array(bytes)), () => String.fromCharCode(...bytes), () => String.fromCodePoint(...bytes),
  () => decodeURIComponent('%FFpromiseState'), () => unescape('%FFpromiseState'), () => JSON.parse('"\\u00ffpromiseState"'),
  () => String(new Uint8Array(bytes).buffer), () => Object.prototype.toString.call(new Uint8Array(bytes)), () => new Uint8Array(bytes).toString(),
  () => '\u00ffpromiseState'.normalize('NFD'), () => '\u00ffpromiseState'.toUpperCase(), () => '\u0178promiseState'.toLowerCase(),
  () => '\ud83d\ude00'.slice(0, 1) + 'promiseState', () => '\u00ff'.charAt(0).concat('promiseState'), () => Symbol.for('\xffpromiseState'),
  () => Symbol('\xffpromiseState'), () => Symbol.for('\xffpromiseState').description, () => '\udfff'.padStart(3, '\u00ff') + 'promiseState'];
for (const way of ways) { try { if (p[way()] !== undefined) found.push(String(way)); } catch {} }
return found;

//// a buffer as a property key — expect: result: []
const found = [], bytes = new Uint8Array([255, ...[...'promiseState'].map(c => c.charCodeAt(0))]), p = Promise.resolve(1);
for (const key of [bytes, bytes.buffer, new DataView(bytes.buffer), Object(bytes)]) { try { if (p[key] !== undefined) found.push(String(key)); } catch {} }
try { if (Reflect.has(p, bytes.buffer)) found.push('has'); } catch {}
return found;

//// own keys of everything show nothing hidden — expect: result: []
const found = [], seen = new Set();
const odd = key => typeof key === 'string' ? !/^[\w$ ./-]*$/.test(key) : !/^Symbol\([\w. -]*\)$/.test(String(key));
const look = (value, path) => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value) || path.length > 12) return;
  seen.add(value);
  for (const key of Reflect.ownKeys(value)) {
    if (odd(key)) found.push([...path, String(key)].join('.'));
    const d = Object.getOwnPropertyDescriptor(value, key);
    for (const part of ['value', 'get', 'set']) if (d && part in d) look(d[part], [...path, String(key)]);
  }
  look(Object.getPrototypeOf(value), [...path, '__proto__']);
};
look(globalThis, ['globalThis']);
look((function* () {})(), ['generator']);
look((async function* () {})(), ['asyncGenerator']);
look(Promise.reject.bind(Promise), ['bound']);
return found;

//// every built-in that can be reached is frozen — expect: result: []
const found = [], seen = new Set([globalThis]);
const look = (value, path) => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || seen.has(value)) return;
  seen.add(value);
  if (!Object.isFrozen(value)) found.push(path);
  for (const key of Reflect.ownKeys(value)) {
    const d = Object.getOwnPropertyDescriptor(value, key);
    for (const part of ['value', 'get', 'set']) if (d && part in d) look(d[part], path + '.' + String(key));
  }
  look(Object.getPrototypeOf(value), path + '.__proto__');
};
for (const key of Reflect.ownKeys(globalThis)) look(globalThis[key], String(key));
const prototypes = {
  generator: Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())),
  asyncGenerator: Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())),
  array: Object.getPrototypeOf([][Symbol.iterator]()), string: Object.getPrototypeOf(''[Symbol.iterator]()),
  map: Object.getPrototypeOf(new Map()[Symbol.iterator]()), set: Object.getPrototypeOf(new Set()[Symbol.iterator]()),
  matchAll: Object.getPrototypeOf('a'.matchAll(/a/g)), arguments: Object.getPrototypeOf((function () { return arguments; })()),
  thrower: Object.getPrototypeOf(Object.getOwnPropertyDescriptor((() => {}).__proto__, 'caller')?.get ?? {}),
  fromEntries: Object.getPrototypeOf(Object.fromEntries([])), json: Object.getPrototypeOf(JSON.parse('{}')),
  exec: Object.getPrototypeOf(/a/.exec('a')), keys: Object.getPrototypeOf(new Map().keys()),
};
for (const name of Object.keys(prototypes)) look(prototypes[name], name);
return found;

//// the global object's own properties cannot be changed — expect: result: []
'use strict';
return Reflect.ownKeys(globalThis).filter(key => {
  const before = globalThis[key];
  try { globalThis[key] = 1; } catch {}
  try { delete globalThis[key]; } catch {}
  try { Object.defineProperty(globalThis, key, {value: 1}); } catch {}
  return globalThis[key] !== before && before === before;
}).map(String);

//// coroutines — expect: result: []
const found = [];
const look = (value, path, depth) => {
  if (value === null || (typeof value !== 'object' && typeof value !== 'function') || depth > 3) return;
  for (const key of Reflect.ownKeys(value)) {
    if (['resume', 'yield', 'current', 'Thread', 'fin', 'act', 'enc', 'dec', 'compact', 'gc', 'errCreate', 'errThrow', 'modSearch'].includes(key)) found.push(path + '.' + String(key));
    const d = Object.getOwnPropertyDescriptor(value, key);
    if (d) look(d.value, path + '.' + String(key), depth + 1);
  }
};
for (const key of Reflect.ownKeys(globalThis)) if (key !== 'globalThis') look(globalThis[key], String(key), 0);
return found;

//// finalizers — expect: result: 0
let calls = 0;
for (let i = 0; i < 1000; i++) {
  const o = {_Finalizer() { calls++; }};
  for (const key of ['\xffFinalizer', '\x82Finalizer', '\xff\xffFinalizer', 'finalizer', Symbol.for('Finalizer')]) o[key] = () => { calls++; };
}
return calls;

//// hooks of other engines on errors — expect: result: 0
let calls = 0;
const hook = () => { calls++; };
for (const [owner, name] of [[Error, 'prepareStackTrace'], [Error, 'captureStackTrace'], [Error, 'stackTraceLimit'], [globalThis, 'onerror'], [globalThis, 'errCreate']]) {
  try { owner[name] = hook; } catch {}
}
try { null.x; } catch (e) { void e.stack; }
delete globalThis.onerror; delete globalThis.errCreate;
return calls;

//// stacks of errors name the author's functions only — expect: result: []
const inner = () => { throw new Error('x'); };
const stacks = [];
try { [1].map(inner); } catch (e) { stacks.push(e.stack); }
try { JSON.parse('{'); } catch (e) { stacks.push(e.stack); }
try { await Promise.reject(new Error('y')); } catch (e) { stacks.push(e.stack); }
try { await (async () => { await null; inner(); })(); } catch (e) { stacks.push(e.stack); }
return stacks.join('\n').split('\n').filter(line => /^ *at /.test(line) && !/attack\.js/.test(line));

//// errors carry nothing of the engine — expect: result: []
const e = new Error('x');
const names = ['fileName', 'lineNumber', 'tracedata', '_Tracedata', 'filename', 'context'];
return names.filter(name => name in e).concat(Reflect.ownKeys(e).filter(key => key !== 'message').map(String));

//// a native error's properties lead nowhere — expect: result: []
const found = [];
for (const f of [() => null.x, () => JSON.parse('{'), () => new Array(-1), () => 'x'.repeat(-1), () => Symbol() + '', () => decodeURIComponent('%')]) {
  try { f(); } catch (e) { for (const key of Reflect.ownKeys(e)) if (!['message', 'stack', 'code', 'name'].includes(key)) found.push(String(key)); }
}
return found;

//// __proto__ of built-ins — expect: result: []
const found = [];
for (const name of ['Object', 'Array', 'Promise', 'JSON', 'Math', 'console', 'iota', 'Map']) {
  try { globalThis[name].__proto__ = {leak: 1}; } catch {}
  try { Object.setPrototypeOf(globalThis[name], {leak: 1}); } catch {}
  if (globalThis[name].leak) found.push(name);
}
try { Object.prototype.__proto__ = {leak: 1}; } catch {}
if ({}.leak) found.push('Object.prototype');
return found;

//// __proto__ in JSON is a key like any other — expect: result: [true,"[object Object]"]
const o = JSON.parse('{"__proto__": {"leak": 1}, "constructor": 1}');
return [o.leak === undefined && Object.prototype.hasOwnProperty.call(o, '__proto__'), String({})];

//// the global object's prototype — expect: result: "undefined"
try { Object.setPrototypeOf(globalThis, {leak: 1}); } catch {}
try { globalThis.__proto__ = {leak: 1}; } catch {}
try { globalThis.__proto__.leak = 1; } catch {}
try { Object.getPrototypeOf(globalThis).leak = 1; } catch {}
return typeof globalThis.leak;

//// legacy definers of accessors — expect: result: "undefined"
try { Object.prototype.__defineGetter__.call(Object.prototype, 'leak', () => 1); } catch {}
try { __defineGetter__.call(globalThis, 'JSON', () => 1); } catch {}
return typeof {}.leak;

//// what a tag function is given is frozen — expect: result: [true,true]
const tag = strings => [Object.isFrozen(strings), Object.isFrozen(strings.raw)];
return tag`a${1}b`;

//// a Proxy of a built-in does not let it be changed — expect: result: "function"
try { new Proxy(Array.prototype, {}).push = 1; } catch {}
try { Reflect.set(Array.prototype, 'push', 1, Array.prototype); } catch {}
try { Reflect.defineProperty(Array.prototype, 'push', {value: 1}); } catch {}
try { Object.assign(Array.prototype, {push: 1}); } catch {}
try { Array.prototype.splice.call(Array.prototype, 0, 0, 1); } catch {}
try { Array.prototype.length = 5; } catch {}
return [].length === 0 && typeof [].push;

//// await within callbacks of native code — expect: compile error: await or error: 
[1].forEach(() => { await null; });

//// yield through native code — expect: succeeds or error: TypeError
function* g() { yield* [1, 2].map(function* (x) { yield x; }).map(i => i.next().value); }
return [...g()];

//// host calls by numbers — expect: result: "undefined"
return typeof iota.settle;

//// SDK's internals — expect: result: []
return Reflect.ownKeys(iota).map(String).filter(key => !/^[a-zA-Z]+$/.test(key));

//// sourceURL and sourceMappingURL — expect: error: Error: x
//# sourceURL=/etc/passwd
//# sourceMappingURL=data:application/json,{"version":3,"sources":["/etc/passwd"],"mappings":"AAAA"}
throw new Error('x');

//// a function's text shows no engine code — expect: result: []
const found = [];
for (const f of [Math.max, Promise, iota.sleep, console.log, Map, Array.prototype.map, Array.prototype.flat, Object.fromEntries, iota.Error, Promise.all])
  if (String(f).length > 80) found.push(String(f).slice(0, 80));
return found;

//// with — expect: compile error: with
with (globalThis) { JSON = 1; }

//// assigning to an undeclared name — expect: error: ReferenceError or succeeds
undeclared = 1;

//// hidden keys through a proxy on the prototype chain — expect: result: []
const seen = [];
const note = (target, key) => { if (typeof key !== 'symbol' || !String(key).startsWith('Symbol(Symbol.')) seen.push(String(key)); };
const handler = { get(t, k) { note(t, k); return Reflect.get(t, k); }, set(t, k, v) { note(t, k); return true; }, has(t, k) { note(t, k); return false; } };
const prey = () => Object.create(new Proxy({}, handler));
function* g() { yield 1; }
async function* ag() { yield 1; }
const attempts = [
  (o) => Object.getPrototypeOf(g.prototype).next.call(o), (o) => Object.getPrototypeOf(ag.prototype).next.call(o).catch(() => 0),
  (o) => TextDecoder.prototype.decode.call(o, new Uint8Array(1)), (o) => URL.prototype.toString.call(o), (o) => URLSearchParams.prototype.get.call(o, 'a'),
  (o) => Promise.prototype.then.call(o), (o) => Promise.resolve(o), (o) => new WeakMap().get(o), (o) => new WeakMap([[o, 1]]), (o) => structuredClone(o),
  (o) => Object.getPrototypeOf(''.matchAll(/a/g)).next.call(o), (o) => new WeakRef(o).deref(), (o) => console.log(o), (o) => Object.isFrozen(o),
  (o) => { class A extends (class { constructor() { return o; } }) { #x = 1; static has(v) { return #x in v; } } A.has(new A()); A.has(o); },
];
for (const attempt of attempts) try { attempt(prey()); } catch {}
return seen.filter((key) => !['then', 'constructor', 'toJSON', 'x'].includes(key));
