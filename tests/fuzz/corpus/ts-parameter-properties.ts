T
namespace Lib { export namespace Str { export const up = (s: string) => s.toUpperCase(); export interface T { a: number } } export abstract class A<T> { abstract m(total: number): T; constructor(protected total: T, readonly require?: boolean) {} } }
import S = Lib.Str;
class Line extends Lib.A<number> { #x = 1; constructor(public sku: string, total: number) { super(total); } m(total: number): number; m(total: any) { return this.#x + total; } static of = (...args: ConstructorParameters<typeof Line>) => new Line(...args); }
const total = 5, sku = 'a';
const made: (() => number)[] = [];
for (let i = 0; i < 2; i++) { enum E { A = i, B } made.push(() => E.B); }
export default (event: { data?: Lib.Str.T }) => [S.up(sku), Line.of(sku, total).m(total), made.map((f) => f()), event?.data!?.a satisfies number | undefined];
