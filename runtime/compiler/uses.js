// `sluice check script`: what a script asks of the world, as far as its text tells: calls of the SDK, with the table, host,
// secret or type of event that stands in the call, and modules.
"use strict";

const t = require("@babel/types");

/** The text of a literal; of a template the part before its first value. */
function textOf(node) {
  if (t.isStringLiteral(node)) return { text: node.value, whole: true };
  if (t.isTemplateLiteral(node)) return { text: node.quasis[0].value.cooked || "", whole: node.quasis.length === 1 };
  return null;
}

/** What a call is about: its first argument if the source says it. */
function subjectOf(group, [argument]) {
  const known = argument && textOf(argument);
  if (!known) return null;
  if (group !== "http") return known.whole ? known.text : null;
  const host = /^(https?:\/\/)(?:[^/?#]*@)?([^/?#@]+)(.?)/i.exec(known.text);
  return host && (known.whole || host[3]) ? (host[1] + host[2]).toLowerCase() : null;
}

class Uses {
  constructor() {
    /** Names that stand for `iota` or a part of it: "db" → "iota.db". */
    this.aliases = new Map([["iota", "iota"]]);
    this.calls = new Map();
    this.modules = new Set();
  }

  /** "iota.db.query" for an expression that is a part of the SDK; else null. */
  path(node) {
    if (t.isIdentifier(node)) return this.aliases.get(node.name) || null;
    if (!t.isMemberExpression(node) && !t.isOptionalMemberExpression(node)) return null;
    const inner = this.path(node.object);
    if (!inner) return null;
    const name = node.computed ? t.isStringLiteral(node.property) && node.property.value : node.property.name;
    return name ? `${inner}.${name}` : null;
  }

  declare({ id, init }) {
    const path = init && this.path(init);
    if (!path) return;
    if (t.isIdentifier(id)) this.aliases.set(id.name, path);
    if (!t.isObjectPattern(id)) return;
    for (const it of id.properties) {
      const local = t.isAssignmentPattern(it.value) ? it.value.left : it.value;
      if (t.isObjectProperty(it) && !it.computed && t.isIdentifier(local)) this.aliases.set(local.name, `${path}.${it.key.name || it.key.value}`);
    }
  }

  call({ callee, arguments: given }) {
    const path = this.path(callee);
    if (t.isIdentifier(callee, { name: "require" }) && t.isStringLiteral(given[0])) this.modules.add(given[0].value);
    if (!path || (path.split(".").length < 3 && path !== "iota.sleep")) return;
    if (!this.calls.has(path)) this.calls.set(path, new Set());
    const subject = subjectOf(path.split(".")[1], given);
    if (subject !== null) this.calls.get(path).add(subject);
    // The transaction has the calls of iota.db.
    const [body] = given;
    if (path === "iota.db.transaction" && t.isFunction(body) && t.isIdentifier(body.params[0])) this.aliases.set(body.params[0].name, "iota.db");
  }

  see(node) {
    if (node.type === "VariableDeclarator") this.declare(node);
    if (node.type === "CallExpression" || node.type === "OptionalCallExpression") this.call(node);
    if (node.type === "NewExpression") this.call(node);
    if (node.type === "ImportDeclaration" && node.importKind !== "type") this.modules.add(node.source.value);
    if (node.type === "TSExternalModuleReference") this.modules.add(node.expression.value);
  }
}

/** {calls: [{name, subjects}], modules}, sorted. */
function usesOf(program) {
  const uses = new Uses();
  t.traverseFast(program, (node) => uses.see(node));
  const calls = Array.from(uses.calls.keys()).sort().map((name) => ({ name, subjects: Array.from(uses.calls.get(name)).sort() }));
  return { calls, modules: Array.from(uses.modules).sort() };
}

module.exports = { usesOf };
