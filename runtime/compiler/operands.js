// The left operand's value is taken before the right one runs: `x + (x = 5)`, and `x + f()` where `f` writes x. Duktape
// reads a variable when it computes, so such a value goes into a variable of its own:
//   (_x = x) + f()
"use strict";

const { VISITOR_KEYS } = require("@babel/types");

/** What is asked of a right operand: does it write, or run code that may? */
function effectsOf(node, effects) {
  switch (node.type) {
    case "Identifier":
    case "NumericLiteral":
    case "StringLiteral":
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return effects;
    case "AssignmentExpression":
    case "UpdateExpression":
      effects.writes = true;
      break;
    case "CallExpression":
    case "OptionalCallExpression":
    case "NewExpression":
    case "TaggedTemplateExpression":
      effects.calls = true;
      break;
  }
  const keys = VISITOR_KEYS[node.type];
  for (let i = 0; keys && i < keys.length; ++i) {
    const child = node[keys[i]];
    if (Array.isArray(child)) child.forEach((it) => it && effectsOf(it, effects));
    else if (child) effectsOf(child, effects);
  }
  return effects;
}

function isSimple({ type }) {
  return type === "Identifier" || type === "NumericLiteral" || type === "StringLiteral" || type === "MemberExpression";
}

module.exports = function operands({ types: t }) {
  return {
    name: "sluice-operands",
    visitor: {
      BinaryExpression(path) {
        const { left, right } = path.node;
        if (left.type !== "Identifier" || isSimple(right)) return;
        const binding = path.scope.getBinding(left.name);
        if (!binding || binding.constant) return;
        const { writes, calls } = effectsOf(right, { writes: false, calls: false });
        const home = path.scope.getFunctionParent();
        const elsewhere = () => binding.constantViolations.some((at) => at.scope.getFunctionParent() !== home);
        if (!writes && !(calls && elsewhere())) return;
        const id = path.scope.generateDeclaredUidIdentifier(left.name);
        path.node.left = t.assignmentExpression("=", id, left);
      },
    },
  };
};
