J
function* g(n) { try { const got = yield n; if (got) return got; yield* [n, ...h()]; } catch (e) { yield e; } finally { yield 'end'; } }
function* h() { let i = 0; while (i < 3) yield i++; return 7; }
async function* ag() { for (let i = 0; ; i++) { const x = yield await Promise.resolve(i); if (x) { await iota.sleep(1); return x; } } }
const a = g(1), out = [a.next(), a.next(), a.throw(new Error('in')), [...a], Array.from(h(), x => x * 2), Math.max(...h())];
const [first, second] = g(5); const it = ag();
out.push(first, second, await it.next(), await it.next(), await it.next(3), await it.next(), await it.return(1));
for await (const v of ag()) if (v > 2) break; else out.push(v);
return out;
