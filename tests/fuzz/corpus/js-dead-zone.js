J
const out = []; const tried = f => { try { out.push(f()); } catch (e) { out.push(e.name); } };
tried(() => { x; let x; }); tried(() => { const c = 1; c = 2; }); tried(() => typeof later); let later = 1;
for (let i = 0, fs = []; i < 3; i++) { fs.push(() => i++); if (i === 2) out.push(fs.map(f => f())); }
tried((a = b, b = 1) => a); { function inner() { return outer; } tried(inner); let outer = 2; tried(inner); }
switch (1) { case 0: let s = 1; case 1: tried(() => s); } tried(() => { class C extends C {} }); label: { const z = 1; break label; }
return out;
