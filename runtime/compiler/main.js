// The compiler's entries: a script's source text in, ES5 text and mappings out; a package's folder in, its files as ES5 out.
"use strict";

const parser = require("@babel/parser");
require("./fast_traverse");
require("./scope_updates");
const { lineOfItsOwn } = require("./positions");
const generate = require("@babel/generator").default;
const t = require("@babel/types");
const { Coroutines } = require("./coroutines");
const { FreshNames, checkNames, identifiersOf } = require("./names");
const { checkSharedNames, sharedNames } = require("./namespaces");
const { ModuleForm } = require("./module_form");
const { ScriptFile } = require("./file");
const { checkGlobals } = require("./global_names");
const { SourceError, describe, reject } = require("./diagnostics");
const { AllowedModules, Imports, valueNames } = require("./imports");
const { lower } = require("./lower");
const { bundle, compileFile } = require("./bundler");
const { eraseTypes } = require("./type_syntax");
const { usesOf } = require("./uses");

function parse(source, isTypeScript) {
  return parser.parse(source, {
    sourceType: "module",
    allowReturnOutsideFunction: true,
    attachComment: false,
    plugins: isTypeScript ? ["typescript"] : [],
  });
}

/** True if `source` would be TypeScript. */
function isTypeScriptSource(source) {
  try {
    parse(source, true);
    return true;
  } catch (error) {
    return false;
  }
}

/** A `return` at the top level means a body; a module has no use for it. */
function checkReturns(program) {
  if (!ModuleForm.isModule(program)) return;
  const find = (node) => {
    if (!node || typeof node.type !== "string" || t.isFunction(node) || t.isClass(node)) return;
    if (node.type === "ReturnStatement") reject(node, "`return` outside a function: with `export default`, only functions return");
    if (!t.isStatement(node) && !t.isSwitchCase(node) && !t.isCatchClause(node) && !t.isProgram(node)) return;
    for (const key of t.VISITOR_KEYS[node.type]) [].concat(node[key]).forEach(find);
  };
  find(program);
}

/** Where the parser gave up; null if it went through. */
function parserPosition() {
  const { state } = parser.lastParser;
  return state.type === parser.tokTypes.eof ? null : state.startLoc;
}

/** The start of what lies deepest in a tree that no function can walk. */
function deepestPosition(ast) {
  let deepest = null;
  let most = -1;
  const open = [{ node: ast.program, depth: 0, loc: null }];
  while (open.length) {
    const { node, depth, loc } = open.pop();
    const here = node.loc || loc;
    if (depth >= most && here) {
      most = depth;
      deepest = here.start;
    }
    for (const key of t.VISITOR_KEYS[node.type] || []) {
      const child = node[key];
      if (Array.isArray(child)) child.forEach((it) => it && open.push({ node: it, depth: depth + 1, loc: here }));
      else if (child) open.push({ node: child, depth: depth + 1, loc: here });
    }
  }
  return deepest;
}

/** Runs `step`; names `position()` if that takes more stack than there is. */
function withinStack(step, position) {
  try {
    return step();
  } catch (error) {
    if (error instanceof RangeError) throw new SourceError("the source is nested too deeply here", position());
    throw error;
  }
}

function compileOrThrow(source, filename, isTypeScript, allowed) {
  const ast = withinStack(() => parse(source, isTypeScript), parserPosition);
  return withinStack(() => lowerTree(ast, source, filename, isTypeScript, allowed), () => deepestPosition(ast));
}

function lowerTree(ast, source, filename, isTypeScript, allowed) {
  ast.program.interpreter = null;
  const taken = identifiersOf(ast);
  checkNames(ast, taken);
  const names = new FreshNames(taken);
  const parameters = ["rt", "exports", "require"].map((hint) => names.next(hint));
  if (isTypeScript) eraseTypes(ast.program);
  const shared = isTypeScript && /\b(?:namespace|module)\b/.test(source) ? sharedNames(ast.program) : null;
  checkReturns(ast.program);
  const values = isTypeScript ? valueNames(ast.program) : null;
  const imports = new Imports(allowed, parameters[2], names, (name) => values.has(name));
  new ModuleForm(parameters[1], names, isTypeScript, imports).run(ast.program);
  new Coroutines(parameters[0], names).run(ast.program);
  const file = new ScriptFile(source, ast, filename, parameters[0], names.prefix("_h$"));
  if (shared) checkSharedNames(shared, file.scope.globals);
  lineOfItsOwn(checkGlobals(ast.program, file.scope.globals, imports));
  const requires = allowed.packages.length > 0 && file.scope.globals.require !== undefined;
  for (const name of parameters) file.scope.references[name] = true;
  lower(file, isTypeScript);
  return print(file, parameters, imports.imported, requires ? `var require=${parameters[2]};` : "");
}

/** The lowered program as one function expression. Its first line holds what is not the author's; it begins with the modules
 * that the program imports, so that its heaps know (compiled_script::modules() reads them). */
function print(file, parameters, imported, declarations) {
  const { ast } = file;
  const output = generate(ast, { sourceMaps: true, sourceFileName: file.opts.filename, comments: false }, file.code);
  const modules = imported.size ? `/*modules ${Array.from(imported).join(" ")}*/` : "";
  const head = `${modules}(function(${parameters.join(",")}){"use strict";${declarations}${file.helperText()}`;
  const map = {
    version: 3,
    sources: [file.opts.filename],
    sourcesContent: [file.code],
    names: output.map.names,
    mappings: `;${output.map.mappings}`,
  };
  return { code: `${head}\n${output.code}\n})`, map: JSON.stringify(map) };
}

let allowedText = "";
let allowedModules = new AllowedModules([]);

/** `modules`: what may be imported, a specifier a line. Scripts compiled one after the other mostly have the same. */
function allowedOf(modules) {
  if (modules !== allowedText) allowedModules = new AllowedModules(modules.split("\n").filter(Boolean));
  allowedText = modules;
  return allowedModules;
}

/** Returns {code, map} or {error: {message, line, column}}. */
function compile(source, filename, isTypeScript, modules) {
  try {
    return compileOrThrow(source, filename, isTypeScript, allowedOf(modules));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { error: describe(error, source, !isTypeScript && error.code === "BABEL_PARSER_SYNTAX_ERROR" && isTypeScriptSource(source)) };
  }
}

/** What a script that compiles uses, as JSON (uses.js). */
function uses(source, isTypeScript) {
  return JSON.stringify(usesOf(parse(source, isTypeScript).program));
}

module.exports = { bundle, compile, compileFile, uses };
