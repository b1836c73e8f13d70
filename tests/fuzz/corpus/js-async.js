J
const log = [];
async function step(n) { log.push(`in ${n}`); await null; if (n > 2) throw new RangeError(`no ${n}`); try { return await iota.sleep(n); } finally { log.push(`out ${n}`); } }
const arrow = async (...xs) => { for (const x of xs) await step(x); return this === undefined && xs.length; };
const settled = await Promise.allSettled([step(1), step(3), arrow(1, 2), arrow(), (async () => { for (;;) { await step(2); if (log.length > 8) break; } })()]);
outer: for await (const s of settled) { for (;;) { if (s.reason) continue outer; break; } log.push(s.status); }
return log;
