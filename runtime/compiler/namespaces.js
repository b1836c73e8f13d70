// TypeScript's namespaces, made ready for Babel's plugin: what it would get wrong is refused. Types are gone already.
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

/** The names that the value exports of a namespace's block declare. */
function exportedNames(block) {
  const names = [];
  for (const statement of block.body) {
    if (!t.isExportDeclaration(statement)) continue;
    const { type, declaration } = statement;
    if (type !== "ExportNamedDeclaration" || !declaration)
      reject(statement, "a namespace exports what it declares: write `export` before the declaration");
    if (declaration.type === "VariableDeclaration" && declaration.kind !== "const")
      reject(declaration, "a namespace exports constants only: write `export const`");
    names.push(...Object.keys(t.getBindingIdentifiers(declaration, false, true)));
  }
  return names;
}

/** Checks the namespaces of a program; returns which names the blocks of namespaces that have several export: Map name → namespace. */
function sharedNames(program) {
  const blocks = new Map();
  const shared = new Map();
  t.traverseFast(program, (node) => {
    if (node.type !== "TSModuleDeclaration" || node.body.type !== "TSModuleBlock") return;
    const names = exportedNames(node.body);
    const namespace = node.id.type === "Identifier" ? node.id.name : "";
    const before = blocks.get(namespace);
    if (before) for (const name of before.concat(names)) shared.set(name, namespace);
    blocks.set(namespace, (before || []).concat(names));
  });
  return shared;
}

/** Refuses the use of a name that only another block of the same namespace explains. `globals`: first uses by name. */
function checkSharedNames(shared, globals) {
  shared.forEach((namespace, name) => {
    if (globals[name]) reject(globals[name], `another block of the namespace exports ${name}: write ${namespace}.${name}`);
  });
}

module.exports = { sharedNames, checkSharedNames };
