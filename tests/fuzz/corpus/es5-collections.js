5
var k = {}, m = new Map([[NaN, 1], [-0, 2], [k, k]]), s = new Set('abca'), w = new WeakMap([[k, 1]]), seen = [];
m.forEach(function (v, key) { seen.push(typeof key); if (seen.length < 9) { m['delete'](key); m.set(key, v); } });
var it = s.values(), x; while (!(x = it.next()).done) { seen.push(x.value); s['delete'](x.value); if (seen.length < 20) s.add(x.value + 'x'); }
return [seen, m.size, m.get(NaN), m.get(0) , s.has('b'), w.get(k), w.has(1), Array.from(m.entries()), Array.from(s.keys())];
