// Early errors of generators and async functions: ES2022 15.5.1, 15.6.1, 15.8.1, 15.9.1
//// refused: yield outside a generator
function f() { yield 1; }
//// refused: yield as a name in a generator
function* g() { let yield; }
//// refused: await in a function that is not async
function f() { await 1; }
//// refused: await in an arrow function that is not async
const f = () => await 1;
//// refused: for await in a function that is not async
function f() { for await (const x of []) ; }
//// refused: for await with in
async function f() { for await (const x in {}) ; }
//// refused: for await without of
async function f() { for await (let i = 0; ;) ; }
//// refused: an async getter
({ async get x() { return 1; } });
//// refused: a generator arrow function
const f = *() => 1;
//// refused: a line break after async of an arrow function
const f = async
(x) => x;
//// refused: a line break before => of an async arrow function
const f = async (x)
=> x;
//// refused: yield* without operand
function* g() { yield*; }
//// refused: a line break before * of yield
function* g() { yield
* [1]; }
//// refused: yield as an operand of +
function* g() { 1 + yield 2; }
//// refused: await without operand
async function f() { await; }
//// refused: await before ** without parentheses
async function f() { await 2 ** 2; }
//// refused: arguments as a parameter of an async function
async function f(arguments) {}
//// refused: super() in an async method
({ async m() { super(); } });
//// refused: a label await
await: 1;
//// runs: yield and await in their places
function* g() { yield; yield yield 1; const x = yield* []; }
const f = async () => { for await (const x of []) ; return await true; };
return await f();
