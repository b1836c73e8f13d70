// Bundles the compiler for Duktape: node build.mjs OUTPUT.js OUTPUT.version. The result depends on the sources and
// package-lock.json alone.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import babel from "@babel/core";
import generator from "@babel/generator";
import helpers from "@babel/helpers";
import { build, transform } from "esbuild";
import { babelPatches } from "./babel_patches.mjs";
import literalProto from "./literal_proto.js";

const here = dirname(fileURLToPath(import.meta.url));
const [output, versionOutput] = process.argv.slice(2);

/** What helpers throw, worded for those who write scripts: [Babel's words, ours]. */
const messages = {
  tdz: [" is not defined - temporal dead zone", " cannot be used before its declaration has run"],
  assertThisInitialized: ["this hasn't been initialised - super() hasn't been called", "this cannot be used before super() has been called"],
};

function worded(name, text) {
  if (!messages[name]) return text;
  const [before, after] = messages[name];
  if (!text.includes(before)) throw new Error(`@babel/helpers has changed: ${name} no longer says ${JSON.stringify(before)}`);
  return text.replace(before, after);
}

/** Babel's helpers as ES5 text by name, each with what it calls; `_h$` stands before every helper's name. */
function helperTexts() {
  const texts = {};
  for (const name of helpers.list) {
    const { nodes } = helpers.get(name, (other) => babel.types.identifier(`_h$${other}`), `_h$${name}`, []);
    // What a helper declares beside itself gets a name of its own, too.
    const ast = babel.types.file(babel.types.program(nodes));
    babel.traverse(ast, {
      Program({ scope }) {
        for (const local of Object.keys(scope.bindings)) if (!local.startsWith("_h$")) scope.rename(local, `_h$${name}_${local}`);
      },
    });
    texts[name] = {
      text: worded(name, nodes.map((node) => generator.default(node, { compact: true, comments: false }).code).join("")),
      needs: helpers.getDependencies(name),
    };
  }
  return texts;
}

const helperModule = {
  name: "helpers",
  setup(context) {
    context.onResolve({ filter: /^sluice:helpers$/ }, () => ({ path: "helpers", namespace: "sluice" }));
    context.onLoad({ filter: /.*/, namespace: "sluice" }, () => ({ contents: JSON.stringify(helperTexts()), loader: "json" }));
  },
};

/** Babel's `isExpression(node)` and its like compare with up to a hundred names in turn: here they look it up. */
const nodeTypeTables = {
  name: "node-type-tables",
  setup(context) {
    const chain = /switch \(node\.type\) \{\n((?: {4}case "\w+":\n)+) {6}break;\n((?:(?!\n {2}\}\n)[^])*)\n {2}\}\n/g;
    context.onLoad({ filter: /@babel\/types\/lib\/validators\/generated\/index\.js$/ }, ({ path }) => {
      const tables = [];
      const text = readFileSync(path, "utf8").replace(chain, (_, cases, others) => {
        const names = [...cases.matchAll(/"(\w+)"/g)].map(([, name]) => `${name}: 1`);
        tables.push(`const types${tables.length} = { ${names.join(", ")} };`);
        const expected = [...others.matchAll(/"(?!Placeholder")\w+"/g)].map(([name]) => `node.expectedNode === ${name}`);
        const exception = expected.length ? ` && !(node.type === "Placeholder" && (${expected.join(" || ")}))` : "";
        return `if (types${tables.length - 1}[node.type] !== 1${exception}) return false;\n`;
      });
      if (tables.length < 40) throw new Error("@babel/types has changed: adapt node-type-tables in build.mjs");
      return { contents: `${text}\n${tables.join("\n")}` };
    });
  },
};

// One scope for all modules would exceed Duktape's constants per function: CommonJS modules stay functions.
const bundled = await build({
  stdin: {
    contents: 'require("./shims/builtins"); globalThis.sluiceCompiler = require("./main");',
    resolveDir: here,
    sourcefile: "entry.js",
  },
  bundle: true,
  write: false,
  format: "iife",
  platform: "browser",
  target: "es2020",
  legalComments: "none",
  logLevel: "error",
  plugins: [helperModule, nodeTypeTables, babelPatches],
  define: { "process.env.BABEL_TYPES_8_BREAKING": "false", "process.env.BABEL_8_BREAKING": "false", "process.env.IS_PUBLISH": "true", "process.env": "{}", process: "undefined" },
  alias: {
    "@babel/core/lib/transformation/block-hoist-plugin.js": join(here, "node_modules/@babel/core/lib/transformation/block-hoist-plugin.js"),
    "@babel/core": join(here, "shims/babel_core.js"),
    "@babel/helper-compilation-targets": join(here, "shims/compilation_targets.js"),
    "@babel/code-frame": join(here, "shims/code_frame.js"),
    debug: join(here, "shims/debug.js"),
    semver: join(here, "shims/semver.js"),
    assert: join(here, "shims/node.js"),
    path: join(here, "shims/node.js"),
  },
});
/** Babel's loops go over arrays, nearly all: by index. What else they go over is listed first. */
const listOf = `globalThis.listOfItems = function (items) {
  if (Array.isArray(items)) return items;
  var list = [], iterator = items[Symbol.iterator](), step;
  while (!(step = iterator.next()).done) list.push(step.value);
  return list;
};`;
const arrayLoops = () => ({
  visitor: {
    ForOfStatement({ node }) {
      if (node.await) throw new Error("the compiler's own sources cannot have `for await`");
      node.right = babel.types.callExpression(babel.types.identifier("listOfItems"), [node.right]);
    },
  },
});

const lowered = babel.transformSync(listOf + bundled.outputFiles[0].text, {
  babelrc: false,
  configFile: false,
  compact: true,
  comments: false,
  sourceType: "script",
  // What Babel takes apart are arrays, and Duktape's `typeof` knows symbols.
  plugins: [literalProto, arrayLoops, ["@babel/plugin-transform-for-of", { assumeArray: true }], ["@babel/plugin-transform-destructuring", { loose: true }]],
  presets: [["@babel/preset-env", { targets: "ie 9", modules: false, exclude: ["transform-typeof-symbol"] }]],
  // Babel's own sources rely on none of the finer points; their code runs faster without.
  assumptions: {
    constantSuper: true, ignoreFunctionLength: true, ignoreToPrimitiveHint: true, mutableTemplateObject: true,
    noClassCalls: true, noDocumentAll: true, noNewArrows: true, objectRestNoSymbols: true, privateFieldsAsProperties: true,
    pureGetters: true, setClassMethods: true, setComputedProperties: true, setPublicClassFields: true,
    setSpreadProperties: true, skipForOfIteratorClosing: true, superIsCallableConstructor: true,
  },
});
const { code } = await transform(lowered.code, { minifyWhitespace: true, target: "es5", charset: "ascii" });
writeFileSync(output, code);
writeFileSync(versionOutput, JSON.stringify(createHash("sha256").update(code).digest("hex")));
