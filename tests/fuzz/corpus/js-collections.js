J
const m = new Map([['a', 1], [NaN, 2]]), s = new Set([1, 2, 2, 'x']), ws = new WeakSet([m]);
const grouped = [...'hello world'].reduce((g, c) => g.set(c, (g.get(c) ?? 0) + 1), new Map());
for (const [k, v] of m) { if (v < 4) m.set(`${k}${v}`, v + 2); m.delete(k); }
class Registry extends Map { get(k) { return super.get(k) ?? this.set(k, []).get(k); } }
const r = new Registry(); r.get('q').push(1);
return [Object.fromEntries(grouped), [...m], [...s].map(String), ws.has(m), [...r], new Set(m.keys()).size, Array.from({ length: 3 }, (_, i) => i ** 2), [3, 1, 2].sort((a, b) => b - a).findLast(x => x > 1), [[1, [2]], 3].flat(Infinity).flatMap(x => [x, x]), Object.groupBy];
