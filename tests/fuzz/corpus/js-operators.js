J
let a = null, o = { f() { return this?.n; }, n: 0, d: { e: null } };
a ??= []; a.x ||= 1; a.x &&= 2; o.n **= 2; o.d.e?.g.h.i(); o.missing?.(a[0]++); o['f']?.();
const b = 2 ** -(1 ** 2) === 0.5, c = a?.[0]?.y ?? (b ? 1_000 : 0b11), d = delete o?.d?.e, e = typeof nothing, f = void 0 ?? -0;
return [a, o, b, c, d, e, f, 0o17, .5, 5..toString(), 'b' in o, !(o instanceof Object), (1, 2), a?.x?.toFixed?.(1), [..."é😀"], { ...o, ...'ab', ...null }, `a${1}${`b${2}`}`, ((x, y = x, ...z) => [x, y, z])(1)];
