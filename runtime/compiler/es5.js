// Which files of packages run as they are: those that Duktape reads as their authors meant them.
"use strict";

const t = require("@babel/types");

const types = new Set([
  "Program", "Directive", "DirectiveLiteral", "EmptyStatement", "BlockStatement", "ExpressionStatement", "IfStatement", "LabeledStatement",
  "BreakStatement", "ContinueStatement", "WithStatement", "SwitchStatement", "SwitchCase", "ReturnStatement", "ThrowStatement", "TryStatement",
  "CatchClause", "WhileStatement", "DoWhileStatement", "ForStatement", "ForInStatement", "VariableDeclaration", "VariableDeclarator",
  "FunctionDeclaration", "FunctionExpression", "ThisExpression", "ArrayExpression", "ObjectExpression", "ObjectProperty", "ObjectMethod",
  "UnaryExpression", "UpdateExpression", "BinaryExpression", "AssignmentExpression", "LogicalExpression", "MemberExpression",
  "ConditionalExpression", "CallExpression", "NewExpression", "SequenceExpression", "Identifier", "StringLiteral", "NumericLiteral",
  "BooleanLiteral", "NullLiteral", "RegExpLiteral",
]);

const later = new Set(["**", "**=", "??", "??=", "&&=", "||="]);

const name = (key) => key.name || key.value;

/** What a node of one of `types` may yet be that is newer. */
const newer = {
  AssignmentExpression: ({ operator, left }) => later.has(operator) || t.isPattern(left),
  BinaryExpression: ({ operator }) => later.has(operator),
  CatchClause: ({ param }) => !t.isIdentifier(param),
  ForInStatement: ({ left }) => t.isPattern(left),
  FunctionDeclaration: (node) => newer.FunctionExpression(node),
  FunctionExpression: ({ async, generator, params }) => async || generator || !params.every((it) => t.isIdentifier(it)),
  LogicalExpression: ({ operator }) => later.has(operator),
  // A literal's `__proto__` is its prototype, which Duktape does not know.
  ObjectMethod: ({ kind, computed, async, generator }) => kind === "method" || computed || async || generator,
  ObjectProperty: ({ key, computed, shorthand }) => computed || shorthand || name(key) === "__proto__",
  NumericLiteral: ({ extra }) => /^0[bo]|_/i.test(extra.raw),
  StringLiteral: ({ extra }) => /\\u\{|[\u2028\u2029]/.test(extra.raw),
  VariableDeclaration: ({ kind }) => kind !== "var",
  VariableDeclarator: ({ id }) => !t.isIdentifier(id),
};

/** True if nothing in the tree is newer than ES5. */
function isES5(program) {
  let old = true;
  t.traverseFast(program, (node) => {
    if (old && types.has(node.type) && !(newer[node.type] && newer[node.type](node))) return undefined;
    old = false;
    return t.traverseFast.stop;
  });
  return old;
}

module.exports = { isES5 };
