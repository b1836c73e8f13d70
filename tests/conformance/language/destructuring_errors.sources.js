// Early errors of destructuring: ES2022 13.15.1, 13.15.5.1, 14.3.3.1
//// refused: a rest that is not last in an array pattern
const [...a, b] = [];
//// refused: a comma after a rest element
const [...a,] = [];
//// refused: a rest with a default
const [...a = []] = [];
//// refused: a rest that is not last in an object pattern
const { ...a, b } = {};
//// refused: a pattern as the rest of an object declaration
const { ...{ a } } = {};
//// refused: a pattern as the rest of an object assignment
let a; ({ ...{ a } } = {});
//// refused: a literal as target
[1] = [2];
//// refused: a call as target
const f = () => {}; [f()] = [1];
//// refused: an optional chain as target
const o = {}; [o?.a] = [1];
//// refused: a parenthesised pattern
let a; [([a])] = [[1]];
//// refused: a parenthesised object pattern on the left
let a; ({ a }) = { a: 1 };
//// refused: an initialiser in an object literal that is no pattern
const o = { a = 1 };
//// refused: eval as a target
[eval] = [1];
//// refused: arguments as a target
function f() { ({ arguments } = {}); }
//// refused: a reserved word in shorthand
const { if } = {};
//// refused: one name twice in a declaration
const [a, a] = [1, 2];
//// refused: one name twice in parameters
const f = ({ a }, [a]) => a;
//// refused: this as a target
({ a: this } = {});
//// refused: a compound assignment to a pattern
let a; [a] += [1];
//// refused: a method in a pattern
({ a() {} } = {});
//// runs: reserved words as keys
const { if: a, class: b } = { if: 1, class: 2 };
return a + b === 3;
