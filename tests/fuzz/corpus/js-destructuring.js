J
const { a = 1, ['b' + 'c']: bc, ...rest } = { a: undefined, bc: 2, d: { e: [3, , 5] }, f: null };
const [x, , y = x, ...[z, ...zs]] = 'hé😀llo';
function f({ d: { e: [p, q = 4, r] = [] } = {} } = {}, [s] = [9], ...t) { return [p, q, r, s, t, arguments.length, f.length]; }
let i, j; [i, j] = [1, 2]; [i, j] = [j, i]; ({ i, j: rest.j } = { i: 8, j: 9 });
for (const [k, { v = k } = {}] of Object.entries({ m: {}, n: { v: 1 }, o: undefined })) console.log(k, v);
return { a, bc, rest, x, y, z, zs, f1: f(rest), f2: f(undefined, 'ab', 1, 2), i, j };
