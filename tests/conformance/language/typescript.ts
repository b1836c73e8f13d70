// TypeScript: TypeScript 5 handbook, erased types and enums
interface Shape { area(): number; readonly name?: string; [key: string]: unknown }
type Pair<A, B = A> = [first: A, second: B];
type Fn = (a: number, ...rest: string[]) => void;
declare const declared: number;
declare function declaredFunction(x: string): void;
test('annotations of variables, parameters and results', () => {
  const a: number = 1, b: string | undefined = undefined, c: Array<Pair<number>> = [[1, 2]];
  const f = (x: number, y?: string, ...z: boolean[]): number => x + z.length;
  function g(this: { v: number }, x: number = 2): number { return this.v + x; }
  assert.array([a, c[0][1], f(1, 'a', true), g.call({ v: 1 })], [1, 2, 2, 3]);
});
test('optional and this parameters count in length', () => {
  function f(this: unknown, a: number, b?: string) {}
  assert.same(f.length, 2);
});
test('as, satisfies, ! and angle brackets', () => {
  const o = { a: { b: 1 } } as const;
  const x = (o as any).a!.b as number;
  const y = <number>x, z = { k: 1 } satisfies Record<string, number>;
  let n: { v: number } | null = { v: 1 };
  n!.v = 5;
  (n as { v: number }).v += 1;
  assert.array([x, y, z.k, n.v], [1, 1, 1, 6]);
});
test('generics of functions, calls, classes and arrow functions', () => {
  function id<T>(x: T): T { return x; }
  const first = <T,>(l: T[]): T => l[0], second = async <T extends object>(x: T) => x;
  class Box<T extends string> { constructor(public value: T) {} map<U>(f: (x: T) => U): U { return f(this.value); } }
  assert.array([id<number>(1), first<string>(['a']), new Box<'x'>('x').map<number>((x) => x.length)], [1, 'a', 1]);
});
test('less-than is no type argument', () => {
  const a = 1, b = 2, c = 3;
  assert.same(a < b, true);
  assert.array([a < b, c > 1], [true, true]);
});
test('parameter properties', () => {
  class P { constructor(public a: number, private readonly b = 2, protected c?: string, readonly d: number = 4) {} sum() { return this.a + this.b + this.d; } }
  const p = new P(1);
  assert.same(p.sum(), 7);
  assert.array(Object.keys(p), ['a', 'b', 'c', 'd']);
});
test('parameter properties of derived classes come after super()', () => {
  class A { constructor() { (this as any).seen = Object.keys(this).length; } }
  class B extends A { constructor(public x: number) { super(); } }
  const b = new B(1);
  assert.array([(b as any).seen, b.x], [0, 1]);
});
test('parameter properties before fields that use them', () => {
  class C { y = this.x; constructor(public x: number) {} }
  assert.same(new C(5).x, 5);
});
test('access modifiers, abstract, override, readonly, implements', () => {
  abstract class A { protected abstract m(): string; public static readonly s: number = 1; private p = 'p'; call() { return this.m() + this.p; } }
  class B extends A implements Iterable<number> { protected override m(): string { return 'm'; } *[Symbol.iterator](): Iterator<number> { yield 1; } }
  assert.array([new B().call(), A.s, [...new B()].length], ['mp', 1, 1]);
});
test('declared fields and definite assignment', () => {
  class A { declare x: number; y!: string; z?: number; static w: number; }
  const a = new A();
  assert(!('x' in a));
  assert.array(Object.keys(a), ['y', 'z']);
  let v!: number;
  v = 1;
  assert.same(v, 1);
});
test('index signatures, overloads and accessors in classes', () => {
  class A {
    [key: string]: unknown;
    m(a: string): string;
    m(a: number): number;
    m(a: any) { return a; }
    get g(): number { return 1; }
    set g(v: number) {}
  }
  assert.same(new A().m(3), 3);
});
test('function overloads', () => {
  function f(a: string): string;
  function f(a: number): number;
  function f(a: any): any { return typeof a; }
  assert.same(f('x'), 'string');
});
test('enums', () => {
  enum Color { Red, Green = 5, Blue, Alias = Green, Text = 'text', Computed = 'abc'.length }
  assert.array([Color.Red, Color.Green, Color.Blue, Color.Alias, Color.Text, Color.Computed], [0, 5, 6, 5, 'text', 3]);
  assert.array([Color[0], Color[6]], ['Red', 'Blue']);
  assert.same((Color as any).text, undefined);
});
test('enums with members that use others', () => {
  enum Flag { A = 1 << 0, B = 1 << 1, Both = A | B, Text = `t`, Long = 'x' + 'y' }
  assert.array([Flag.Both, Flag.B, Flag.Text, Flag.Long], [3, 2, 't', 'xy']);
});
test('enums that are declared twice join', () => {
  enum E { A } enum E { B = 1 }
  assert.array([E.A, E.B], [0, 1]);
});
test('const enums', () => {
  const enum Level { Low = 1, High = Low * 10 }
  assert.same(Level.High, 10);
});
test('type predicates, asserts, typeof and keyof types', () => {
  const isString = (x: unknown): x is string => typeof x === 'string';
  function check(x: unknown): asserts x is number { if (typeof x !== 'number') throw new TypeError(); }
  const o = { a: 1 }; type K = keyof typeof o;
  const k: K = 'a';
  check(o[k]);
  assert(isString('s'));
});
test('conditional, mapped, template literal and infer types', () => {
  type Elem<T> = T extends (infer U)[] ? U : never;
  type Opt<T> = { readonly [K in keyof T]?: T[K] };
  type Route = `/${string}`;
  const e: Elem<number[]> = 1, o: Opt<{ a: number }> = {}, r: Route = '/x';
  assert.array([e, r], [1, '/x']);
});
test('type-only declarations in blocks', () => {
  interface Local { a: number }
  type T = Local['a'];
  const x: T = 1;
  declare let nothing: string;
  assert.same(x, 1);
});
test('optional chaining with non-null', () => {
  const o: { a?: { b: number } } | undefined = { a: { b: 1 } };
  assert.same(o?.a!.b, 1);
  assert.same(o!.a?.b, 1);
});
test('destructured parameters with types', () => {
  const f = ({ a, b = 2 }: { a: number; b?: number }, [c]: number[] = [3]): number => a + b + c;
  assert.same(f({ a: 1 }), 6);
});
test('async, generators and their types', async () => {
  async function f(x: Promise<number>): Promise<number> { return await x; }
  function* g(): Generator<number, void, undefined> { yield 1; }
  const h = async (x: number): Promise<void> => {};
  await h(1);
  assert.array([await f(Promise.resolve(1)), [...g()][0]], [1, 1]);
});
test('catch with a type, for-of with a type', () => {
  try { throw new Error('e'); } catch (e: unknown) { assert.same((e as Error).message, 'e'); }
  for (const x of [1, 2] as number[]) assert(x > 0);
});
test('private names and modifiers together', () => {
  class A { readonly #x: number = 1; private static y?: string; static readonly z = 3; get x(): number { return this.#x; } }
  assert.array([new A().x, A.z], [1, 3]);
});
test('abstract constructor types, unique symbol, unknown', () => {
  const s: unique symbol = Symbol('s');
  type Ctor = abstract new (...args: any[]) => object;
  const c: Ctor = class {} as any;
  assert.same(typeof s, 'symbol');
});
test('an object with type-like names', () => {
  const type = 1, interface_ = 2, declare = 3, namespace = 4, abstract = 5, as = 6, is = 7;
  const o = { type, declare, namespace, abstract, as, is, readonly: 8, enum: 9 };
  assert.same(o.type + o.declare + o.namespace + o.abstract + o.as + o.is + o.readonly + o.enum, 43);
});
test('arrow functions with generics and conditionals', () => {
  const f = (x: boolean) => x ? (y: number): number => y : null;
  assert.same(f(true)!(2), 2);
});
test('instantiation expressions', () => {
  const id = <T,>(x: T) => x;
  const num = id<number>;
  assert.same(num(3), 3);
});
test('static blocks and accessors with types', () => {
  class A { static v: number; static { this.v = 5 as number; } }
  assert.same(A.v, 5);
});
test('definite types in class expressions', () => {
  const A = class<T> { constructor(private v: T) {} get(): T { return this.v; } };
  assert.same(new A<number>(4).get(), 4);
});
test('parameter properties with names that are declared later', () => {
  class Line { constructor(public sku: string, public total: number, private readonly tax = total * 2) {} sum() { return this.total + this.tax; } }
  const total = new Line('a', 2).sum();
  class P { constructor(public x: number, public y: number) {} }
  const { x, y } = new P(1, 2);
  class Svc { constructor(private db: { get(): number }) {} load() { return this.db.get(); } }
  const db = { get: () => 4 };
  assert.array([total, x, y, new Svc(db).load()], [6, 1, 2, 4]);
});
test('parameter properties with names of what is not there', () => {
  class A { constructor(private require: boolean, public Intl: string, public BigInt = require ? 'r' : 'n') {} }
  assert.same(JSON.stringify(new A(true, 'i')), '{"require":true,"Intl":"i","BigInt":"r"}');
});
test('names in signatures and types are no variables', () => {
  abstract class A { abstract m(later: number): void; n(later: string): void; n(later: any): void {} }
  class B extends A implements Intl.Collator { m() {} [key: string]: any }
  let o: typeof later | undefined;
  const later = [new B(), o];
  assert.same(later.length, 2);
});
test('an enum in a loop is made for each turn', () => {
  const made = [];
  for (const k of [1, 2]) { enum E { A = k, B } enum E { C = 9 } enum S { X = 'x' } enum Z { Y = S.X } made.push(() => [E.A, E.B, E.C, Z.Y].join()); }
  assert.array(made.map((f) => f()), ['1,2,9,x', '2,3,9,x']);
  const f = () => { enum Q { A } enum Q { B = 3 } return [Q.A, Q.B].join(); };
  { enum Q { A = 5 } assert.same(Q.A, 5); }
  assert.same(f(), '0,3');
});
