// Accessors with computed keys, which Duktape's object literals do not have:
//   { a: 1, get [k]() { … }, b: 2 }  →  rt.property(rt.accessor({ a: 1 }, "get", k, function () { … }), "b", 2)
"use strict";

module.exports = function literalAccessors({ types: t }) {
  const isAccessor = (property) => t.isObjectMethod(property) && property.kind !== "method";
  const key = (property) =>
    property.computed || !t.isIdentifier(property.key) ? property.key : t.stringLiteral(property.key.name);
  const functionOf = ({ params, body, loc }) => Object.assign(t.functionExpression(null, params, body), { loc });

  return {
    name: "sluice-literal-accessors",
    visitor: {
      ObjectExpression(path, pass) {
        const { node } = path;
        const first = node.properties.findIndex((it) => isAccessor(it) && it.computed);
        if (first < 0) return;
        const rest = node.properties.splice(first);
        path.replaceWith(rest.reduce((object, property) => {
          if (isAccessor(property)) {
            const kind = t.stringLiteral(property.kind);
            return t.callExpression(pass.file.runtimeMember("accessor"), [object, kind, key(property), functionOf(property)]);
          }
          const value = t.isObjectMethod(property) ? functionOf(property) : property.value;
          return t.callExpression(pass.file.runtimeMember("property"), [object, key(property), value]);
        }, node));
      },
    },
  };
};
