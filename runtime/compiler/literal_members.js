// Members of object literals that Duktape's literals lack: accessors with computed keys, functions that a computed key
// names, and generators as methods.
//   { a: 1, get [k]() { … }, b: 2 }  →  rt.property(rt.accessor({ a: 1 }, "get", k, function () { … }), "b", 2)
//   { [k]: () => 1 }                 →  { [_key = rt.key(k)]: rt.named(function () { … }, _key) }
"use strict";

module.exports = function literalMembers({ types: t }) {
  const isAccessor = (property) => t.isObjectMethod(property) && property.kind !== "method";
  const isGenerator = (property) => t.isObjectMethod(property) && property.extra && property.extra.generatorMarker;
  const key = (property) =>
    property.computed || !t.isIdentifier(property.key) ? property.key : t.stringLiteral(property.key.name);
  const functionOf = ({ id, params, body, loc }) => Object.assign(t.functionExpression(id || null, params, body), { loc });

  const converted = (node, file) => t.callExpression(file.runtimeMember("key"), [node]);

  /** A property in place of a method or of one that names a function. */
  const member = (property, path, file) => {
    const value = t.isObjectMethod(property) ? file.marked(property, functionOf(property)) : property.value;
    if (!property.computed) return t.objectProperty(property.key, value);
    const id = t.isLiteral(property.key) ? property.key : path.scope.generateDeclaredUidIdentifier("key");
    const named = file.named(value, id);
    if (named === value) return property;
    return t.objectProperty(id === property.key ? id : t.assignmentExpression("=", id, converted(property.key, file)), named, true);
  };

  const isNamed = (property, file) => property.computed && (t.isObjectMethod(property) || file.isAnonymous(property.value));

  return {
    name: "sluice-literal-members",
    visitor: {
      ObjectExpression(path, { file }) {
        const { node } = path;
        const first = node.properties.findIndex((it) => isAccessor(it) && it.computed);
        const rest = first < 0 ? [] : node.properties.splice(first);
        node.properties.forEach((property, i) => {
          if (isGenerator(property) || isNamed(property, file)) node.properties[i] = member(property, path, file);
        });
        if (!rest.length) return;
        path.replaceWith(rest.reduce((object, property) => {
          if (isAccessor(property)) {
            const kind = t.stringLiteral(property.kind);
            return t.callExpression(file.runtimeMember("accessor"), [object, kind, key(property), functionOf(property)]);
          }
          const { key: own, value, computed } = isGenerator(property) || isNamed(property, file) ? member(property, path, file) : property;
          const early = computed && own === property.key && !t.isLiteral(own);
          const name = early ? converted(own, file) : computed ? own : key(property);
          return t.callExpression(file.runtimeMember("property"), [object, name, value || functionOf(property)]);
        }, node));
      },
    },
  };
};
