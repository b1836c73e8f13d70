// What this engine does not have is refused: ES2022 12.8.3, 22.2.1
//// refused (BigInt is not supported): a BigInt
const a = 1n;
//// refused (BigInt is not supported): a hexadecimal BigInt
const a = 0xffn;
//// refused (invalid flags): flag v
const r = /a/v;
//// refused (Decorators are not supported): decorators
@sealed class A {}
//// refused (JSX is not supported): JSX
const a = <div/>;
//// refused: a type in JavaScript
const a: number = 1;
//// refused (Destructuring to a super field): super as a target of destructuring
class A extends Object { m() { [super.x] = [1]; } }
//// refused (characters that names cannot have here): names beyond the BMP
const 𠮷 = 1;
//// refused (characters that names cannot have here): names of characters that came to Unicode late
const ℮ = 1;
//// refused: pipeline
const a = 1 |> f;
//// refused: do expressions
const a = do { 1; };
//// runs: what looks like them and is not
const r = [/(?:a)b/, /\\p{L}/, /[(?<=]/, /\(\?<=a/].length === 4;
return r && 'x'.search(/\p/) === -1 && '\\p{L}'.length === 5;
