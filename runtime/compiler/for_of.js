// `for-of`, in the time of a loop over indices when it goes over an array (runtime/iteration.hpp):
//   for (const x of list) use(x);
//   var a = rt.values(list), i = 0;
//   try {
//     for (; i < a.length || (i = rt.more(a)) === 0; i++) { const x = a[i]; use(x); }
//   } catch (e) { rt.abandon(a, e); throw e; } finally { if (i >= 0) rt.close(a); }
"use strict";

const t = require("@babel/types");

/** A literal of known elements needs no iterator, whatever happens. */
function isPlainList(node) {
  return node.type === "ArrayExpression" && node.elements.every((element) => element && element.type !== "SpreadElement");
}

/** The loop's body with the declaration or assignment of the loop's variable before it. */
function bodyWith(path, first) {
  const { body } = path.node;
  const bodyScope = path.get("body").scope;
  if (t.isBlockStatement(body) && Object.keys(path.getBindingIdentifiers()).some((name) => bodyScope.hasOwnBinding(name))) {
    return t.blockStatement([first, body]);
  }
  const block = t.toBlock(body);
  block.body.unshift(first);
  return block;
}

function assignment(left, value) {
  if (!t.isVariableDeclaration(left)) return t.expressionStatement(t.assignmentExpression("=", left, value));
  return t.variableDeclaration(left.kind, [t.variableDeclarator(left.declarations[0].id, value)]);
}

function plugin() {
  return {
    name: "sluice-for-of",
    visitor: {
      ForOfStatement(path, state) {
        const { node, parent, scope } = path;
        const { left, right } = node;
        const list = scope.generateUid("list");
        const index = scope.generateUid("i");
        const id = (name) => t.identifier(name);
        const call = (member, ...args) => {
          const node = t.callExpression(state.file.runtimeMember(member), args);
          node.loc = right.loc;
          return node;
        };
        const plain = isPlainList(right);
        const item = t.memberExpression(id(list), id(index), true);
        item.loc = left.loc;
        const more = t.binaryExpression("<", id(index), t.memberExpression(id(list), id("length")));
        const step = t.binaryExpression("===", t.assignmentExpression("=", id(index), call("more", id(list))), t.numericLiteral(0));
        const loop = t.forStatement(
          null,
          plain ? more : t.logicalExpression("||", more, step),
          t.updateExpression("++", id(index)),
          bodyWith(path, assignment(left, item)),
        );
        t.inherits(loop, node);
        t.inherits(loop.body, node.body);
        const isLabeled = t.isLabeledStatement(parent);
        const labeled = isLabeled ? t.labeledStatement(parent.label, loop) : loop;
        const variables = t.variableDeclaration("var", [
          t.variableDeclarator(id(list), plain ? right : call("values", right)),
          t.variableDeclarator(id(index), t.numericLiteral(0)),
        ]);
        const error = scope.generateUid("error");
        const nodes = plain ? [variables, labeled] : [variables, t.tryStatement(
          t.blockStatement([labeled]),
          t.catchClause(id(error), t.blockStatement([
            t.expressionStatement(call("abandon", id(list), id(error))),
            t.throwStatement(id(error)),
          ])),
          t.blockStatement([t.expressionStatement(
            t.logicalExpression("||", t.binaryExpression("<", id(index), t.numericLiteral(0)), call("close", id(list))),
          )]),
        )];
        if (isLabeled) {
          path.parentPath.replaceWithMultiple(nodes);
          path.skip();
        } else {
          path.replaceWithMultiple(nodes);
        }
      },
    },
  };
}

module.exports = plugin;
module.exports.isPlainList = isPlainList;
