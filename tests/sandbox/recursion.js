// Recursion in script and in C, which must neither end the process nor outrun a limit.

//// a function that calls itself — expect: error: RangeError
const f = () => 1 + f();
f();

//// recursion that is caught and begun again — expect: cpu_time_limit
const f = () => { try { return f(); } catch { return f(); } };
f();

//// recursion in catch and finally — expect: cpu_time_limit
const f = () => { try { f(); } finally { f(); } };
f();

//// recursion of constructors — expect: error: RangeError
class A { constructor() { this.a = new A(); } }
new A();

//// recursion of getters — expect: error: RangeError
const o = {get x() { return this.x; }};
o.x;

//// recursion of valueOf — expect: error: RangeError
const o = {valueOf() { return +this; }};
+o;

//// recursion through map — expect: error: RangeError
const f = () => [1].map(f);
f();

//// recursion through sort — expect: error: RangeError
const f = () => [2, 1].sort(f);
f();

//// recursion through replace — expect: error: RangeError
const f = () => 'a'.replace(/a/, f);
f();

//// recursion through JSON.parse's reviver — expect: error: RangeError
const f = () => JSON.parse('[1]', f);
f();

//// recursion through JSON.stringify's toJSON — expect: error: RangeError
const o = {toJSON() { return JSON.stringify(o); }};
JSON.stringify(o);

//// recursion through apply — expect: error: RangeError
const f = () => f.apply(null, []);
f();

//// recursion through call of call — expect: error: RangeError or error: TypeError
const call = Function => Function;
const f = (() => {}).call;
let g = () => g.call.call.call(g);
g();

//// recursion through Reflect.construct — expect: error: RangeError
function F() { return Reflect.construct(F, []); }
new F();

//// recursion through a Proxy — expect: error: RangeError
const p = new Proxy({}, {get: (target, key, receiver) => receiver[key]});
p.x;

//// recursion through a Proxy's prototype — expect: error: RangeError or cpu_time_limit or error: TypeError or succeeds
const p = new Proxy({}, {});
Object.setPrototypeOf(p, p);
p.x;

//// recursion through bound functions — limits: cpu=500ms, memory=64MiB — expect: error: RangeError or result: 1 or cpu_time_limit
let f = () => 1;
for (let i = 0; i < 100000; i++) f = f.bind(null);
return f();

//// recursion of generators — expect: error: RangeError or memory_limit or cpu_time_limit
function* g() { for (const x of g()) yield x; }
g().next();

//// recursion of async functions — limits: cpu=5000ms — expect: error: RangeError or memory_limit
const f = async () => 1 + await f();
return f();

//// recursion of toString in a cycle of arrays — limits: cpu=500ms — expect: succeeds or error: RangeError
const a = [1];
a.push(a);
return String(a).length >= 0;

//// toString of deeply nested arrays — limits: cpu=2000ms — expect: error: RangeError
let a = [];
for (let i = 0; i < 50000; i++) a = [a];
String(a);

//// toString of an array that contains itself many times — expect: error: RangeError or cpu_time_limit or succeeds
const a = [];
for (let i = 0; i < 100; i++) a.push(a);
String(a);

//// JSON.stringify of deeply nested arrays — limits: cpu=2000ms — expect: error: RangeError
let a = [];
for (let i = 0; i < 50000; i++) a = [a];
JSON.stringify(a);

//// JSON.stringify of deeply nested objects with a gap — limits: cpu=2000ms — expect: error: RangeError
let a = {};
for (let i = 0; i < 50000; i++) a = {a};
JSON.stringify(a, null, 1);

//// JSON.stringify of a cycle — expect: error: TypeError
const a = {};
a.a = a;
JSON.stringify(a);

//// result that is a cycle — expect: error: TypeError
const a = {};
a.a = a;
return a;

//// result that is nested too deeply — limits: cpu=2000ms — expect: error: RangeError
let a = [];
for (let i = 0; i < 50000; i++) a = [a];
return a;

//// JSON.parse of deeply nested arrays — limits: cpu=2000ms — expect: error: RangeError
JSON.parse('['.repeat(50000));

//// JSON.parse of deeply nested objects — limits: cpu=2000ms — expect: error: RangeError
JSON.parse('{"a":'.repeat(50000));

//// reviver of deeply nested arrays — limits: cpu=2000ms — expect: error: RangeError
JSON.parse('['.repeat(900) + ']'.repeat(900), function deep(key, value) { return deep.call(this, key, [value]); });

