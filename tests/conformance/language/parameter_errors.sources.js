// Early errors of functions: ES2022 15.1.1, 15.2.1, 15.3.1, 15.5.1, 15.8.1
//// refused: one parameter twice
function f(a, a) {}
//// refused: one parameter twice in an arrow function
const f = (a, a) => 1;
//// refused: a rest that is not last
function f(...a, b) {}
//// refused: a default for a rest
function f(...a = []) {}
//// refused: a comma after a rest
function f(...a,) {}
//// refused: use strict with a default
function f(a = 1) { 'use strict'; }
//// refused: eval as a parameter
function f(eval) {}
//// refused: arguments as a parameter
const f = (arguments) => 1;
//// refused: yield in the parameters of a generator
function* g(a = yield) {}
//// refused: await in the parameters of an async function
async function f(a = await 1) {}
//// refused: await in the parameters of an async arrow function
const f = async (a = await 1) => a;
//// refused: a name twice in one pattern
function f({ a, b: a }) {}
//// refused: a getter with a parameter
({ get a(b) {} });
//// refused: a setter without parameter
({ set a() {} });
//// refused: a setter with two
({ set a(b, c) {} });
//// refused: a setter with a rest
({ set a(...b) {} });
//// refused: a line break before an arrow
const f = (a)
  => a;
//// refused: an arrow function as an operand
const f = 1 + () => 1;
//// refused: new.target outside functions
export default () => 1; new.target;
//// refused: super() outside a constructor
function f() { super(); }
//// refused: super outside a method
function f() { super.x; }
//// refused: await as a name in an async function
async function f() { let await = 1; }
//// refused: yield as a name
let yield = 1;
//// refused: a reserved word as a function's name
function class() {}
//// runs: what is allowed
const f = function (a, b = a, { c, d: [e] } = { d: [1] }, ...r) { return e === 1; };
return f() && ((a, b) => true)();
