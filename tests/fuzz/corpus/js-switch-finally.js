J
function* parse(tokens) { loop: for (;;) { const t = tokens.shift(); switch (t) { case undefined: return; case '(': try { yield* parse(tokens); continue loop; } finally { yield 'close'; } case ')': break loop; default: try { if (t === '!') throw t; yield t; } catch { yield 'caught'; } } } return 'done'; }
const run = async ts => { const out = []; for await (const x of parse(ts)) { out.push(x); await null; } return out; };
return Promise.all(['a(b!c)d', '((', ')', ''].map(s => run([...s])));
