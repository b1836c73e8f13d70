// Every way to grow, against the memory limit.
// limits: cpu=5000ms, memory=4MiB

//// string that doubles — expect: memory_limit
let s = 'x';
for (;;) s += s;

//// string that grows bit by bit — limits: cpu=500ms — expect: memory_limit or cpu_time_limit
let s = '';
for (;;) s += 'some more text';

//// string by repeat — expect: memory_limit
'x'.repeat(1e8);

//// string by padStart — expect: memory_limit
'x'.padStart(1e8, 'abc');

//// string by padEnd — expect: memory_limit
'x'.padEnd(1e8);

//// string by join — expect: memory_limit
new Array(1e8).join('x');

//// string by join of one long string — expect: memory_limit
const s = 'x'.repeat(1e6);
[s, s, s, s, s, s].join(s);

//// string by concat — expect: memory_limit
const s = 'x'.repeat(1e6);
s.concat(s, s, s, s, s, s);

//// string by replace — expect: memory_limit
'x'.repeat(1e5).replace(/x/g, 'y'.repeat(1000));

//// string by replace with itself — expect: memory_limit
const s = 'x'.repeat(1e5);
s.replace(/x/g, "$`$'");

//// string by replaceAll — expect: memory_limit
'x'.repeat(1e5).replaceAll('x', 'y'.repeat(1000));

//// string by a template — expect: memory_limit
let s = 'x';
for (;;) s = `${s}${s}`;

//// string by escapes — expect: memory_limit
encodeURIComponent('\u20ac'.repeat(5e5));

//// string by escape — expect: memory_limit or error: ReferenceError
escape('\u20ac'.repeat(5e5));

//// string by JSON.stringify with a gap — expect: memory_limit
JSON.stringify(Array.from({length: 1e5}, () => [[[[1]]]]), null, '          ');

//// string by JSON.stringify of control characters — expect: memory_limit
JSON.stringify('\u0001'.repeat(1e6));

//// string by toUpperCase — expect: memory_limit
'\u0149'.repeat(1e6).toUpperCase();

//// string by normalize — expect: memory_limit
'\ufdfa'.repeat(2e5).normalize('NFKD');

//// string by split and join — expect: memory_limit
'x'.repeat(1e5).split('').join('y'.repeat(100));

//// strings by split — expect: memory_limit
'ab'.repeat(5e5).split('a');

//// strings by match — expect: memory_limit
'ab'.repeat(5e5).match(/./g);

//// strings by matchAll — expect: memory_limit
const keep = [];
for (const m of 'ab'.repeat(5e5).matchAll(/./g)) keep.push(m);

//// strings, all different — expect: memory_limit
const keep = [];
for (let i = 0; ; i++) keep.push('text' + i);

//// property names, all different — expect: memory_limit
const o = {};
for (let i = 0; ; i++) o['name' + i] = i;

//// symbols — expect: memory_limit
const keep = [];
for (let i = 0; ; i++) keep.push(Symbol(i));

//// symbols of the registry — expect: memory_limit
const keep = [];
for (let i = 0; ; i++) keep.push(Symbol.for('s' + i));

//// array by push — expect: memory_limit
const a = [];
for (;;) a.push(1);

//// array by fill — expect: memory_limit
new Array(1e7).fill(0);

//// array by Array.from — expect: memory_limit
Array.from({length: 1e7});

//// array by spread — expect: memory_limit
const a = new Array(1000).fill(1);
for (;;) a.push(...a);

//// array by concat — expect: memory_limit
let a = [1, 2, 3];
for (;;) a = a.concat(a);

//// array by flat — expect: memory_limit
const a = new Array(1000).fill(1), b = new Array(1000).fill(a);
b.flat();

//// array by flatMap — expect: memory_limit
const a = new Array(1000).fill(1);
a.flatMap(() => a);

//// array by splice — expect: memory_limit
const a = [1];
for (;;) a.splice(0, 0, ...a.slice(0, 500));

//// array by unshift — expect: memory_limit or cpu_time_limit
const a = [1];
for (;;) a.unshift(...a.slice(0, 500));

