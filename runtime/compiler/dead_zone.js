// The temporal dead zone: using `let`, `const` or `class` before its declaration has run throws. Positions in the
// source tell for nearly every use that it cannot come early; only where that is open is it checked at run time:
//   { f(); let x = 1; function f() { return x; } }
//   { let x = dead; f(); x = 1; function f() { return check(x, "x"); } }
"use strict";

/** True for what holds code that does not run where it stands. */
function runsLater(node) {
  switch (node.type) {
    case "FunctionDeclaration":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
    case "ObjectMethod":
    case "ClassMethod":
    case "ClassPrivateMethod":
      return true;
    case "ClassProperty":
    case "ClassPrivateProperty":
      return !node.static;
    default:
      return false;
  }
}

/** What is asked of the bindings of one block. */
class Block {
  constructor(path) {
    this.path = path;
  }

  /** The outermost function between `path` and this block; null if there is none. */
  functionAround(path) {
    // Each path on the way up keeps its answer: expressions can be nested deeply, with a use on every level.
    const below = [];
    let at = path;
    while (at && at.node !== this.path.node && at.askedBy !== this) {
      below.push(at);
      at = at.parentPath;
    }
    let outermost = at && at.askedBy === this ? at.outermostFunction : null;
    let isFunction = at && at.askedBy === this && runsLater(at.node);
    for (let i = below.length - 1; i >= 0; --i) {
      if (!outermost && isFunction) outermost = at;
      at = below[i];
      at.askedBy = this;
      at.outermostFunction = outermost;
      isFunction = runsLater(at.node);
    }
    return outermost;
  }

  /** True if a function declared in this block may be called before position `declared`. */
  mayRunEarly(declaration, declared, seen) {
    if (seen.includes(declaration.node)) return false;
    seen.push(declaration.node);
    const { id } = declaration.node;
    const binding = id && declaration.parentPath.scope.getBinding(id.name);
    if (!binding || binding.path.node !== declaration.node) return true;
    return binding.referencePaths.some((use) => {
      if (use.node.start === undefined || use.node.start === null) return false;
      const around = this.functionAround(use);
      if (around && around.isFunctionDeclaration()) return this.mayRunEarly(around, declared, seen);
      return use.node.start < declared;
    });
  }

  /** True if `use` may be reached before the binding that `node` declares, by its end, is there. */
  mayComeEarly(use, node, switchCase) {
    const { start } = use.node;
    if (start === undefined || start === null) return false;
    if (switchCase && !use.findParent((at) => at.node === switchCase)) return true;
    const around = this.functionAround(use);
    if (around && around.isFunctionDeclaration()) return this.mayRunEarly(around, node.end, []);
    if (start >= node.start && start < node.end) {
      // `const f = () => f()` and a class that names itself come late enough.
      if (node.type === "ClassDeclaration") return false;
      const { init } = node;
      if (init && init.type === "ClassExpression") {
        const { superClass, body } = init;
        const now = [superClass, ...body.body.filter((it) => it.computed).map((it) => it.key)];
        return now.some((it) => it && start >= it.start && start < it.end);
      }
      if (init && (init.type === "ArrowFunctionExpression" || init.type === "FunctionExpression")) return false;
      return true;
    }
    return (around && around.node.start !== undefined ? around.node.start : start) < node.end;
  }

  /** The declarations with a use that has to be checked: [{statement, name, uses}]. */
  openBindings() {
    const { bindings } = this.path.scope;
    const open = [];
    for (const name of Object.keys(bindings)) {
      const binding = bindings[name];
      if (binding.kind !== "let" && binding.kind !== "const") continue;
      const isClass = binding.path.isClassDeclaration();
      if (!isClass && !binding.path.isVariableDeclarator()) continue;
      const statement = isClass ? binding.path : binding.path.parentPath;
      const inCase = statement.parent.type === "SwitchCase" && this.path.isSwitchStatement();
      if (statement.parent !== this.path.node && !inCase) continue;
      const { node } = binding.path;
      if (typeof node.end !== "number" || statement.node.declare) continue;
      const early = (use) => this.mayComeEarly(use, node, inCase ? statement.parent : null);
      const uses = binding.referencePaths.filter(early);
      const writes = binding.constantViolations.filter(early);
      if (uses.length || writes.length) open.push({ name, statement, uses, writes });
    }
    return open;
  }
}

module.exports = function deadZone({ types: t }) {
  const id = (name) => t.identifier(name);

  /** An assignment to a constant, which the declaration does not forbid any more once it is `let`. */
  function forbidden({ type, right }, name, pass) {
    const fail = t.callExpression(pass.addHelper("readOnlyError"), [t.stringLiteral(name)]);
    return type === "AssignmentExpression" ? t.sequenceExpression([right, fail]) : fail;
  }

  function forbidWrites(binding, name, pass) {
    for (const write of binding.constantViolations) {
      if (write.isAssignmentExpression() || write.isUpdateExpression()) write.replaceWith(forbidden(write.node, name, pass));
    }
  }

  /** The declaration as assignments at its place. */
  function assignments(node) {
    if (node.type === "ClassDeclaration") {
      return [t.assignmentExpression("=", id(node.id.name), t.toExpression(node))];
    }
    return node.declarations.map((it) => {
      const assignment = t.assignmentExpression("=", it.id, it.init || t.unaryExpression("void", t.numericLiteral(0)));
      return t.inherits(assignment, it);
    });
  }

  function rewrite(path, open, pass) {
    const check = (name, { loc }) => {
      const call = t.callExpression(pass.addHelper("temporalRef"), [id(name), t.stringLiteral(name)]);
      call.loc = loc;
      return call;
    };
    const statements = new Set(open.map((it) => it.statement));
    const checked = new Set(open.map((it) => it.name));
    for (const { name, statement, uses, writes } of open) {
      const written = (node) => (statement.node.kind === "const" ? forbidden(node, name, pass) : node);
      for (const use of uses) {
        if (use.parentPath.isObjectProperty({ shorthand: true })) use.parent.shorthand = false;
        if (use.isIdentifier() && !use.parentPath.isUpdateExpression()) use.replaceWith(check(name, use.node));
      }
      for (const write of writes) {
        if (write.isExpression()) write.replaceWith(t.sequenceExpression([check(name, write.node), written(write.node)]));
      }
    }
    const declarators = [];
    for (const statement of statements) {
      const { node } = statement;
      for (const name of Object.keys(t.getBindingIdentifiers(node, false, true))) {
        if (node.kind === "const") forbidWrites(path.scope.getBinding(name), name, pass);
        declarators.push(t.variableDeclarator(id(name), checked.has(name) ? pass.addHelper("temporalUndefined") : null));
      }
      const expressions = assignments(node).map((expression) => t.expressionStatement(expression));
      statement.container.splice(statement.container.indexOf(node), 1, ...expressions);
    }
    const declaration = t.variableDeclaration("let", declarators);
    if (path.isSwitchStatement()) {
      path.replaceWith(t.blockStatement([declaration, path.node]));
    } else {
      path.node.body.unshift(declaration);
      path.scope.crawl();
    }
  }

  return {
    name: "sluice-dead-zone",
    visitor: {
      "Program|BlockStatement|StaticBlock|SwitchStatement"(path, pass) {
        const open = new Block(path).openBindings();
        if (open.length) rewrite(path, open, pass);
      },
    },
  };
};
