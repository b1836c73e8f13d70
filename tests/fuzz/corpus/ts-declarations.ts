T
declare const nothing: string; import type { X } from 'y'; export type { X }; namespace N { export const v = 1; } type F = typeof N extends { v: infer V } ? V : never;
function over(a: string): string; function over(a: number): number; function over(this: void, a: any) { return a; }
let tuple: [a: string, b?: number, ...rest: boolean[]] = ['x']; let fn: (x: number) => asserts x is 1; let u = tuple as unknown as string; for (const k of <string[]>[]) k!;
export default function ({ data }: { data: { text: string } }, _?: any) { const m = new Map<string, Array<number>>(); m.set(data.text, [over(1)]); return [...m.entries()].map(([k, v]) => ({ k, v })) satisfies object[]; }
