// Where parameters have expressions, a `var` of the body with a parameter's name starts with its value but is a variable
// of its own, which functions in those expressions do not see:
//   function f(a = 1, g = () => a) { var a; … }  →  function f(a = 1, g = () => a) { return ((a) => { var a; … })(a); }
"use strict";

const t = require("@babel/types");

const { VISITOR_KEYS } = t;

/** Adds to `found` which of `names` the statements below `node` declare by `var`. */
function findVariables(node, names, found) {
  if (node.type === "VariableDeclaration") {
    if (node.kind !== "var") return;
    for (const name of Object.keys(t.getBindingIdentifiers(node))) if (names[name]) found.add(name);
    return;
  }
  if ((!t.isStatement(node) || t.isDeclaration(node)) && node.type !== "SwitchCase" && node.type !== "CatchClause") return;
  for (const key of VISITOR_KEYS[node.type]) {
    const child = node[key];
    if (Array.isArray(child)) child.forEach((it) => it && findVariables(it, names, found));
    else if (child) findVariables(child, names, found);
  }
}

function containsFunction(node) {
  if (t.isFunction(node) || t.isClass(node)) return true;
  return VISITOR_KEYS[node.type].some((key) => [].concat(node[key]).some((child) => child && containsFunction(child)));
}

/** Gives the body of `node`, a function that was walked, variables of its own if that can be told. */
function separateVariables(node) {
  const { params, body } = node;
  if (body.type !== "BlockStatement" || params.every(({ type }) => type === "Identifier")) return;
  // The body of a generator becomes a function of its own, which sees the parameters from within.
  if (!node.generator && !params.some(containsFunction)) return;
  const names = Object.assign({}, ...params.map((parameter) => t.getBindingIdentifiers(parameter)));
  const found = new Set();
  for (const statement of body.body) {
    if (statement.type === "FunctionDeclaration" && names[statement.id.name]) found.add(statement.id.name);
    else findVariables(statement, names, found);
  }
  if (!found.size) return;
  const own = () => Array.from(found, (name) => t.identifier(name));
  node.body = t.blockStatement([t.returnStatement(t.callExpression(t.arrowFunctionExpression(own(), body), own()))]);
}

module.exports = { separateVariables };
