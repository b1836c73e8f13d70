// Bundles the type checker for Duktape: node build.mjs NODE_MODULES IOTA.D.TS OUTPUT.js. The packages are the compiler's
// (runtime/compiler/package-lock.json).
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { library } from "./library.mjs";
import { typescriptCore } from "./typescript_core.mjs";

const [packages, iotaTypes, output] = process.argv.slice(2);
const require = createRequire(join(packages, "entry.js"));
const babel = require("@babel/core");
const { build, transformSync } = require("esbuild");
const ts = require("typescript");

const here = dirname(fileURLToPath(import.meta.url));
const readTypeScript = (name) => readFileSync(join(packages, "typescript/lib", name), "utf8");

/** A declaration file without what only people read. */
function withoutComments(text) {
  const source = ts.createSourceFile("a.d.ts", text, ts.ScriptTarget.ESNext, false);
  return ts.createPrinter({ removeComments: true }).printFile(source).replace(/^ +/gm, "");
}

const libraries = {
  name: "libraries",
  setup(context) {
    context.onResolve({ filter: /^sluice:libraries$/ }, () => ({ path: "libraries", namespace: "sluice" }));
    context.onLoad({ filter: /.*/, namespace: "sluice" }, () => ({
      contents: JSON.stringify({ es2022: library(ts, readTypeScript), iota: withoutComments(readFileSync(iotaTypes, "utf8")) }),
      loader: "json",
    }));
  },
};

/** A file of ours and what it requires, as ES5. */
async function bundle(file, globalName) {
  const bundled = await build({
    entryPoints: [join(here, file)],
    bundle: true,
    write: false,
    format: "iife",
    globalName,
    platform: "neutral",
    target: "es2020",
    logLevel: "error",
    plugins: [libraries],
  });
  return babel.transformSync(bundled.outputFiles[0].text, {
    babelrc: false,
    configFile: false,
    comments: false,
    sourceType: "script",
    presets: [[require.resolve("@babel/preset-env"), { targets: "ie 9", modules: false }]],
    assumptions: { iterableIsArray: true, noDocumentAll: true, setClassMethods: true },
  }).code;
}

/** tsc.js has only the numbers of most enums. */
const withNumbers = (text) => text.replace(/\bts\.(\w+)\.(\w+)/g, (all, name, member) => (typeof ts[name]?.[member] === "number" ? ts[name][member] : all));

const own = withNumbers(await bundle("main.js", "sluiceTypes"));
const roots = [...new Set([...own.matchAll(/\bts\.(\w+)/g)].map(([, name]) => name))];
const core = typescriptCore(ts, readTypeScript("tsc.js"), roots);
const code = ["var globalThis = this;", await bundle("builtins.js"), core, own].join("\n");
writeFileSync(output, transformSync(code, { minifyWhitespace: true, target: "es5", charset: "ascii", legalComments: "none" }).code);
