// Early errors of the lexical grammar and strict code: ES2022 12.7–12.9, 13.5.1, 14.11, B.1, C
//// refused: a legacy octal number
const a = 010;
//// refused: a decimal with a leading zero
const a = 09;
//// refused: a legacy octal escape
const s = '\01';
//// refused: \8 in a string
const s = '\8';
//// refused: an invalid \u escape
const s = '\u12';
//// refused: an invalid \x escape
const s = '\xg1';
//// refused: a code point that is too large
const s = '\u{110000}';
//// refused: an invalid escape in an untagged template
`\u`;
//// refused: an octal escape in an untagged template
`\01`;
//// refused: a string over two lines
const s = 'a
b';
//// refused: a string without end
const s = 'a;
//// refused: a template without end
const s = `a
//// refused: a comment without end
/* a
//// refused: a regular expression without end
const r = /a
//// refused: a regular expression that is no pattern
const r = /(/;
//// refused: a quantifier with nothing before it
const r = /*a/;
const q = /?/;
//// refused: a quantifier range out of order
const r = /a{2,1}/;
//// refused: a class range out of order
const r = /[b-a]/;
//// refused: a flag that does not exist
const r = /a/q;
//// refused: one flag twice
const r = /a/gg;
//// refused: one group name twice
const r = /(?<a>x)(?<a>y)/;
//// refused: a reference to a group that is not there
const r = /(?<a>x)\k<b>/;
//// refused: an identity escape with flag u
const r = /\-/u;
//// refused: a brace alone with flag u
const r = /{/u;
//// refused: a reference to a missing group with flag u
const r = /\1/u;
//// refused: a code point beyond all with flag u
const r = /\u{110000}/u;
//// refused: a group without end
const r = /(?:a/;
//// refused: a numeric separator at the end
const a = 1_;
//// refused: two numeric separators
const a = 1__0;
//// refused: a numeric separator after the zero
const a = 0_1;
//// refused: a numeric separator after the prefix
const a = 0x_1;
//// refused: a numeric separator beside the point
const a = 1_.5;
//// refused: a name right after a number
const a = 3in [];
//// refused: a number with digits of another base
const a = 0b12;
//// refused: octal with 8
const a = 0o8;
//// refused: with
with ({}) {}
//// refused: delete of a name
let a; delete a;
//// refused: delete of a parenthesised name
let a; delete (a);
//// refused: eval as a variable
let eval = 1;
//// refused: assignment to arguments
function f() { arguments = 1; }
//// refused: eval++
eval++;
//// refused: implements as a name
let implements = 1;
//// refused: interface, package, private as names
let package = 1;
//// refused: static as a name
let static = 1;
//// refused: enum as a name
let enum = 1;
//// refused: await as a name
let await = 1;
//// refused: a keyword with an escape
v\u0061r a = 1;
//// refused: a reserved word written with escapes as a name
let cl\u0061ss = 1;
//// refused: an invalid escape in a name
let a\u{110000} = 1;
//// refused: a name that starts with a digit
let 1a = 1;
//// refused: unary minus before **
-2 ** 2;
//// refused: a function's name is eval
function eval() {}
//// refused: an assignment to a call
const f = () => {}; f() = 1;
//// refused: an assignment to a literal
1 = 2;
//// refused: an assignment to this
this = 1;
//// refused: an update of a literal
1++;
//// refused: an update of an update
let a; a++++;
//// refused: an assignment to new.target
function f() { new.target = 1; }
//// refused: a logical assignment to a pattern
let a; [a] ??= [];
//// refused: an optional chain on the left side
const o = {}; o?.a = 1;
//// refused: an update of an optional chain
const o = {}; o?.a++;
//// refused: a tagged template after an optional chain
const o = {}; o?.a`x`;
//// refused: new with an optional chain
new o?.a();
//// refused: super with an optional chain
class A extends Object { m() { super?.x; } }
//// refused: break outside a loop
break;
//// refused: continue outside a loop
continue;
//// refused: continue in a switch outside loops
switch (0) { case 0: continue; }
//// refused: break to a label that is not there
for (;;) { break a; }
//// refused: break over a function
for (;;) { (() => { break; })(); }
//// refused: continue to a label of a block
a: { for (;;) { continue a; } }
//// refused: one label inside itself
a: { a: {} }
//// refused: throw without operand
throw
1;
//// refused: two defaults in a switch
switch (0) { default: default: }
//// refused: try alone
try {}
//// refused: catch with an empty parameter
try {} catch () {}
//// refused: else without if
else {}
//// refused: two __proto__ in a literal
({ __proto__: null, __proto__: null });
//// refused: an HTML comment
<!-- a
//// refused: an HTML close comment
a
--> b
//// refused: a hashbang that is not at the start
const a = 1;
#!/usr/bin/env node
//// refused: an unbalanced brace
function f() {
//// refused: an unbalanced parenthesis
f((1);
//// refused: an else after a semicolon
if (1) ; ; else ;
//// refused: import inside a block
{ import a from 'a'; }
//// refused: export inside a function
function f() { export const a = 1; }
//// refused: a default export twice
export default 1; export default 2;
//// refused: an export of what is not declared
export { nothing as default };
//// runs: names that are reserved in some places only
const of = 1, get = 2, async = 3, from = 4, as = 5, target = 6, meta = 7, constructor = 8;
return of + get + async + from + as + target + meta + constructor === 36;
