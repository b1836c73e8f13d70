// The names of functions and classes that have none of their own (ES2022 8.4), which Babel sees in plain cases only.
"use strict";

const t = require("@babel/types");
const { nameBody } = require("./names");

/** The name that a key or target gives to a function; null if only running tells. */
function nameOf(key) {
  switch (key.type) {
    case "Identifier":
      return key.name;
    case "StringLiteral":
    case "NumericLiteral":
      return String(key.value);
    case "PrivateName":
      return `#${key.id.name}`;
    default:
      return null;
  }
}

/** An anonymous function or class takes the name of what it is assigned to, which Babel sees in plain cases only. */
function inferName(target, value) {
  if (!value || value.id) return;
  if (value.type !== "FunctionExpression" && value.type !== "ArrowFunctionExpression" && value.type !== "ClassExpression") return;
  const name = nameOf(target);
  if (name === null) return;
  if (value.generator || t.isValidIdentifier(name)) value.extra = { ...value.extra, inferredName: name };
  else value.extra = { ...value.extra, directiveName: name };
}

/** A name that is no identifier: Duktape's compiler takes it from a directive. */
function setName(node) {
  let name = node.extra && node.extra.directiveName;
  if (node.type.endsWith("Method") && !node.computed && node.kind !== "constructor" && !(node.extra && node.extra.generatorMarker)) {
    const own = nameOf(node.key);
    if (node.kind === "get" || node.kind === "set") name = `${node.kind} ${own}`;
    else if (own !== null && !t.isValidIdentifier(own)) name = own;
  }
  if (name) nameBody(node.body, name);
}

/** What stacks call the coroutine of a function; null if only running tells. */
function stackName({ id, key, computed, extra }) {
  if (id) return id.name;
  if (key) return computed ? null : nameOf(key);
  return (extra && (extra.inferredName || extra.directiveName)) || null;
}

module.exports = { inferName, nameOf, setName, stackName };
