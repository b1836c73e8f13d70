// `{ __proto__: parent, a: 1 }`: Duktape would make an own property of it.
"use strict";

/** A Babel plugin; also lowers the bundle itself. */
module.exports = function literalProto({ types: t }) {
  const names = (property) =>
    t.isObjectProperty(property) && !property.computed && !property.shorthand &&
    (t.isIdentifier(property.key, { name: "__proto__" }) || t.isStringLiteral(property.key, { value: "__proto__" }));
  return {
    name: "sluice-literal-proto",
    visitor: {
      ObjectExpression(path) {
        const at = path.node.properties.findIndex(names);
        if (at < 0) return;
        const [{ value }] = path.node.properties.splice(at, 1);
        const { file } = this;
        const set = file.runtimeMember ? file.runtimeMember("literalPrototype") : this.addHelper("setPrototypeOf");
        path.replaceWith(t.callExpression(set, [path.node, value]));
      },
    },
  };
};