//// array by length alone — expect: result: 4294967295
const a = [];
a.length = 4294967295;
return a.length;

//// array with one element far behind — expect: result: 4294967295
const a = [];
a[4294967294] = 1;
return a.length;

//// array of holes that becomes dense — expect: memory_limit or result: 1000001
const a = [];
for (let i = 0; i <= 1e6; i += 1) a[1e6 - i] = i;
return a.length;

//// rest parameters — expect: memory_limit or error: RangeError
const f = (...rest) => rest;
const a = new Array(1e5).fill(1), keep = [];
for (;;) keep.push(f(...a));

//// arguments objects — expect: memory_limit
const keep = [];
function f() { keep.push(arguments); }
for (;;) f(1, 2, 3);

//// objects in a list — expect: memory_limit
let list = null;
for (;;) list = {list};

//// objects in a cycle — limits: cpu=100ms — expect: cpu_time_limit
for (;;) { const a = {}; a.a = a; }

//// objects with accessors — expect: memory_limit
const keep = [];
for (;;) keep.push({get a() { return 1; }, set a(v) {}});

//// instances of classes with private fields — expect: memory_limit
class A { #a = 1; #b = [2]; get() { return this.#a; } }
const keep = [];
for (;;) keep.push(new A());

//// classes — expect: memory_limit
const keep = [];
for (;;) keep.push(class { a() {} static b() {} });

//// closures — expect: memory_limit
const keep = [];
for (let i = 0; ; i++) keep.push(() => i);

//// bound functions — expect: memory_limit
const keep = [], f = () => 1;
for (let i = 0; ; i++) keep.push(f.bind(null, i));

//// bound arguments that add up — expect: memory_limit or error: RangeError or error: TypeError
let f = (...a) => a.length;
const many = new Array(1000).fill(1);
for (;;) f = f.bind(null, ...many);

//// generators that wait — expect: memory_limit
function* g() { yield 1; }
const keep = [];
for (;;) { const it = g(); it.next(); keep.push(it); }

//// promises — expect: memory_limit
const keep = [];
for (;;) keep.push(new Promise(() => {}));

//// async functions that wait — expect: memory_limit
const keep = [];
for (;;) keep.push((async () => { await new Promise(() => {}); })());

//// handlers of one promise — expect: memory_limit
const p = new Promise(() => {});
for (;;) p.then(() => 1);

//// typed array — expect: memory_limit
new Uint8Array(1e8);

//// typed array of eight bytes each — expect: memory_limit
new Float64Array(1e6);

//// typed arrays, many — expect: memory_limit
const keep = [];
for (;;) keep.push(new Uint8Array(1000));

//// typed array of an endless length — expect: error: RangeError or error: TypeError or memory_limit
new Float64Array(4294967295);

//// ArrayBuffer — expect: memory_limit
new ArrayBuffer(1e8);

//// slices of an ArrayBuffer — expect: memory_limit
const keep = [], b = new ArrayBuffer(100000);
for (;;) keep.push(b.slice(0));

//// views of one ArrayBuffer — expect: memory_limit
const keep = [], b = new ArrayBuffer(100);
for (;;) keep.push(new DataView(b), new Uint8Array(b));

//// Map — expect: memory_limit
const m = new Map();
for (let i = 0; ; i++) m.set(i, i);

//// Map that is cleared by deleting — limits: cpu=100ms — expect: cpu_time_limit
const m = new Map();
for (let i = 0; ; i++) { m.set(i, i); m.delete(i - 10); }

//// Map with objects as keys — expect: memory_limit
const m = new Map();
for (;;) m.set({}, m);

//// Set — expect: memory_limit
const s = new Set();
for (let i = 0; ; i++) s.add('k' + i);

//// Set that grows while it is walked — expect: memory_limit
const s = new Set([0]);
for (const n of s) s.add(n + 1);

//// WeakMap whose keys are kept — expect: memory_limit
const m = new WeakMap(), keep = [];
for (;;) { const key = {}; keep.push(key); m.set(key, {}); }

//// WeakMap whose keys are let go of — limits: cpu=100ms — expect: cpu_time_limit or memory_limit
const m = new WeakMap();
for (;;) m.set({}, {});

//// regexps — expect: memory_limit
const keep = [];
for (let i = 0; ; i++) keep.push(new RegExp('a{1,' + (i % 100 + 1) + '}' + i));

//// regexp with copies of copies — expect: memory_limit or error: RangeError or error: SyntaxError or succeeds
new RegExp('((((a{0,1000}b){0,1000}c){0,1000}d){0,1000}e){0,1000}').test('aaa');

//// regexp with a long source — expect: memory_limit or error: SyntaxError or error: RangeError or succeeds
new RegExp('a?'.repeat(2e5)).test('aaa');

//// regexp that is all Unicode properties — limits: memory=4MiB — expect: succeeds
new RegExp('[\\p{L}]'.repeat(5000), 'iu').test('aaa');

//// regexp of dots that ignore case — limits: cpu=1000ms, memory=64MiB — expect: succeeds
new RegExp('.'.repeat(40000), 'iu').test('aaa');

//// regexp of sets that all differ and are large — limits: cpu=3000ms, memory=16MiB — expect: memory_limit or error: SyntaxError
let s = '';
for (let i = 0; i < 20000; i++) s += '[\\p{L}' + String.fromCharCode(0x2190 + i) + ']';
new RegExp(s, 'iu');

//// regexp of characters that all differ and ignore case — limits: cpu=3000ms, memory=16MiB — expect: memory_limit or error: SyntaxError or succeeds
let s = '';
for (let i = 0x100; i < 0x600; i++) s += String.fromCharCode(i);
new RegExp(s.repeat(60), 'iu');

//// regexp whose pattern is long — limits: memory=32MiB — expect: memory_limit
new RegExp('a'.repeat(2e6));

//// regexp with a long name — limits: cpu=3000ms, memory=32MiB — expect: memory_limit
new RegExp('(?<' + 'a'.repeat(5e6) + '>a)');

//// regexp with a large class — expect: memory_limit or error: SyntaxError or error: RangeError or succeeds
let s = '';
for (let i = 0; i < 20000; i++) s += String.fromCharCode(1000 + i * 2);
new RegExp('[' + s + ']').test('a');

//// regexp with many groups — expect: memory_limit or error: SyntaxError or error: RangeError or succeeds
new RegExp('(a)'.repeat(5000)).test('a'.repeat(5000));

//// regexp whose backtracking takes memory — expect: memory_limit or error: RangeError or result: false or cpu_time_limit
return /(?:(a)|b|(c))*d/.test('abc'.repeat(1e5));

//// dates — expect: memory_limit
const keep = [];
for (;;) keep.push(new Date(0));

//// errors with their stacks — expect: memory_limit
const keep = [];
const f = n => n === 0 ? keep.push(new Error('x')) : f(n - 1);
for (;;) f(50);

//// error with a long message — expect: error: Error: xxx
throw new Error('x'.repeat(1e6));

//// error with a long name — expect: error: yyy
const e = new Error('x');
e.name = 'y'.repeat(1e6);
throw e;

//// thrown string — expect: error: Error: thrown: 'xxx
throw 'x'.repeat(1e6);

//// thrown array — expect: error: Error: thrown: [
throw new Array(50).fill('x'.repeat(20000));

//// console with one long string — expect: log_limit
console.log('x'.repeat(1200000));

//// console with one long string, within limits — limits: memory=8MiB — expect: succeeds
console.log('x'.repeat(1000000));

//// console with many long strings — expect: log_limit
const s = 'x'.repeat(300000);
for (;;) console.log(s);

//// console with long arguments — expect: log_limit or memory_limit
const s = 'x'.repeat(300000);
console.log(s, s, s, s, s, s, s, s);

//// console with escapes — expect: log_limit or memory_limit
console.log('\u0001'.repeat(900000));

//// console with wide characters — expect: succeeds or log_limit or memory_limit
console.log('\u{1f600}'.repeat(250000));

//// console with a large structure — expect: succeeds or log_limit or memory_limit
const leaf = 'x'.repeat(9000), row = new Array(100).fill(leaf);
console.log(new Array(100).fill(row));

//// console with a large structure of objects — expect: succeeds or log_limit or memory_limit
const o = {};
for (let i = 0; i < 100; i++) o['k'.repeat(150) + i] = 'x'.repeat(9000);
console.log([o, o, o, o, o], {a: {b: {c: o}}});

//// console with many properties — expect: succeeds or memory_limit
const o = {};
for (let i = 0; i < 20000; i++) o['k' + i] = i;
console.log(o);

//// console with a large typed array — expect: succeeds
console.log(new Uint8Array(1000000));

//// console with a pattern of many directives — expect: log_limit or memory_limit
console.log('%s'.repeat(1000), ...new Array(1000).fill('x'.repeat(5000)));

//// console with an error's long stack — expect: succeeds or log_limit or memory_limit
const e = new Error('x'.repeat(500000));
console.log(e, e, e);

//// console with many errors within errors — expect: succeeds or log_limit or memory_limit
const list = [];
for (let i = 0; i < 100; i++) list.push(new Error('x'.repeat(9000)));
console.log(list, {list}, [[list]]);

//// log of two megabytes when the limit allows it — limits: log=10MiB — expect: memory_limit
const s = 'x'.repeat(100000);
for (let i = 0; i < 100; i++) console.log(s);

//// result just within its limit — expect: succeeds
return 'x'.repeat(1000000);

//// result of characters that take more as JSON — expect: result_limit or memory_limit
return '\u0001'.repeat(500000);

//// result of wide characters — expect: succeeds or result_limit or memory_limit
return '\u{1f600}'.repeat(200000);

//// result above the memory limit though below its own — limits: result=10MiB — expect: memory_limit
return 'x'.repeat(3000000);

//// result that is large while the log is, too — expect: succeeds or memory_limit
console.log('x'.repeat(1000000));
return 'x'.repeat(1000000);

//// result with keys — expect: result_limit or memory_limit
const o = {};
for (let i = 0; i < 100; i++) o['k'.repeat(20000) + i] = 1;
return o;

//// structuredClone — expect: memory_limit or error: ReferenceError
const keep = [], a = new Array(1000).fill({});
for (;;) keep.push(structuredClone(a));

//// Object.entries of a large object — expect: memory_limit
const o = {};
for (let i = 0; i < 12000; i++) o['k' + i] = i;
const keep = [];
for (;;) keep.push(Object.entries(o));

//// Object.assign — expect: memory_limit
const o = {}, keep = [];
for (let i = 0; i < 1000; i++) o['k' + i] = i;
for (;;) keep.push(Object.assign({}, o));

//// Object.freeze of many — expect: memory_limit
const keep = [];
for (;;) keep.push(Object.freeze([1, 2, 3]));

//// Proxies — expect: memory_limit
const keep = [];
for (;;) keep.push(new Proxy({}, {}));

//// iterators — expect: memory_limit
const keep = [];
for (;;) keep.push([1][Symbol.iterator]());

//// template objects — limits: cpu=100ms — expect: cpu_time_limit
const tag = strings => strings;
for (;;) tag`a${1}b`;

//// globals — expect: memory_limit
for (let i = 0; ; i++) globalThis['g' + i] = i;

//// sort of a large array — expect: memory_limit or succeeds
const a = [];
for (let i = 0; i < 100000; i++) a.push(i * 7919 % 100003);
a.sort((x, y) => x - y);

//// calls with many arguments — expect: memory_limit or error: RangeError or error: TypeError
Math.max.apply(null, new Array(1e6).fill(1));

//// calls with an endless arguments list — expect: memory_limit or error: RangeError or error: TypeError
Math.max.apply(null, {length: 4294967295});

//// recursion with large frames — expect: memory_limit or error: RangeError
const f = (...args) => f(...args, ...args);
f(1);

//// source that is large — limits: memory=1MiB — expect: memory_limit or succeeds
const t = "{{90000×x}}";
return t.length > 1;

//// source of many functions — limits: memory=1MiB — expect: memory_limit or compile error: too
{{6000×(function(){\});}}

//// source above the limit — expect: compile error: the limit is 102400
"{{110000×x}}";
