5
var s = Symbol('s'), o = {}; o[s] = 1; o[Symbol.toPrimitive] = function (h) { return h; }; o[Symbol.toStringTag] = 'T';
function tried(f) { try { return f(); } catch (e) { return e.message; } }
return [o + '', +o, String(s), Symbol.for('k') === Symbol.for('k'), tried(function () { return s + 1; }), Object.getOwnPropertySymbols(o).length, Reflect.ownKeys(o).length, Reflect.apply(Math.max, null, [1, 2]), Reflect.getPrototypeOf([]) === Array.prototype, tried(function () { return Reflect.construct(Date, [0], Array); }), Reflect.has(o, s), Reflect.defineProperty(o, 'x', {value: 1}), tried(function () { return Reflect.ownKeys(1); })];
