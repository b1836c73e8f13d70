// The declarations of ES2022 as far as scripts have it, from TypeScript's own: without comments, and each thing in
// one place, since every check starts with them.

/** What Duktape or the sandbox has not. */
const missingLibraries = [/\bintl\b/, /\bbigint\b/, /\bsharedmemory\b/, /\bweakref\b/];
const missingGlobals = new Set(["eval", "Function"]);

/** Interfaces that differ in their name only. */
const typedArrays = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float32Array", "Float64Array"];

/** The text of `es2022` and of all that it refers to, in that order. */
function collect(name, read, seen = new Set()) {
  if (seen.has(name) || missingLibraries.some((it) => it.test(name))) return "";
  seen.add(name);
  const text = read(`lib.${name}.d.ts`);
  const references = [...text.matchAll(/\/\/\/ <reference lib="([\w.]+)"/g)].map(([, other]) => collect(other, read, seen));
  return `${references.join("")}${text.replace(/^\/\/\/.*\n/gm, "")}\n`;
}

function declaredName(ts, statement) {
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations[0].name.text : statement.name?.text;
}

export function library(ts, read) {
  const source = ts.createSourceFile("lib.d.ts", collect("es2022", read), ts.ScriptTarget.ESNext, false);
  const printer = ts.createPrinter({ removeComments: true });
  const print = (node) => printer.printNode(ts.EmitHint.Unspecified, node, source).replace(/^ +/gm, "");
  const members = new Map();
  const heads = new Map();
  const texts = [];
  for (const statement of source.statements) {
    const name = declaredName(ts, statement);
    if (name === "Intl") continue;
    if (missingGlobals.has(name) && !ts.isInterfaceDeclaration(statement)) continue;
    if (!ts.isInterfaceDeclaration(statement)) {
      texts.push(print(statement));
      continue;
    }
    const bare = ts.factory.updateInterfaceDeclaration(statement, statement.modifiers, statement.name, statement.typeParameters, statement.heritageClauses, []);
    if (!heads.has(name) || statement.heritageClauses) heads.set(name, print(bare).replace(/\{\s*\}$/, ""));
    members.set(name, [...(members.get(name) ?? []), ...statement.members.map(print)]);
  }
  // What all typed arrays have is said once.
  const common = members.get("Int8Array").filter((it) => !it.includes("toStringTag")).map((it) => it.replace(/\bInt8Array\b/g, "Self"));
  for (const name of typedArrays) {
    const own = members.get(name).filter((it) => !common.includes(it.replace(new RegExp(`\\b${name}\\b`, "g"), "Self")));
    if (own.length > 2) throw new Error(`TypeScript has changed: ${name} is not like Int8Array:\n${own.join("\n")}`);
    members.set(name, own);
    heads.set(name, `interface ${name} extends TypedArray<${name}> `);
  }
  heads.set("TypedArray", "interface TypedArray<Self> ");
  members.set("TypedArray", common);
  const interfaces = [...heads].map(([name, head]) => `${head}{\n${members.get(name).join("\n")}\n}`);
  return [...texts, ...interfaces].join("\n");
}
