// Early errors of declarations: ES2022 14.2.1, 14.3.1.1, 14.7.5.1, 14.12.1, 14.15.1, 15.2.1, 16.1.1
//// refused: two let of one name
let a; let a;
//// refused: let and const of one name
let a; const a = 1;
//// refused: var and let of one name
var a; let a;
//// refused: let and a var in a block inside
let a; { var a; }
//// refused: a function and a let
function f() {} let f;
//// refused: two functions in a block
{ function f() {} function f() {} }
//// refused: a class and a let
class A {} let A;
//// refused: const without initialiser
const a;
//// refused: const without initialiser in a for loop
for (const i; false;) ;
//// refused: destructuring without initialiser
let { a };
//// refused: a parameter and a let
function f(a) { let a; }
//// refused: a parameter of an arrow function and a let
const f = (a) => { const a = 1; };
//// refused: a catch parameter and a let
try {} catch (e) { let e; }
//// refused: a destructured catch parameter and a var
try {} catch ([e]) { var e; }
//// refused: two names in a destructured catch parameter
try {} catch ([e, e]) {}
//// refused: the head of for-of and a var in its body
for (const x of []) { var x; }
//// refused: the head of for and a var in its body
for (let i = 0; i < 1; i++) { var i; }
//// refused: one name twice in the head of for-of
for (const [x, x] of []) ;
//// refused: one name in two cases of switch
switch (0) { case 0: let a; case 1: let a; }
//// refused: let as a name of let
let let = 1;
//// refused: a declaration as the body of if
if (true) let a = 1;
//// refused: a declaration as the body of a loop
while (false) const a = 1;
//// refused: a class as the body of a loop
for (;;) class A {}
//// refused: a function as the body of a loop
while (false) function f() {}
//// refused: an async function as the body of if
if (true) async function f() {}
//// refused: a labelled function in the body of a loop
while (false) a: function f() {}
//// refused: let at the start of the left side of for-of
for (let of []) ;
//// refused: an initialiser in the head of for-of
for (const x = 1 of []) ;
//// refused: an initialiser in the head of for-in
for (var x = 1 in {}) ;
//// refused: two declarators in the head of for-of
for (let x, y of []) ;
//// runs: the same names in different scopes
let a = 1; { let a = 2; } function f(b) { { let b; } var c; } try { throw 1; } catch (e) { var e2; { let e; } }
for (const x of []) { const x = 1; } switch (0) { case 0: { let a; } case 1: { let a; } }
return a === 1;
//// runs: a parameter and a var of one name
function f(a) { var a; return a; }
return f(true);
//// runs: a catch parameter and a var of one name
try { throw true; } catch (e) { var e; return e; }
//// runs: two functions of one name in a function
return (() => { function f() { return false; } function f() { return true; } return f(); })();
