// One file of an npm package, as the body of a CommonJS module: as it is if it is ES5, else lowered as scripts are.
"use strict";

const parser = require("@babel/parser");
const traverse = require("@babel/traverse").default;
const generate = require("@babel/generator").default;
const t = require("@babel/types");
const { Coroutines } = require("./coroutines");
const { SourceError } = require("./diagnostics");
const { isES5 } = require("./es5");
const { ScriptFile } = require("./file");
const { lower, lowerModuleSyntax } = require("./lower");
const { FreshNames, identifiersOf } = require("./names");
const { lineOfItsOwn } = require("./positions");

/** What a package's code finds in its scope beside the intrinsics; runtime/modules.cpp gives them. */
const parameters = ["exports", "require", "module", "global", "self", "Function", "process"];

function parse(source, path) {
  return parser.parse(source, {
    sourceType: /\.mjs$/.test(path) ? "module" : /\.cjs$/.test(path) ? "script" : "unambiguous",
    allowReturnOutsideFunction: true,
    allowSuperOutsideMethod: false,
    attachComment: false,
  });
}

/** The specifiers that the file asks for, in order: of `import`, `export … from` and require("…"). */
function specifiersOf(program) {
  const specifiers = new Set();
  t.traverseFast(program, (node) => {
    if (node.source && t.isStringLiteral(node.source)) specifiers.add(node.source.value);
    if (node.type !== "CallExpression" || !t.isIdentifier(node.callee, { name: "require" })) return;
    const [name] = node.arguments;
    if (t.isStringLiteral(name)) specifiers.add(name.value);
  });
  return Array.from(specifiers);
}

function lowered(ast, source, path) {
  const names = new FreshNames(new Set([...parameters, ...identifiersOf(ast)]));
  const rt = names.next("rt");
  const asModule = new ScriptFile(source, ast, path, rt, names.prefix("_h$"));
  const helpers = lowerModuleSyntax(asModule);
  traverse.cache.clear();
  new Coroutines(rt, names).run(ast.program);
  const file = new ScriptFile(source, ast, path, rt, asModule.helperPrefix);
  helpers.forEach((name) => file.helpers.add(name));
  lineOfItsOwn(new Set());
  for (const name of [rt, ...parameters]) file.scope.references[name] = true;
  lower(file, false);
  const { code } = generate(ast, { comments: false, compact: true }, source);
  return `(function(${[rt, ...parameters].join(",")}){"use strict";${file.helperText()}${code}\n})`;
}

/** Lines stay where they are. */
function asItIs(source) {
  return `(function(${["_rt", ...parameters].join(",")}){${source}\n})`;
}

/** {code, asItIs, specifiers}. Throws a SourceError; `parses(code)`: whether Duktape reads the code. */
function compilePackageFile(source, path, parses) {
  const text = source.replace(/^\ufeff/, "").replace(/^#!.*/, "");
  if (/\.json$/.test(path)) {
    const value = JSON.stringify(JSON.parse(text)).replace(/[\u2028\u2029]/g, (it) => `\\u${it.charCodeAt(0).toString(16)}`);
    return { code: asItIs(`module.exports=JSON.parse(${JSON.stringify(value)});`), specifiers: [] };
  }
  const ast = parse(text, path);
  const specifiers = specifiersOf(ast.program);
  if (ast.program.sourceType === "script" && isES5(ast.program)) {
    const code = asItIs(text);
    if (parses(code)) return { code, asItIs: true, specifiers };
  }
  const code = lowered(ast, text, path);
  if (!parses(code)) throw new SourceError("the compiler has made a mistake here: its code does not parse; please report it");
  return { code, specifiers };
}

module.exports = { compilePackageFile };
