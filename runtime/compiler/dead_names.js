// Names that are dead wherever they are used, by where they stand; and the name of a class inside it, a constant.
// dead_zone.js looks after declarations in blocks.
//   (a = b, b) => a              (a = dead("b"), b) => a
//   for (const x of x) ;         for (const x of dead("x")) ;
//   class C extends C {}         class C extends dead("C") {}
"use strict";

/** True if `path` runs where it stands, that is in no function inside `top`. */
function runsIn(path, top) {
  for (let from = path, at = path.parentPath; at && at.node !== top; from = at, at = at.parentPath) {
    if (from.key !== "key" && (at.isFunction() || (at.isClassProperty() && !at.node.static))) return false;
  }
  return true;
}

const within = (use, node) => use.start >= node.start && use.end <= node.end;

module.exports = function deadNames({ types: t }) {
  function kill(use, pass) {
    if (use.node && use.isIdentifier()) {
      const { name, loc } = use.node;
      const call = t.callExpression(pass.file.runtimeMember("dead"), [t.stringLiteral(name)]);
      call.loc = loc;
      use.replaceWith(call);
    }
  }

  /** The default value of `identifier` itself: `a = …`. */
  function defaultOf(pattern, identifier) {
    let found = null;
    t.traverseFast(pattern, (node) => {
      if (node.type === "AssignmentPattern" && node.left === identifier) found = node.right;
    });
    return found;
  }

  function parameters(path, pass) {
    const { params } = path.node;
    if (params.every((it) => it.type === "Identifier")) return;
    for (const param of params) {
      const names = t.getBindingIdentifiers(param);
      for (const name of Object.keys(names)) {
        const binding = path.scope.getOwnBinding(name);
        if (!binding || binding.identifier !== names[name]) continue;
        const own = defaultOf(param, names[name]);
        for (const use of binding.referencePaths) {
          const { node } = use;
          if (!params.some((it) => within(node, it)) || !runsIn(use, path.node)) continue;
          if (node.start < names[name].start || (own && within(node, own))) kill(use, pass);
        }
      }
    }
  }

  function head(path, pass) {
    const { left, right } = path.node;
    if (left.type !== "VariableDeclaration" || left.kind === "var") return;
    for (const name of Object.keys(t.getBindingIdentifiers(left))) {
      const binding = path.scope.getOwnBinding(name);
      if (binding) binding.referencePaths.filter((use) => within(use.node, right)).forEach((use) => kill(use, pass));
    }
  }

  function initializer(path, pass) {
    const { init } = path.node;
    if (!init || init.type !== "VariableDeclaration" || init.kind === "var") return;
    for (const declarator of init.declarations) {
      if (!declarator.init || declarator.id.type !== "Identifier") continue;
      const binding = path.scope.getOwnBinding(declarator.id.name);
      if (!binding) continue;
      const isDead = (use) => within(use.node, declarator.init) && runsIn(use, declarator);
      binding.referencePaths.filter(isDead).forEach((use) => kill(use, pass));
    }
  }

  function classNames(path, pass) {
    const { id, superClass, body } = path.node;
    if (!id || body.start === undefined) return;
    const keys = body.body.filter((member) => member.computed).map((member) => member.key);
    const bindings = [path.scope.getOwnBinding(id.name), path.isClassDeclaration() && path.parentPath.scope.getBinding(id.name)];
    for (const binding of bindings) {
      if (!binding || binding.identifier !== id) continue;
      const early = (use) => [superClass, ...keys].some((node) => node && within(use.node, node)) && runsIn(use, path.node);
      binding.referencePaths.filter(early).forEach((use) => kill(use, pass));
      for (const write of binding.constantViolations) {
        if (!within(write.node, body)) continue;
        const fail = t.callExpression(pass.addHelper("readOnlyError"), [t.stringLiteral(id.name)]);
        if (write.isAssignmentExpression()) write.replaceWith(t.sequenceExpression([write.node.right, fail]));
        else if (write.isUpdateExpression()) write.replaceWith(fail);
      }
    }
  }

  return {
    name: "sluice-dead-names",
    visitor: {
      Function: parameters,
      ForXStatement: head,
      ForStatement: initializer,
      Class: classNames,
    },
  };
};
