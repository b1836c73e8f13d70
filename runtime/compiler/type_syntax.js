// What of TypeScript only its checker needs goes before anything looks at the tree: Babel's plugin leaves it in until its
// visitor comes by, and till then the names in it count as uses of variables. Works on the plain tree.
"use strict";

const t = require("@babel/types");

const typeKeys = ["typeAnnotation", "returnType", "typeParameters", "typeArguments", "superTypeParameters", "implements"];
const typeMembers = ["TSDeclareMethod", "TSIndexSignature"];
const typeStatements = ["TSInterfaceDeclaration", "TSTypeAliasDeclaration", "TSDeclareFunction"];

// `constructor(public size: number)` declares `size`, for those who ask Babel for the names in a pattern.
t.getBindingIdentifiers.keys.TSParameterProperty = ["parameter"];

/** True for what leaves no trace at run time. */
function isType(statement) {
  const { type } = statement;
  if (type === "ExportNamedDeclaration") return statement.exportKind === "type" || (statement.declaration !== null && isType(statement.declaration));
  if (type === "TSImportEqualsDeclaration") return statement.importKind === "type";
  if (type === "TSModuleDeclaration") return statement.declare || statement.id.type === "StringLiteral" || !hasValues(statement);
  return typeStatements.includes(type) || statement.declare === true;
}

/** True if the namespace exists at run time. */
function hasValues({ body }) {
  return body.type === "TSModuleBlock" ? body.body.some((statement) => !isType(statement)) : hasValues(body);
}

/** Calls `change` with every list of statements; what it returns takes the list's place. */
function mapStatements(program, change) {
  t.traverseFast(program, (node) => {
    const key = node.type === "SwitchCase" ? "consequent" : "body";
    if (Array.isArray(node[key]) && node.type !== "ClassBody") node[key] = change(node[key]);
  });
}

/** Takes the types out of `program`. */
function eraseTypes(program) {
  t.traverseFast(program, (node) => {
    for (const key of typeKeys) if (node[key]) node[key] = null;
    if (node.type === "ClassBody") node.body = node.body.filter((member) => !typeMembers.includes(member.type));
  });
  mapStatements(program, (list) => list.filter((statement) => !isType(statement)));
}

module.exports = { eraseTypes };
