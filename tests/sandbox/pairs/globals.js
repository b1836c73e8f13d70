// What an execution leaves on the global object.
// limits: cpu=500ms, memory=16MiB

//// a property of the global object — expect: result: "undefined"
const before = typeof globalThis.leak;
globalThis.leak = 1;
return before;
//// sees none — expect: result: ["undefined",false]
return [typeof leak, 'leak' in globalThis];

//// one that cannot be deleted — expect: result: false
const before = 'leak' in globalThis;
Object.defineProperty(globalThis, 'leak', {value: 1, configurable: false, writable: false, enumerable: false});
return before;
//// sees none either — expect: result: ["undefined",false]
return [typeof leak, Reflect.ownKeys(globalThis).includes('leak')];

//// accessors, symbols and indices — expect: result: []
const odd = () => Reflect.ownKeys(globalThis).filter(key => key === '0' || key === 'get' || key === Symbol.for('leak')).map(String);
const before = odd();
Object.defineProperty(globalThis, 'get', {get() { return 1; }});
globalThis[Symbol.for('leak')] = 1;
globalThis[0] = 1;
globalThis[4294967295] = 1;
return before;
//// sees none of these — expect: result: [[],"undefined","undefined","undefined"]
return [Object.getOwnPropertySymbols(globalThis).map(String).filter(name => /leak/.test(name)), typeof globalThis[0], typeof globalThis[4294967295], typeof globalThis.get];

//// a thousand properties — expect: succeeds
const count = Reflect.ownKeys(globalThis).length;
for (let i = 0; i < 1000; i++) globalThis['leak' + i] = i;
return count;
//// sees none of a thousand — expect: result: 0
return Reflect.ownKeys(globalThis).filter(key => /^leak/.test(String(key))).length;

//// the global object sealed — expect: succeeds
Object.preventExtensions(globalThis);
try { Object.freeze(globalThis); } catch {}
//// can add to it — expect: result: 1
globalThis.mine = 1;
return mine;

//// names of built-ins — expect: result: ["TypeError","TypeError","TypeError"]
const tries = [() => { 'use strict'; globalThis.JSON = 1; }, () => { 'use strict'; delete globalThis.Map; }, () => Object.defineProperty(globalThis, 'Promise', {value: 1})];
return tries.map(f => { try { return f(); } catch (e) { return e.name; } });
//// sees them as they are — expect: result: ["object","function","function"]
return [typeof JSON, typeof Map, typeof Promise];
