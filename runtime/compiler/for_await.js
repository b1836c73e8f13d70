// `for await` as a plain loop that awaits: part of coroutines.js, on the plain tree.
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

function variable(...declarators) {
  return t.variableDeclaration("var", declarators.map(([name, init]) => t.variableDeclarator(t.identifier(name), init)));
}

function callOf(object, method, ...args) {
  return t.callExpression(t.memberExpression(t.identifier(object), t.identifier(method)), args);
}

/** `for await`: the steps of the language's ForIn/OfBodyEvaluation, closing the iterator on the way out. */
function forAwait(coroutines, node, label, context) {
  if (context.kind === "module") reject(node, "`for await` at the top level needs a script without `export default`");
  const iterator = coroutines.names.next("iterator");
  const next = coroutines.names.next("next");
  const step = coroutines.names.next("step");
  const open = coroutines.names.next("open");
  const failure = coroutines.names.next("failure");
  const id = (name) => t.identifier(name);
  const set = (name, value) => t.assignmentExpression("=", id(name), value);
  const value = t.memberExpression(id(step), id("value"));
  const { left, right, body } = node;
  let bind;
  if (left.type === "VariableDeclaration") {
    left.declarations[0].init = value;
    bind = left;
  } else {
    bind = t.expressionStatement(t.assignmentExpression("=", left, value));
  }
  bind = coroutines.visit(bind, context);
  const iterable = coroutines.visit(right, context);
  let loop = t.forStatement(
    null,
    t.unaryExpression("!", t.memberExpression(set(step, coroutines.call("result", coroutines.call("await", callOf(next, "call", id(iterator))))), id("done"))),
    set(open, t.booleanLiteral(false)),
    t.blockStatement([t.expressionStatement(set(open, t.booleanLiteral(true))), bind, coroutines.visit(body, context)]),
  );
  loop.loc = node.loc;
  if (label) loop = t.labeledStatement(label, loop);
  const error = coroutines.names.next("error");
  const hasReturn = t.logicalExpression("&&", id(open), t.binaryExpression("!=", t.memberExpression(id(iterator), id("return")), t.nullLiteral()));
  const closing = coroutines.call("await", callOf(iterator, "return"));
  const close = t.ifStatement(hasReturn, t.expressionStatement(t.conditionalExpression(id(failure), closing, coroutines.call("result", t.cloneNode(closing)))));
  const rethrow = t.ifStatement(id(failure), t.throwStatement(t.memberExpression(id(failure), id("error"))));
  const note = [t.expressionStatement(set(failure, t.objectExpression([t.objectProperty(id("error"), id(error))])))];
  // What return() of the generator throws is no failure: closing may still fail.
  if (context.kind === "asyncGenerator") note.unshift(t.expressionStatement(coroutines.call("caught", id(error))));
  const attempt = t.tryStatement(
    t.blockStatement([loop]),
    t.catchClause(id(error), t.blockStatement(note)),
    t.blockStatement([t.tryStatement(t.blockStatement([close]), null, t.blockStatement([rethrow]))]),
  );
  return t.blockStatement([
    variable([iterator, coroutines.callAt(right, "asyncIterator", iterable)], [next, t.memberExpression(id(iterator), id("next"))], [step, null], [open, t.booleanLiteral(false)], [failure, null]),
    attempt,
  ]);
}

module.exports = { forAwait };
