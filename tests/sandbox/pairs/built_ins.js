// What an execution does to built-ins.
// limits: cpu=500ms, memory=16MiB

//// prototypes' methods — expect: succeeds
for (const f of [Object, Array, String, Number, Promise, Map, Set, Date, RegExp, Error, Symbol].filter(Boolean)) {
  for (const key of Reflect.ownKeys(f.prototype ?? {})) {
    try { f.prototype[key] = () => 'tampered'; } catch {}
    try { delete f.prototype[key]; } catch {}
    try { Object.defineProperty(f.prototype, key, {value: () => 'tampered'}); } catch {}
  }
}
//// finds them untouched — expect: result: ["a","1,2","x",1,"0","a"]
return [['a'].map(x => x)[0], [1, 2].join(), 'X'.toLowerCase(), new Map([[1, 1]]).get(1), (0).toString(), /a/.exec('a')[0]];

//// static functions — expect: succeeds
for (const f of [Object, Array, Promise, JSON, Math, Reflect, Number, String, Date, Symbol, console, iota]) {
  for (const key of Reflect.ownKeys(f)) {
    try { f[key] = () => 'tampered'; } catch {}
    try { delete f[key]; } catch {}
    try { Object.defineProperty(f, key, {get: () => () => 'tampered'}); } catch {}
  }
}
//// finds these untouched — expect: result: ["[1]",2,["a"],true]
return [JSON.stringify([1]), Math.max(1, 2), Object.keys({a: 1}), Array.isArray([])];

//// new properties on prototypes — expect: succeeds
for (const o of [Object.prototype, Array.prototype, (() => 1).__proto__, Error.prototype, Promise.prototype].filter(Boolean)) {
  try { o.leak = 1; } catch {}
  try { o[Symbol.iterator] = null; } catch {}
  try { o.toJSON = () => 'tampered'; } catch {}
  try { o.then = f => f('tampered'); } catch {}
  try { Object.setPrototypeOf(o, {leak: 1}); } catch {}
}
//// finds none — expect: result: [true,[1,2],{"a":1}]
return [({}).leak === undefined && [].leak === undefined && (() => 1).leak === undefined, [...[1, 2]], {a: 1}];

//// iterators and generators — expect: succeeds
const protos = [[][Symbol.iterator](), new Map().entries(), new Set().values(), ''[Symbol.iterator](), (function* () {})(), (async function* () {})(), 'a'.matchAll(/a/g)];
for (let p of protos) for (p = Object.getPrototypeOf(p); p && p !== Object.prototype; p = Object.getPrototypeOf(p)) {
  try { p.next = () => ({done: true}); } catch {}
  try { Object.defineProperty(p, 'next', {value: () => ({done: true})}); } catch {}
  try { p[Symbol.iterator] = null; } catch {}
  try { p.return = () => { throw new Error('tampered'); }; } catch {}
}
//// iterates as ever — expect: result: [[1,2],[["a",1]],[1],["x"],[1,2]]
function* g() { yield 1; yield 2; }
return [[...[1, 2]], [...new Map([['a', 1]])], [...new Set([1])], [...'x'], [...g()]];

//// console and the SDK — expect: succeeds
try { console.log = () => {}; } catch {}
try { iota.sleep = () => 'tampered'; } catch {}
try { iota.Error.prototype.name = 'tampered'; } catch {}
try { iota.leak = 1; } catch {}
try { Object.setPrototypeOf(console, {leak: 1}); } catch {}
//// finds both as they are — expect: result: ["iota.Error","undefined","undefined"]
await iota.sleep(1);
return [new iota.Error('x').name, typeof iota.leak, typeof console.leak];

//// errors — expect: succeeds
for (const E of [Error, TypeError, RangeError, AggregateError]) {
  try { E.prototype.name = 'tampered'; } catch {}
  try { E.prototype.toString = () => 'tampered'; } catch {}
  try { Object.defineProperty(E.prototype, 'stack', {get: () => 'tampered'}); } catch {}
  try { E.prepareStackTrace = () => 'tampered'; } catch {}
  try { E.stackTraceLimit = 0; } catch {}
}
//// finds errors as they are — expect: result: ["TypeError: x",true]
return [String(new TypeError('x')), /pair\.js/.test(new Error('x').stack)];

//// symbols of the registry — expect: result: "undefined"
const s = Symbol.for('shared'), before = typeof s.leak;
try { Object.getPrototypeOf(s).leak = 1; } catch {}
try { Object(s).leak = 1; } catch {}
return before;
//// finds the symbol bare — expect: result: ["undefined","Symbol(shared)","shared"]
return [typeof Symbol.for('shared').leak, String(Symbol.for('shared')), Symbol.keyFor(Symbol.for('shared'))];
