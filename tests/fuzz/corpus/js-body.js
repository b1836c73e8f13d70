J
'use strict';
const { data } = event; let total = 0;
for (const n of data.n) total += n; label: for (const i in data) { for (let j = 0; ; j++) { if (j > 2) continue label; if (i === 'nested') break label; } }
if (!data.nested.yes) return null;
var { nested: { list: [{ id }] } } = data; function helper() { return arguments.length + id; }
return { total, helper: helper(...data.n), text: data.text?.toUpperCase(), proto: Object.keys(data).includes('__proto__'), ctx: Object.keys(context) };
