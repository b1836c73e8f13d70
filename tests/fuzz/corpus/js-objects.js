J
const key = Symbol('k'), base = { hi() { return `hi ${this.name}`; } };
const o = { __proto__: base, name: 'o', [key]: 1, ['c' + 1]: 2, get g() { return super.hi(); }, set g(v) { this.v = v; }, async m() { return super.hi?.(); }, *gen() { yield* [1]; }, async *ag() { yield 1; }, 'quoted-key'() {}, 0x10: 'n', if: 1, shorthand: base };
o.g = 3; const { [key]: k, ...others } = o; const copy = structured(o); function structured(x) { return JSON.parse(JSON.stringify({ ...x, nested: { ...x.shorthand } })); }
return [o.g, await o.m(), [...o.gen()], k, Object.keys(others), copy, Object.getOwnPropertyNames(o).length, o?.['if'], delete o.name, o.hi(), Object.hasOwn(o, 'v'), Object.entries(Object.getOwnPropertyDescriptors(base)).length];
