J
class A { #x = 1; static #count = 0; static { A.#count = 5; } y = this.#x + 1; ['z' + 1] = 3;
  constructor(...rest) { this.rest = rest; } get x() { return this.#x; } set x(v) { this.#x = v; }
  #hidden() { return #x in this; } shown() { return [this.#hidden(), A.#count++]; } static make() { return new this(1, 2); } *[Symbol.iterator]() { yield* this.rest; } }
class B extends A { constructor() { super(7); this.name = new.target.name; } get x() { return super.x * 2; } set x(v) { super.x = v; } async later() { return (await super.shown())[0]; } toString = () => `${super.toString()} ${this.x}`; }
const b = new B(); b.x = 4;
return [b.x, b.shown(), [...b], String(b), A.make(), await b.later(), class {}.name, b instanceof A];
