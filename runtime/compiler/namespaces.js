// TypeScript's namespaces, made ready for Babel's plugin: what it leaves in them that is no JavaScript goes, and what it
// would get wrong is refused.
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

const typeDeclarations = ["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "TSDeclareFunction"];

function isTypeOnly(statement) {
  if (statement.type !== "ExportNamedDeclaration") return false;
  const { declaration } = statement;
  return statement.exportKind === "type" || (declaration !== null && (declaration.declare === true || typeDeclarations.includes(declaration.type)));
}

/** The names that the value exports of a namespace's block declare. */
function exportedNames(block) {
  const names = [];
  for (const { type, declaration } of block.body) {
    if (type !== "ExportNamedDeclaration" || !declaration) continue;
    if (declaration.type === "VariableDeclaration" && declaration.kind !== "const")
      reject(declaration, "a namespace exports constants only: write `export const`");
    names.push(...Object.keys(t.getBindingIdentifiers(declaration, false, true)));
  }
  return names;
}

/** Prepares the namespaces of a program; returns which names the blocks of namespaces that have several export: Map name → namespace. */
function prepareNamespaces(program) {
  const blocks = new Map();
  const shared = new Map();
  t.traverseFast(program, (node) => {
    if (node.type !== "TSModuleDeclaration" || node.declare || !node.body || node.body.type !== "TSModuleBlock") return;
    node.body.body = node.body.body.filter((statement) => !isTypeOnly(statement));
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

module.exports = { prepareNamespaces, checkSharedNames };
