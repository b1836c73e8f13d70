// Early errors of classes: ES2022 15.7.1, 13.5.1.1
//// refused: two constructors
class A { constructor() {} constructor() {} }
//// refused: a getter called constructor
class A { get constructor() {} }
//// refused: a generator called constructor
class A { *constructor() {} }
//// refused: an async constructor
class A { async constructor() {} }
//// refused: a field called constructor
class A { constructor = 1; }
//// refused: a private name constructor
class A { #constructor; }
//// refused: a static method called prototype
class A { static prototype() {} }
//// refused: a static field called prototype
class A { static prototype = 1; }
//// refused: super() without extends
class A { constructor() { super(); } }
//// refused: super() in a method
class A extends Object { m() { super(); } }
//// refused: super() in a field
class A extends Object { x = super(); }
//// refused: super() in a static block
class A extends Object { static { super(); } }
//// refused: an undeclared private name
class A { m() { return this.#x; } }
//// refused: a private name outside a class
({}).#x;
//// refused: one private name twice
class A { #x; #x; }
//// refused: one private name for a method and a field
class A { #x; #x() {} }
//// refused: a static and an instance accessor of one private name
class A { static get #x() {} set #x(v) {} }
//// refused: delete of a private name
class A { #x; m() { delete this.#x; } }
//// refused: delete of a private name through a chain
class A { #x; m(o) { delete o?.#x; } }
//// refused: a private name of super
class A { #x; m() { super.#x; } }
//// refused: a private name in an object literal
({ #x: 1 });
//// refused: # and x apart
class A { # x; }
//// refused: #x alone
class A { #x; m() { #x; } }
//// refused: #x in #x in o
class A { #x; m(o) { return #x in #x in o; } }
//// refused: arguments in a field
class A { x = arguments; }
//// refused: arguments in a field's arrow function
class A { x = () => arguments; }
//// refused: arguments in a static block
class A { static { arguments; } }
//// refused: await in a static block
class A { static { await 1; } }
//// refused: return in a static block
class A { static { return; } }
//// refused: a let twice in a static block
class A { static { let a; let a; } }
//// refused: break out of a static block
for (;;) { class A { static { break; } } }
//// refused: two fields on a line without semicolon
class A { x y }
//// refused: a class without name as a statement
class {}
//// refused: let as a class name
class let {}
//// refused: a private name twice with a getter
class A { get #x() {} get #x() {} }
//// runs: getter and setter of one private name; names of outer classes
class A { get #x() { return true; } set #x(v) {} m() { const o = this; return class { static n() { return o.#x; } }; } }
return new A().m().n();
