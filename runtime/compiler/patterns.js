// Assignments to patterns whose targets run code (`[f().x] = list`): each target is evaluated before its value is
// fetched, and the iterator is closed when one throws. Babel fetches all values first, which nobody sees where targets
// are names or properties of names, or the right side is a literal; those keep its faster form.
//   ((s) => { var c = rt.patternCursor(s); try { const o = f(); o.x = rt.patternNext(c); } catch (e) { rt.abandon(c.list, e); throw e; }
//   finally { c.index < 0 || rt.close(c.list); } return s; })(list)
"use strict";

const t = require("@babel/types");
const { isPlainList } = require("./for_of");

function isPattern({ type }) {
  return type === "ArrayPattern" || type === "ObjectPattern";
}

/** A literal that runs no code. */
function isConstant(node) {
  return t.isLiteral(node) && node.type !== "TemplateLiteral";
}

/** Evaluating it can neither run code nor be told from evaluating it later, but by a getter. */
function isQuiet(node) {
  switch (node.type) {
    case "MemberExpression":
      return isQuiet(node.object) && (!node.computed || isQuiet(node.property));
    case "BinaryExpression":
      return isQuiet(node.left) && isQuiet(node.right);
    case "TemplateLiteral":
      return node.expressions.every(isQuiet);
    case "TSNonNullExpression":
    case "TSAsExpression":
    case "TSTypeAssertion":
    case "TSSatisfiesExpression":
      return isQuiet(node.expression);
    default:
      return node.type === "Identifier" || node.type === "ThisExpression" || node.type === "Super" || isConstant(node);
  }
}

/** The target of an element or property, without its default value and type. */
function targetOf(element) {
  let target = element.type === "AssignmentPattern" ? element.left : element.type === "RestElement" ? element.argument : element;
  while (target.type.startsWith("TS")) target = target.expression;
  return target;
}

/** Does a target of the pattern run code that Babel's form would run too late? */
function needsOrder(pattern, source) {
  if (pattern.type === "ArrayPattern") {
    return pattern.elements.some((element) => {
      if (!element) return false;
      const target = targetOf(element);
      return isPattern(target) ? needsOrder(target) : !isQuiet(target) && !(source && isPlainList(source));
    });
  }
  return pattern.properties.some((property) => {
    const rest = property.type === "RestElement";
    const value = rest ? property : property.value;
    const target = targetOf(value);
    if (isPattern(target)) return needsOrder(target);
    return !isQuiet(target) && (rest || value.type === "AssignmentPattern" || (property.computed && !isQuiet(property.key)));
  });
}

/** Makes the statements that assign to one pattern. `coroutines` has the names and the runtime. */
class OrderedPattern {
  constructor(coroutines) {
    this.coroutines = coroutines;
  }

  call(member, ...args) {
    return this.coroutines.call(member, ...args);
  }

  /** Adds `const fresh = value;` to `statements`; returns its name. */
  constant(statements, hint, value) {
    const name = this.coroutines.names.next(hint);
    statements.push(t.variableDeclaration("const", [t.variableDeclarator(t.identifier(name), value)]));
    return name;
  }

  /** Evaluates `target` as far as it goes before there is a value; returns what is assigned to. */
  evaluate(statements, target) {
    if (target.type !== "MemberExpression") return target;
    const { object, property, computed, loc } = target;
    const held = (node, hint) =>
      node.type === "Super" || node.type === "ThisExpression" || isConstant(node) ? node : t.identifier(this.constant(statements, hint, node));
    const heldObject = held(object, "target");
    return Object.assign(t.memberExpression(heldObject, computed ? held(property, "key") : property, computed), { loc });
  }

