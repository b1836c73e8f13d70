// TypeScript scripts: TypeScript 5 handbook, modules and namespaces
//// runs: a namespace
namespace Tax { export const rate = 2; export namespace Inner { export function f() { return rate; } } }
export default () => Tax.rate + Tax.Inner.f() === 4;
//// runs: types are exported and imported for nothing
import type { A } from './a';
import { type B } from './b';
export type { A };
export type C = A;
export interface D { x: number }
export default (event: B): boolean => true;
//// runs: exported enums
export enum E { A = 'a' }
export default () => E.A === 'a';
//// runs: an abstract default class's sibling
export abstract class Base { abstract m(): boolean; }
class Impl extends Base { m() { return true; } }
export default () => new Impl().m();
//// runs: a default function with overloads
export default function f(a?: string): boolean;
export default function f(a?: number): boolean;
export default function f(a?: any): boolean { return a === undefined; }
//// runs: a body in TypeScript
interface A { a: number }
const x: A = { a: 1 };
return (x.a as number) === 1;
//// runs: declare global and ambient modules
declare global { interface Window { x: number } }
declare module 'x' { export const y: number; }
export default (): boolean => true;
//// refused (settings allow no modules): an import of a value
import { x } from 'lodash';
export default () => x;
//// refused (settings allow no modules): import = require
import fs = require('fs');
export default () => fs;
//// refused (Decorators are not supported): decorators
@dec class A {}
export default () => 1;
//// refused: a type error of syntax
const x: = 1;
//// refused: JSX
const a = <div>x</div>;
//// refused: parameter properties outside constructors
class A { m(public x: number) {} }
//// runs: blocks of a namespace beside signatures with the names that they export
namespace N { export const a = 1; }
namespace N { export const b = 2; export class Item { constructor(public a: number) {} } }
class A { v: any; constructor(a: string); constructor(...x: any[]) { this.v = x; } }
function g(a: string): void; function g(x: any) {}
abstract class Q { abstract m(a: number): void; }
export default () => N.b === 2 && new N.Item(3).a === 3;
//// runs: an alias of a namespace
namespace Lib { export namespace Str { export const up = (s: string) => s.toUpperCase(); } }
import Up = Lib.Str.up;
export import S = Lib.Str;
export default () => S.up('z') + Up('y') === 'ZY';
//// runs: an alias in a namespace, exported by it
namespace Util {
  export namespace Str { export const up = (s: string) => s.toUpperCase(); }
  export import S = Str;
  import T = Str;
  export const twice = (s: string) => T.up(s) + S.up(s);
}
export default () => Util.S.up('z') + Util.twice('a') === 'ZAA';
//// runs: aliases of types leave nothing
namespace Types { export interface A { x: number } export namespace Deep { export type B = number; } }
namespace Mixed { export interface A { x: number } export const b = 1; }
import A = Types.A;
import MA = Mixed.A;
export import B = Types.Deep.B;
export default (event: A, m: MA, b: B) => true;
