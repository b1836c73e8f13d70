T
interface Item<T extends string = 'a'> { readonly id: number; tags?: T[]; [key: string]: unknown }
type Shape = { kind: 'circle'; r: number } | { kind: 'square'; side: number }; enum Color { Red, Green = 'g'.length, Blue = 7 } const enum E { A = 1 }
abstract class Base<T> { protected constructor(private readonly items: T[], public name?: string) {} abstract area(): number; get first(): T | undefined { return this.items[0]!; } declare ghost: string }
class Circle extends Base<Item> implements Iterable<number> { override area = (): number => Math.PI * this.#r ** 2; #r = 2; constructor() { super([{ id: 1 }], 'c'); } *[Symbol.iterator](): Generator<number> { yield this.#r satisfies number; } }
function assertNever(x: never): never { throw new Error(`${x as string}`); }
const area = (s: Shape): number => { switch (s.kind) { case 'circle': return s.r; case 'square': return s.side; default: return assertNever(s); } };
export default async (event: { data: Record<string, any> }, ctx?: unknown): Promise<readonly unknown[]> => { const c = new Circle(); return [c.area(), [...c], c.first, <any>Color[0], Color.Blue, area({ kind: 'circle', r: 1 } as const), (event.data as any)?.n!.length]; };
