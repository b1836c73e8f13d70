5
var o = {d: new Date(5), r: /x/gi, m: new Map([[{}, new Set([1, NaN])]]), b: new Uint8Array([1, 2, 3]).subarray(1), e: new RangeError('r'), n: [, 1, , null], w: Object('boxed'), u: undefined, get g() { return this.n; }};
o.self = o; o.n.push(o.m); function tried(x) { try { return structuredClone(x); } catch (e) { return [e.name, e.code, e.message]; } }
var c = tried(o), deep = []; for (var i = 0; i < 20000; i++) deep = [deep];
return [c && c.self === c, c && c.m === c.n[4], tried(deep).length, tried(function () {}), tried(Symbol('s')), tried({get x() { throw o; }}), tried(new Proxy([], {get: function () { return 3; }})), tried(Promise.resolve(1)), tried(new WeakMap())];
