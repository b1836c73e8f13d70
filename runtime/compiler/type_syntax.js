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

/** `import name = Namespace.member` as the constant that it is. */
function constant(alias) {
  const { id, moduleReference, isExport } = alias;
  const value = (name) => (name.type === "TSQualifiedName" ? t.inherits(t.memberExpression(value(name.left), name.right), name) : name);
  const declaration = t.variableDeclaration("const", [t.inherits(t.variableDeclarator(id, value(moduleReference)), alias)]);
  t.inherits(declaration, alias);
  return isExport ? t.inherits(t.exportNamedDeclaration(declaration), alias) : declaration;
}

const isAlias = ({ type, moduleReference }) => type === "TSImportEqualsDeclaration" && moduleReference.type !== "TSExternalModuleReference";

function firstName(name) {
  while (name.type === "TSQualifiedName") name = name.left;
  return name.name;
}

/** Calls `change` with every list of statements; what it returns takes the list's place. */
function mapStatements(program, change) {
  t.traverseFast(program, (node) => {
    const key = node.type === "SwitchCase" ? "consequent" : "body";
    if (Array.isArray(node[key]) && node.type !== "ClassBody") node[key] = change(node[key]);
  });
}

/** Makes constants of aliases of namespaces; those that stand for types go. */
function lowerAliases(program) {
  const declared = new Set();
  const used = new Set();
  t.traverseFast(program, (node) => {
    if (isAlias(node)) {
      declared.add(node.id.name);
      used.add(firstName(node.moduleReference));
      return t.traverseFast.skip;
    }
    if (node.type === "Identifier") used.add(node.name);
    if (node.id && node.type !== "TSImportEqualsDeclaration") for (const name of Object.keys(t.getBindingIdentifiers(node.id))) declared.add(name);
    return undefined;
  });
  const isValue = ({ id, isExport, moduleReference }) => declared.has(firstName(moduleReference)) && (isExport || used.has(id.name));
  mapStatements(program, (list) => list.filter((it) => !isAlias(it) || isValue(it)).map((it) => (isAlias(it) ? constant(it) : it)));
}

/** Takes the types out of `program`. */
function eraseTypes(program) {
  let hasAliases = false;
  t.traverseFast(program, (node) => {
    for (const key of typeKeys) if (node[key]) node[key] = null;
    if (node.type === "ClassBody") node.body = node.body.filter((member) => !typeMembers.includes(member.type));
    hasAliases = hasAliases || node.type === "TSImportEqualsDeclaration";
  });
  mapStatements(program, (list) => list.filter((statement) => !isType(statement)));
  if (hasAliases) lowerAliases(program);
}

module.exports = { eraseTypes };