  /** Assigns what `fetch` gives to an element or the value of a property. */
  element(statements, element, fetch) {
    const target = this.evaluate(statements, targetOf(element));
    let value = fetch;
    if (element.type === "AssignmentPattern") {
      const fetched = t.identifier(this.constant(statements, "value", fetch));
      const missing = t.binaryExpression("===", fetched, t.unaryExpression("void", t.numericLiteral(0)));
      value = t.conditionalExpression(missing, element.right, t.cloneNode(fetched));
    }
    if (isPattern(target)) {
      statements.push(...this.pattern(target, this.constant(statements, "value", value)));
    } else {
      const assignment = t.assignmentExpression("=", target, value);
      assignment.loc = element.loc;
      statements.push(t.expressionStatement(assignment));
    }
  }

  /** The statements that assign the parts of `source`, a name. */
  pattern(pattern, source) {
    return pattern.type === "ArrayPattern" ? this.array(pattern, source) : this.object(pattern, source);
  }

  array({ elements, loc }, source) {
    const { names } = this.coroutines;
    const statements = [];
    const cursor = this.constant(statements, "cursor", Object.assign(this.call("patternCursor", t.identifier(source)), { loc }));
    const part = (name) => t.memberExpression(t.identifier(cursor), t.identifier(name));
    const body = [];
    for (const element of elements) {
      const fetch = this.call(element && element.type === "RestElement" ? "patternRest" : "patternNext", t.identifier(cursor));
      if (element) this.element(body, element, fetch);
      else body.push(t.expressionStatement(fetch));
    }
    const error = names.next("error");
    const close = t.logicalExpression("||", t.binaryExpression("<", part("index"), t.numericLiteral(0)), this.call("close", part("list")));
    statements.push(t.tryStatement(
      t.blockStatement(body),
      t.catchClause(t.identifier(error), t.blockStatement([
        t.expressionStatement(this.call("abandon", part("list"), t.identifier(error))),
        t.throwStatement(t.identifier(error)),
      ])),
      t.blockStatement([t.expressionStatement(close)]),
    ));
    return statements;
  }

  object({ properties, loc }, source) {
    const statements = [t.expressionStatement(Object.assign(this.call("patternSource", t.identifier(source)), { loc }))];
    const taken = [];
    for (const property of properties) {
      if (property.type === "RestElement") {
        this.element(statements, property, this.call("patternOthers", t.identifier(source), t.arrayExpression(taken)));
        continue;
      }
      let { key } = property;
      if (property.computed) key = t.identifier(this.constant(statements, "key", this.call("key", key)));
      else if (key.type !== "Identifier") key = t.stringLiteral(String(key.value));
      const named = key.type === "Identifier" && !property.computed;
      taken.push(named ? t.stringLiteral(key.name) : t.cloneNode(key));
      this.element(statements, property.value, t.memberExpression(t.identifier(source), key, !named));
    }
    return statements;
  }
}

/** What stands in place of `node`, an assignment that was walked: mostly itself. */
function assignInOrder(coroutines, node) {
  if (!isPattern(node.left) || !needsOrder(node.left, node.right)) return node;
  const source = coroutines.names.next("source");
  const statements = new OrderedPattern(coroutines).pattern(node.left, source);
  const body = t.blockStatement([...statements, t.returnStatement(t.identifier(source))]);
  const call = t.callExpression(t.arrowFunctionExpression([t.identifier(source)], body), [node.right]);
  return Object.assign(call, { loc: node.loc, start: node.start, end: node.end });
}

/** The same for the head of a loop: `for ([f().x] of lists)`. */
function loopInOrder(coroutines, node) {
  if (!isPattern(node.left) || !needsOrder(node.left)) return node;
  const item = coroutines.names.next("item");
  const assignment = t.assignmentExpression("=", node.left, t.identifier(item));
  assignment.loc = node.left.loc;
  node.left = t.variableDeclaration("const", [t.variableDeclarator(t.identifier(item))]);
  node.body = t.blockStatement([t.expressionStatement(assignInOrder(coroutines, assignment)), node.body]);
  return node;
}

module.exports = { assignInOrder, loopInOrder };
