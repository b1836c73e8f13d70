J
const log = [];
const run = (how) => { for (const x of [1, 2]) { try { if (how === 0) return x; if (how === 1) break; if (how === 2) continue; if (how === 3) throw how; } catch (e) { log.push(e); if (x > 1) return; } finally { log.push(x); if (how < 3) throw how; else if (x === 1) continue; } } };
for (let i = 0; i < 5; i++) try { run(i); } catch (e) { log.push(`end ${e}`); }
async function* pages() { try { yield 1; yield 2; } catch (e) { log.push(e); } finally { await null; log.push('closed'); } }
const leave = async () => { try { for await (const p of pages()) { switch (p) { case 1: { function help() { return late; } const late = p; log.push(help()); break; } default: return p; } } } catch { return 'caught'; } finally { throw new Error('no'); } };
try { await leave(); } catch (e) { log.push(e.stack); }
return log;
