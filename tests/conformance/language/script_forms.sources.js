// Forms of a script: ES2022 16.2, 12.5
//// runs: a default function
export default function () { return true; }
//// runs: a default async function
export default async function (event, context) { return await true; }
//// runs: a default arrow function
export default () => true;
//// runs: a default function with a name is hoisted
handler.ok = true;
export default function handler() { return handler.ok; }
//// runs: a default export by name
const handler = () => true;
export { handler as default };
//// runs: a default export of an expression
const make = (x) => () => x;
export default make(true);
//// runs: the name of an anonymous default function is default
const self = () => 1;
export default function () { return this === undefined && self() === 1; }
//// runs: other exports are plain declarations
export const a = 1;
export function f() { return a; }
export class C { m() { return f(); } }
export let { b } = { b: 2 };
export default () => new C().m() + b === 3;
//// runs: a default export of a class's method
class C { static run() { return true; } }
export default C.run;
//// runs: a default generator's function is exported as such
const g = function* () { yield true; };
export default () => [...g()][0];
//// runs: a body with return
return true;
//// runs: a body with await at the top
return await Promise.resolve(true);
//// runs: a body with for await at the top
for await (const x of [Promise.resolve(true)]) return x;
//// runs: a body sees event and context
return typeof event === 'undefined' && typeof context === 'object';
//// runs: a body may declare functions and classes
class C { ok = true; }
return f() && new C().ok;
function f() { return true; }
//// runs: a hashbang
#!/usr/bin/env node
return true;
//// runs: this at the top level is undefined
return (() => this === undefined)();
//// runs: code is strict
return (function () { return this === undefined; })();
//// runs: an indirect global this
return typeof globalThis === 'object' && globalThis.Math === Math;
//// runs: an import of types only leaves nothing
export default () => true;
//// runs: an error of the top level shows at the first call only when it happens
const x = [1].map((n) => n);
export default () => x[0] === 1;
//// refused (settings allow no modules): an import
import x from 'lodash';
//// refused (settings allow no modules): an import for its effects
import 'lodash';
//// refused (settings allow no modules): require
const x = require('fs');
//// refused (settings allow no modules): an export from
export { a } from 'a';
//// refused (write `import` at the beginning): import()
const x = import('a');
//// refused (`import.meta` is not available): import.meta
return import.meta.url;
//// refused: return at the top of a module
export default () => 1;
return 1;
//// refused: await at the top of a module
const a = await 1;
export default () => a;
//// refused (`arguments` is only allowed in functions): arguments at the top of a module
const a = arguments;
export default () => a;
//// runs: a script that asks whether there is require
export default () => typeof require === 'undefined';
