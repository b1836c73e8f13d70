5
var m = new Map(), s = new Set(), log = []; for (var i = 0; i < 40; i++) { m.set(i % 7 ? 'k' + i : i, i); s.add(i / 3); }
var it = m.entries(), its = s[Symbol.iterator](); it.next(); its.next(); m.clear(); m.set('x', 1); log.push(it.next(), it.next()); s.forEach(function (v) { s['delete'](v); if (v > 5 && v < 6) s.add(v + 'again'); if (s.size > 60) s.clear(); });
function tried(f) { try { return f(); } catch (e) { return e.name + e.message; } }
log.push(its.next(), tried(function () { return Map.prototype.get.call(s, 1); }), tried(function () { return new Map([1]); }), tried(function () { return new Set({}); }), tried(function () { return Map(); }), tried(function () { new WeakSet().add('x'); }), tried(function () { return Object.getPrototypeOf(it).next.call({}); }));
var iter = {}; iter[Symbol.iterator] = function () { return {next: function () { m.set(m.size, iter); if (m.size > 20) throw new Error('enough'); return {value: [m, m], done: false}; }, 'return': function () { log.push('closed'); return {}; }}; };
log.push(tried(function () { return new Map(iter); })); var w = new WeakMap(); for (var k = 0; k < 100; k++) w.set({}, {w: w}); m.set(NaN, m).set(-0, s); return [log, m.has(NaN), Array.from(m.keys()).length, m.size, s.size];
