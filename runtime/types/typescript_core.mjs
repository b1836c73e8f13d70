// What the type checker needs of TypeScript's tsc.js, which is ES5 already. The file is a row of sections,
// `(function (ts) { … })(ts || (ts = {}));`: of each, the statements stay that `roots` reach by name.

/** True for a section. */
function isSection(ts, statement) {
  if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return false;
  const callee = ts.skipParentheses(statement.expression.expression);
  return ts.isFunctionExpression(callee) && callee.parameters.length === 1 && callee.parameters[0].name.text === "ts";
}

function sectionBody(ts, statement) {
  return ts.skipParentheses(statement.expression.expression).body.statements;
}

/** The name after `ts.`; undefined if `node` is something else. */
function memberOfTs(ts, node) {
  return ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "ts" ? node.name.text : undefined;
}

/** The names that a statement defines; none if it has to stay whatever happens. */
function definedNames(ts, statement) {
  if (ts.isFunctionDeclaration(statement)) return [statement.name.text];
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations.map(({ name }) => name.text);
  if (!ts.isExpressionStatement(statement)) return [];
  const { expression } = statement;
  // ts.name = …, also ts.a = ts.b = void 0
  const names = [];
  for (let at = expression; ts.isBinaryExpression(at) && at.operatorToken.kind === ts.SyntaxKind.EqualsToken; at = at.right) {
    const name = memberOfTs(ts, at.left);
    if (name) names.push(name);
  }
  if (names.length) return names;
  // (function (Name) { … })(Name = ts.Name || (ts.Name = {})): an enum or a namespace
  if (ts.isCallExpression(expression)) {
    const callee = ts.skipParentheses(expression.expression);
    if (ts.isFunctionExpression(callee) && callee.parameters.length === 1) return [callee.parameters[0].name.text];
  }
  return [];
}

/** Adds what a function, or a statement in it, declares of its own: `var`s and functions, not those of inner functions. */
function addLocalNames(ts, node, names) {
  if (ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isCatchClause(node)) {
    const { name } = ts.isCatchClause(node) ? node.variableDeclaration : node;
    names.add(name.text);
  }
  if (ts.isFunctionDeclaration(node)) names.add(node.name.text);
  else if (!ts.isFunctionExpression(node)) ts.forEachChild(node, (child) => addLocalNames(ts, child, names));
}

function localNames(ts, fn) {
  const names = new Set(["arguments"]);
  if (ts.isFunctionExpression(fn) && fn.name) names.add(fn.name.text);
  for (const parameter of fn.parameters) addLocalNames(ts, parameter, names);
  for (const statement of fn.body.statements) addLocalNames(ts, statement, names);
  return names;
}

/** The names of other statements that a statement mentions. */
function mentionedNames(ts, statement) {
  const names = new Set();
  const visit = (node, scopes) => {
    const inner = (child) => visit(child, scopes);
    if (ts.isPropertyAccessExpression(node)) {
      const member = memberOfTs(ts, node);
      if (member) names.add(member);
      else inner(node.expression);
    } else if (ts.isPropertyAssignment(node)) {
      inner(node.initializer);
    } else if (ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) {
      const scope = [...scopes, localNames(ts, node)];
      ts.forEachChild(node, (child) => visit(child, scope));
    } else if (ts.isIdentifier(node)) {
      if (!scopes.some((scope) => scope.has(node.text))) names.add(node.text);
    } else {
      ts.forEachChild(node, inner);
    }
  };
  visit(statement, []);
  return names;
}

/** `ts.Diagnostics = { Name: diag(…), … }` with only the messages that `code` mentions. */
function usedMessages(ts, statement, source, code) {
  const object = statement.expression.right;
  const used = new Set([...code.matchAll(/\bDiagnostics\.(\w+)/g)].map(([, name]) => name));
  const rows = object.properties.filter(({ name }) => used.has(name.text)).map((row) => row.getText(source));
  return `ts.Diagnostics = {\n${rows.join(",\n")}\n};`;
}

/** `roots`: names of `ts` that are used from outside. */
export function typescriptCore(ts, text, roots) {
  const source = ts.createSourceFile("tsc.js", text, ts.ScriptTarget.ES5, false, ts.ScriptKind.JS);
  const helpers = source.statements.filter((it) => ts.isVariableStatement(it)
    && it.declarationList.declarations[0].name.text.startsWith("__"));
  const sections = source.statements.filter((it) => isSection(ts, it)).map((it) => sectionBody(ts, it));
  const definers = new Map();
  const kept = new Set();
  const open = new Set(roots);
  const keep = (statement) => {
    if (kept.has(statement)) return;
    kept.add(statement);
    for (const name of mentionedNames(ts, statement)) open.add(name);
  };
  for (const statement of sections.flat()) {
    const names = definedNames(ts, statement);
    if (!names.length) keep(statement);
    for (const name of names) definers.set(name, [...(definers.get(name) ?? []), statement]);
  }
  for (const root of roots) if (!definers.has(root)) throw new Error(`TypeScript has changed: it has no ts.${root}`);
  for (const name of open) for (const statement of definers.get(name) ?? []) keep(statement);

  const isDiagnostics = (it) => ts.isExpressionStatement(it) && definedNames(ts, it)[0] === "Diagnostics";
  const bodies = sections.map((body) => body.filter((it) => kept.has(it)));
  const rest = bodies.flat().filter((it) => !isDiagnostics(it)).map((it) => it.getText(source)).join("\n");
  const print = (it) => (isDiagnostics(it) ? usedMessages(ts, it, source, rest) : it.getText(source));
  return [
    ...helpers.map((it) => it.getText(source)),
    "var ts = {};",
    ...bodies.filter((body) => body.length).map((body) => `(function (ts) {\n${body.map(print).join("\n")}\n})(ts);`),
  ].join("\n");
}
