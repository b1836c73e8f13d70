// The two forms of a script, and the types of its handler's parameters.
"use strict";

const { commonOptions, parseFile } = require("./program");

// A body is checked as the handler that it becomes. What follows `{` in its line would be no comment of the first
// statement's.
const bodyStart = "export default async function (event, context) {\n";
const bodyEnd = "\n}";

const parameterTypes = ["IotaEvent", "IotaContext"];

function hasModifier(node, kind) {
  return !!node.modifiers && node.modifiers.some((it) => it.kind === kind);
}

/** The name that `export default name` or `export { name as default }` gives; undefined if it is neither. */
function exportedName(statement) {
  if (ts.isExportAssignment(statement)) {
    const expression = ts.skipParentheses(statement.expression);
    return ts.isIdentifier(expression) ? ts.idText(expression) : undefined;
  }
  if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause)) return undefined;
  const element = statement.exportClause.elements.find((it) => ts.idText(it.name) === "default");
  return element && ts.idText(element.propertyName || element.name);
}

/** The function that the top-level name stands for. */
function functionOfName(file, name) {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name && ts.idText(statement.name) === name) return statement;
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: variable, initializer, type } of statement.declarationList.declarations) {
      if (ts.isIdentifier(variable) && ts.idText(variable) === name && initializer && !type) return ts.skipParentheses(initializer);
    }
  }
  return undefined;
}

/** What the script exports as its handler; null if it exports nothing, undefined if that is no function. */
function findHandler(file) {
  for (const statement of file.statements) {
    if (ts.isFunctionDeclaration(statement) && hasModifier(statement, ts.SyntaxKind.DefaultKeyword)) return statement;
    if (ts.isClassDeclaration(statement) && hasModifier(statement, ts.SyntaxKind.DefaultKeyword)) return undefined;
    const name = exportedName(statement);
    if (name !== undefined) return functionOfName(file, name);
    if (ts.isExportAssignment(statement)) return ts.skipParentheses(statement.expression);
  }
  return null;
}

/** True if a comment gives the function its type: `@type {IotaHandler<Order>}`. */
function hasTypeComment(handler) {
  let at = handler;
  do {
    at = at.parent;
    if (ts.getJSDocType(at)) return true;
  } while (ts.isParenthesizedExpression(at));
  return false;
}

/** Gives the handler's parameters the types that their author need not write. */
function annotateHandler(handler, isTypeScript) {
  if (!handler || !ts.isFunctionLike(handler) || hasTypeComment(handler)) return;
  const parameters = handler.parameters.filter((it) => !ts.parameterIsThisKeyword(it));
  parameters.slice(0, parameterTypes.length).forEach((parameter, index) => {
    if (parameter.type || parameter.dotDotDotToken || parameter.initializer || ts.getJSDocType(parameter)) return;
    const name = ts.factory.createIdentifier(parameterTypes[index]);
    const type = ts.factory.createTypeReferenceNode(name);
    // A node without text would count as missing.
    for (const node of [name, type]) ts.setTextRange(node, parameter);
    ts.setParent(name, type);
    ts.setParent(type, parameter);
    parameter.type = type;
    // As every parameter in JavaScript.
    if (!isTypeScript) parameter.questionToken = ts.factory.createToken(ts.SyntaxKind.QuestionToken);
  });
}

/** The source's tree, in which it starts at `offset`. */
function parseScript(source, isTypeScript) {
  const [name, kind] = isTypeScript ? ["/script.ts", ts.ScriptKind.TS] : ["/script.js", ts.ScriptKind.JS];
  let offset = 0;
  let file = /\bexport\b/.test(source) ? parseFile(name, source, kind) : null;
  let handler = file && findHandler(file);
  if (handler === null) {
    file = parseFile(name, bodyStart + source + bodyEnd, kind);
    offset = bodyStart.length;
    handler = findHandler(file);
  }
  // Whether a comment gives a parameter a type is found by way of the parents that binding sets.
  ts.bindSourceFile(file, commonOptions);
  annotateHandler(handler, isTypeScript);
  return { file, offset };
}

module.exports = { parseScript };
