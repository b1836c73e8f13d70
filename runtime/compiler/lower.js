// Which of Babel's plugins run, in which order (that of its preset-env): what Duktape 2.7 has itself is missing
// here (computed keys, `**`, binary literals).
"use strict";

const traverse = require("@babel/traverse").default;
const t = require("@babel/types");
const template = require("@babel/template").default;
const { PluginPass } = require("./file");
const { reject } = require("./diagnostics");

const api = {
  version: "7.29.13",
  types: t,
  template,
  traverse,
  assertVersion() {},
  assumption() {},
  targets: () => ({}),
};

function load(module, options) {
  const plugin = (module.default || module)(api, options || {}, "");
  traverse.explode(plugin.visitor);
  return plugin;
}

/** What no plugin knows how to lower. */
const unsupported = {
  name: "sluice-unsupported",
  visitor: {
    BigIntLiteral({ node }) {
      reject(node, "BigInt is not supported");
    },
    Import({ node }) {
      reject(node, "`import()` is not available: write `import` at the beginning of the script");
    },
    MetaProperty({ node }) {
      if (node.meta.name === "import") reject(node, "`import.meta` is not available");
    },
    // The heap that runs the script has the engine of this one.
    RegExpLiteral({ node }) {
      try {
        new RegExp(node.pattern, node.flags);
      } catch (error) {
        reject(node, error.message);
      }
    },
    Decorator({ node }) {
      reject(node, "Decorators are not supported");
    },
  },
};

/** Hoisted statements (functions in blocks, helpers) move to the front of their block. */
const hoist = require("@babel/core/lib/transformation/block-hoist-plugin.js").default;

const typescript = load(require("@babel/plugin-transform-typescript"), { allowDeclareFields: true, onlyRemoveTypeImports: true });

const language = [
  load(() => unsupported),
  load(require("./dead_zone")),
  load(require("./dead_names")),
  load(require("./operands")),
  load(require("./literal_proto")),
  load(require("@babel/plugin-transform-class-static-block")),
  load(require("@babel/plugin-transform-private-property-in-object")),
  load(require("@babel/plugin-transform-class-properties")),
  load(require("@babel/plugin-transform-private-methods")),
  load(require("@babel/plugin-transform-numeric-separator")),
  load(require("@babel/plugin-transform-logical-assignment-operators")),
  load(require("@babel/plugin-transform-nullish-coalescing-operator")),
  load(require("@babel/plugin-transform-optional-chaining")),
  load(require("@babel/plugin-transform-json-strings")),
  load(require("@babel/plugin-transform-optional-catch-binding")),
  load(require("@babel/plugin-transform-object-rest-spread")),
  load(require("@babel/plugin-transform-template-literals")),
  load(require("@babel/plugin-transform-literals")),
  load(require("@babel/plugin-transform-function-name")),
  load(require("@babel/plugin-transform-arrow-functions")),
  load(require("@babel/plugin-transform-block-scoped-functions")),
  load(require("@babel/plugin-transform-classes")),
  load(require("@babel/plugin-transform-object-super")),
  load(require("./literal_members")),
  load(require("@babel/plugin-transform-shorthand-properties")),
  load(require("./for_of")),
  load(require("@babel/plugin-transform-spread")),
  load(require("@babel/plugin-transform-destructuring")),
  load(require("@babel/plugin-transform-parameters")),
  load(require("@babel/plugin-transform-block-scoping")),
];

/** The visitors of `plugins` as one, for fast_traverse.js: which function of which plugin is for which type of node. */
function merge(plugins) {
  const merged = { _exploded: true, _verified: true, passes: null };
  const add = (target, source, pass) => {
    for (const phase of ["enter", "exit"]) {
      for (const fn of source[phase] || []) (target[phase] = target[phase] || []).push({ fn, pass });
    }
  };
  plugins.forEach(({ visitor }, pass) => {
    traverse.explode(visitor);
    add(merged, visitor, pass);
    for (const type of Object.keys(visitor)) {
      if (t.TYPES.includes(type)) add(merged[type] = merged[type] || {}, visitor[type], pass);
    }
  });
  return merged;
}

/** Plugins and their visitors as one. */
function pipeline(plugins) {
  return { plugins, visitor: merge(plugins) };
}

const forJavaScript = pipeline([...language, hoist()]);
const forTypeScript = pipeline([typescript, ...language, hoist()]);

/** `import` and `export` as CommonJS: of packages, which need live bindings and cycles; a script has less (imports.js). */
const forModules = pipeline([
  load(require("@babel/plugin-transform-export-namespace-from")),
  load(require("@babel/plugin-transform-modules-commonjs")),
]);

/** Lowers the tree of `file` in one traversal. */
function lower(file, isTypeScript) {
  run(file, isTypeScript ? forTypeScript : forJavaScript);
}

/** Makes CommonJS of an ECMAScript module; returns the helpers that it calls. */
function lowerModuleSyntax(file) {
  run(file, forModules);
  return file.helpers;
}

function run(file, { plugins, visitor }) {
  const passes = plugins.map((plugin) => new PluginPass(file, plugin));
  plugins.forEach((plugin, i) => plugin.pre && plugin.pre.call(passes[i], file));
  visitor.passes = passes;
  traverse(file.ast, visitor, file.scope);
  visitor.passes = null;
  plugins.forEach((plugin, i) => plugin.post && plugin.post.call(passes[i], file));
}

module.exports = { lower, lowerModuleSyntax };