//// regexp with nested groups — expect: error: RangeError or error: SyntaxError
new RegExp('('.repeat(20000) + 'a' + ')'.repeat(20000));

//// regexp with nested lookaheads — expect: error: RangeError or error: SyntaxError or memory_limit
new RegExp('(?='.repeat(20000) + 'a' + ')'.repeat(20000));

//// regexp with many alternatives — limits: cpu=500ms — expect: error: RangeError or error: SyntaxError or succeeds
new RegExp('a|'.repeat(20000)).test('b');

//// regexp that recurses while it matches — limits: cpu=1000ms, memory=64MiB — expect: error: RangeError or result: true
return /^(?:a|b)*$/.test('ab'.repeat(200000));

//// regexp with groups that recurses while it matches — limits: cpu=1000ms, memory=64MiB — expect: error: RangeError or result: true
return /^(a|b)*?$/.test('ab'.repeat(200000));

//// console.log of deeply nested arrays — limits: cpu=2000ms — expect: result: 1
let a = [];
for (let i = 0; i < 50000; i++) a = [a];
console.log(a);
return 1;

//// console.log of a cycle — expect: result: 1
const a = {};
a.a = [a, {a}];
console.log(a);
return 1;

//// console.log of an error whose cause is itself — expect: result: 1
const e = new Error('x');
e.cause = e;
console.log(e);
return 1;

//// console.log of many references to one object — limits: cpu=500ms — expect: result: 1 or log_limit
let o = {};
for (let i = 0; i < 100; i++) o = {a: o, b: o, c: o, d: o, e: o, f: o, g: o, h: o};
console.log(o);
return 1;

//// console.log from a conversion of console.log — expect: error: RangeError or cpu_time_limit or succeeds or log_limit
const o = {toString() { console.log('%s', o); return 'x'; }};
console.log('%s', o);

//// console.log from a stack getter of console.log — expect: error: RangeError or cpu_time_limit or succeeds or log_limit
const e = new Error('x');
Object.defineProperty(e, 'stack', {get() { console.log(e); return 'x'; }});
console.log(e);

//// error thrown deep within — expect: error: Error: deep
const f = n => { if (n === 0) throw new Error('deep'); f(n - 1); };
f(500);

//// limit that strikes deep within — expect: cpu_time_limit
const f = n => { if (n === 0) for (;;); f(n - 1); };
f(1000);

//// memory limit that strikes deep within — limits: cpu=2000ms, memory=2MiB — expect: memory_limit or error: RangeError
const f = a => f([a, a, a, a]);
f([]);

//// prototype chain of a million — limits: cpu=5000ms, memory=256MiB — expect: error: RangeError or succeeds
let o = {};
for (let i = 0; i < 1000000; i++) o = Object.create(o);
o.missing;

//// prototype chain in a cycle through Proxies — expect: error: TypeError or error: RangeError or succeeds or cpu_time_limit
const p = new Proxy({}, {getPrototypeOf: () => p});
Object.create(p) instanceof Array;

//// list of fifty thousand closures let go of at once — limits: cpu=2000ms, memory=64MiB — expect: result: 1
let f = null;
for (let i = 0; i < 50000; i++) { const next = f; f = () => next; }
f = null;
return 1;

//// nested array of two hundred thousand let go of at once — limits: cpu=2000ms, memory=64MiB — expect: result: 1
let a = [];
for (let i = 0; i < 200000; i++) a = [a];
a = null;
return 1;

//// source nested too deeply: parentheses — expect: compile error: nested too deeply
{{20000×(}}1{{20000×)}}

//// source nested too deeply: arrays — expect: compile error: nested too deeply
{{20000×[}}1{{20000×]}}

//// source nested too deeply: blocks — expect: compile error: nested too deeply
{{20000×{ }};{{20000×\}}}

//// source nested too deeply: functions — expect: compile error: nested too deeply
{{15000×(()=>}}1{{15000×)}}

//// source with a long chain of operators — expect: compile error: nested too deeply or succeeds
{{20000×1+}}1;

//// source with a long chain of members — expect: compile error: nested too deeply or error: TypeError
globalThis{{20000×.a}};

//// source with a long template — expect: compile error: nested too deeply or succeeds
`{{10000×${1\}}}`;

//// source with many unary operators — expect: compile error: nested too deeply
{{50000×!}}1;
