// The modules of a script: what its imports become, and which are refused. Packages are allowed by the operator's name for
// them; `require` is the function that the heap gives the program (runtime/modules.hpp).
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

/** What a script has instead of modules that it may well ask for. */
const instead = new Map([
  ...["axios", "got", "http", "https", "ky", "node-fetch", "request", "superagent", "undici"].map((name) => [name, "iota.http makes requests"]),
  ...["crypto", "crypto-js"].map((name) => [name, "iota.crypto has hashes, HMACs and ids"]),
  ...["knex", "mongodb", "mysql", "mysql2", "pg", "sequelize", "sqlite3"].map((name) => [name, "iota.db reads and writes tables"]),
  ...["ioredis", "redis"].map((name) => [name, "iota.kv keeps values"]),
  ["timers/promises", "iota.sleep waits"],
]);

/** How many characters differ between two names (Levenshtein). */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; ++i) {
    const next = [i];
    for (let j = 1; j <= b.length; ++j)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}

/** "@scope/name/a/b" → "@scope/name". */
function packageOf(specifier) {
  return specifier.split("/").slice(0, specifier[0] === "@" ? 2 : 1).join("/");
}

/** The modules that the settings allow: every specifier that can be imported, "lodash" and "lodash/fp"; or "*", any. */
class AllowedModules {
  constructor(specifiers) {
    this.any = specifiers.includes("*");
    this.specifiers = new Set(specifiers);
    this.packages = Array.from(new Set(specifiers.map(packageOf)));
  }

  has(specifier) {
    return this.any || this.specifiers.has(specifier);
  }

  /** Why `specifier` cannot be imported. */
  refusal(specifier) {
    const name = packageOf(specifier.replace(/^node:/, ""));
    const allowed = this.packages.map((it) => JSON.stringify(it)).join(", ");
    let hint = "";
    if (/^[./]/.test(specifier)) hint = "; a script is one file";
    else if (this.packages.includes(name)) return `Cannot import "${specifier}": of the package ${name} only what was bundled is there; the operator adds to it with \`sluice modules add\``;
    else if (instead.has(specifier) || instead.has(name)) hint = `; ${instead.get(specifier) || instead.get(name)}`;
    else {
      const near = this.packages.filter((it) => distance(it, specifier) <= Math.max(1, it.length / 3));
      if (near.length) hint = `; did you mean "${near.sort((a, b) => distance(a, specifier) - distance(b, specifier))[0]}"?`;
    }
    return `Cannot import "${specifier}": the settings allow ${allowed ? `only ${allowed}` : "no modules"}${hint}`;
  }
}

/** The imports of one script. */
class Imports {
  /** `requireName`: the program's parameter; `isUsed`: whether a name stands for a value somewhere. */
  constructor(allowed, requireName, names, isUsed) {
    this.allowed = allowed;
    this.requireName = requireName;
    this.names = names;
    this.isUsed = isUsed;
    this.imported = new Set();
    this.statements = [];
  }

  /** Refuses a module that is not allowed. */
  see(node, specifier) {
    if (!this.allowed.has(specifier)) reject(node, this.allowed.refusal(specifier));
    this.imported.add(specifier);
  }

  call(node, list) {
    return t.inherits(t.callExpression(t.identifier(this.requireName), [t.stringLiteral(node.source.value), t.arrayExpression(list)]), node);
  }

  constant(name, value, node) {
    const declaration = t.variableDeclaration("const", [t.inherits(t.variableDeclarator(t.identifier(name), value), node)]);
    this.statements.push(t.inherits(declaration, node));
  }

  /** `import …`: constants at the program's beginning. In TypeScript, what only types use is no import. */
  declare(node, isTypeScript) {
    const specifiers = node.specifiers.filter((it) => it.importKind !== "type" && (!isTypeScript || this.isUsed(it.local.name)));
    if (node.specifiers.length > 0 && specifiers.length === 0) return;
    this.see(node, node.source.value);
    const wanted = specifiers.map(({ type, imported }) =>
      type === "ImportDefaultSpecifier" ? "default" : type === "ImportNamespaceSpecifier" ? "*" : imported.name || imported.value);
    const call = this.call(node, wanted.map((name) => t.stringLiteral(name)));
    if (specifiers.length === 0) {
      this.statements.push(t.inherits(t.expressionStatement(call), node));
      return;
    }
    const list = this.names.next("imported");
    this.constant(list, call, node);
    specifiers.forEach(({ local }, i) => this.constant(local.name, t.memberExpression(t.identifier(list), t.numericLiteral(i), true), local));
  }
}

/** The names that stand for a value somewhere in a tree without types, properties and imports apart. */
function valueNames(program) {
  const names = new Set();
  const properties = new Set();
  t.traverseFast(program, (node) => {
    if (node.type === "ImportDeclaration") return t.traverseFast.skip;
    if ((node.type === "MemberExpression" || node.type === "OptionalMemberExpression") && !node.computed) properties.add(node.property);
    if ((node.type === "ObjectProperty" || node.type === "ObjectMethod" || node.type === "ClassMethod" || node.type === "ClassProperty") && !node.computed && !node.shorthand)
      properties.add(node.key);
    if (node.type === "Identifier" && !properties.has(node)) names.add(node.name);
    return undefined;
  });
  return names;
}

module.exports = { AllowedModules, Imports, valueNames };
