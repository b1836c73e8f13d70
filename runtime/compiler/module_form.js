// The two forms of a script. Both end as a program whose top level sets `exports.default` to the handler.
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

function isTypeOnly(node) {
  if (node.importKind === "type" || node.exportKind === "type") return true;
  const specifiers = node.specifiers || [];
  return specifiers.length > 0 && specifiers.every((specifier) => specifier.importKind === "type");
}

/** Rewrites the top level of `program`; `exportsName` is the name of the exports object, `imports` an Imports. */
class ModuleForm {
  constructor(exportsName, names, isTypeScript, imports) {
    this.exportsName = exportsName;
    this.isTypeScript = isTypeScript;
    this.names = names;
    this.imports = imports;
  }

  /** True if the source says what its handler is; else the whole source is the handler's body. */
  static isModule(program) {
    return program.body.some((node) =>
      node.type === "ExportDefaultDeclaration" ? node.declaration.type !== "TSInterfaceDeclaration"
        : node.type === "ExportNamedDeclaration" && !node.source && node.specifiers.some((it) => it.exported.name === "default"));
  }

  run(program) {
    this.isModule = ModuleForm.isModule(program);
    this.first = [];
    this.last = [];
    const statements = [];
    for (const node of program.body) {
      const kept = this.statement(node);
      if (kept) statements.push(kept);
    }
    const own = this.isModule ? [...this.first, ...statements, ...this.last] : this.body(program, statements);
    program.body = [...this.imports.statements, ...own];
  }

  /** The script as the body of a handler. */
  body(program, statements) {
    const handler = t.functionExpression(
      null, [t.identifier("event"), t.identifier("context")], t.blockStatement(statements), false, true);
    handler.loc = program.loc;
    return [this.assign(handler)];
  }

  assign(value) {
    const target = t.memberExpression(t.identifier(this.exportsName), t.identifier("default"));
    return t.expressionStatement(t.assignmentExpression("=", target, value));
  }

  /** What stays of a top-level statement; null = nothing. */
  statement(node) {
    switch (node.type) {
      case "ImportDeclaration":
        if (!isTypeOnly(node)) this.imports.declare(node, this.isTypeScript);
        return null;
      case "TSExportAssignment":
        return reject(node, "`export =` is not available: write `export default` before the handler");
      case "TSImportEqualsDeclaration":
        return node.moduleReference.type === "TSExternalModuleReference" ? this.required(node) : node;
      case "ExportAllDeclaration":
        return isTypeOnly(node) ? null : this.reexported(node);
      case "ExportNamedDeclaration":
        return this.named(node);
      case "ExportDefaultDeclaration":
        return this.default(node.declaration);
      default:
        return node;
    }
  }

  /** `import name = require("…")` of TypeScript. */
  required(node) {
    this.imports.see(node, node.moduleReference.expression.value);
    const call = t.callExpression(t.identifier(this.imports.requireName), [node.moduleReference.expression]);
    this.imports.constant(node.id.name, t.inherits(call, node), node);
    return null;
  }

  /** Nobody imports a script. */
  reexported(node) {
    this.imports.see(node, node.source.value);
    return reject(node, "nobody imports a script: `export default` gives its handler, `export … from` does nothing");
  }

  named(node) {
    if (!this.isModule && !node.source && !isTypeOnly(node) && (node.declaration || node.specifiers.length > 0))
      reject(node, "nothing is exported as default: write `export default` before the handler");
    if (node.declaration) return node.declaration;
    if (isTypeOnly(node)) return null;
    if (node.source) return this.reexported(node);
    for (const { local, exported } of node.specifiers) {
      if (exported.name === "default") this.last.push(this.assign(local));
    }
    return null;
  }

  default(declaration) {
    if (t.isClass(declaration)) reject(declaration, "a handler is a function: a class cannot be called, export a function that uses it");
    if (declaration.generator) reject(declaration, "a handler is a function that returns its result: a generator only starts when something goes over it");
    switch (declaration.type) {
      case "TSDeclareFunction":
      case "TSInterfaceDeclaration":
        return declaration.type === "TSInterfaceDeclaration" ? declaration : null;
      case "FunctionDeclaration":
        // Hoisted, as the language has it.
        if (!declaration.id) declaration.id = t.identifier(this.names.next("default"));
        this.first.push(this.assign(t.identifier(declaration.id.name)));
        return declaration;
      default:
        return this.assign(declaration);
    }
  }
}

module.exports = { ModuleForm };
