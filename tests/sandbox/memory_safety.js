// Native code that is given what it was not made for, or that loses what it works on.
// limits: cpu=200ms, memory=16MiB

//// generators' methods on what is none — expect: result: ["TypeError","TypeError","TypeError"]
const next = Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())).next;
return [{}, Promise.resolve(1), globalThis].map(value => { try { next.call(value); } catch (e) { return e.name; } });

//// promises' methods on what is none — expect: result: ["TypeError","TypeError","TypeError"]
return [{}, Object.create(Promise.prototype), globalThis].map(value => { try { Promise.prototype.then.call(value, () => {}); } catch (e) { return e.name; } });

//// collections' methods on what is none — expect: result: ["TypeError","TypeError","TypeError","TypeError"]
return [[Map.prototype.get, {}], [Set.prototype.add, Object.create(Set.prototype)], [WeakMap.prototype.get, new Map()], [Map.prototype.set, new Set()]]
  .map(([f, self]) => { try { f.call(self, 1, 2); } catch (e) { return e.name; } });

//// accessors of typed arrays on what is none — expect: result: true
const get = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), 'length')?.get ?? (() => 0);
try { return get.call({}) === undefined || get.call({}) === 0; } catch { return true; }

//// a typed array outside of its buffer — expect: result: [null,null]
const a = new Uint8Array(new ArrayBuffer(8), 4, 2);
return [a[-1] ?? null, a[2] ?? null];

//// a DataView outside of its buffer — expect: error: RangeError or error: TypeError
new DataView(new ArrayBuffer(8), 4).getFloat64(1);

//// a typed array with offsets that overflow — expect: error: RangeError or error: TypeError
new Uint32Array(new ArrayBuffer(8), 4, 1073741824);

//// set beyond a typed array's end — expect: error: RangeError or error: TypeError
new Uint8Array(4).set([1, 2, 3], 4294967294);

//// a generator resumed while it runs — expect: error: TypeError
let it;
function* g() { it.next(); yield 1; }
it = g();
it.next();

//// a regular expression recompiled while it searches — expect: result: [false,"[x][x]",true]
// The program that is under way has to stay: what takes its place in memory is the script's.
const text = 'program '.repeat(30);
const r = new RegExp('abcdefgh' + 'ijklmnop');
const kept = [];
const refill = () => { for (let i = 0; i < 3000; i++) kept.push(text + (100000 + i)); };
r.lastIndex = { valueOf() { r.compile('q'); refill(); return 0; } };
const found = r.test('xxxxx'.repeat(20));
const s = /x/g;
const replaced = 'xx'.replace(s, (m) => { s.compile('(q)'.repeat(50), 'g'); refill(); return `[${m}]`; });
return [found, replaced, kept.length === 9000];
