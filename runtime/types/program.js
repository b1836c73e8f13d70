// One script with the libraries that all share, and a checker for it.
"use strict";

const { es2022, iota } = require("sluice:libraries");

/** What is reported in TypeScript: all that `strict` means, but that types have to be written down. */
const typeScriptOptions = {
  strict: true, noImplicitAny: false, noImplicitThis: false, useUnknownInCatchVariables: false,
};
/** In JavaScript `null` and `undefined` are of every type: nobody wrote down which are. */
const javaScriptOptions = { strict: false, allowJs: true, checkJs: true };
const commonOptions = {
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleDetection: ts.ModuleDetectionKind.Force,
  noLib: true, noEmit: true, skipLibCheck: true, types: [],
};

/** Parses a file, as TypeScript's own program does. */
function parseFile(name, text, kind) {
  const file = ts.createSourceFile(name, text, {
    languageVersion: commonOptions.target,
    setExternalModuleIndicator(it) {
      if (!it.isDeclarationFile) it.externalModuleIndicator = it;
    },
  }, false, kind);
  Object.assign(file, { path: name, resolvedPath: name, originalFileName: name });
  Object.assign(file, { imports: [], ambientModuleNames: [], moduleAugmentations: globalAugmentations(file) });
  return file;
}

/** The names of `declare global { … }`. */
function globalAugmentations(file) {
  return file.statements.filter((it) => ts.isModuleDeclaration(it) && ts.isGlobalScopeAugmentation(it)).map((it) => it.name);
}

// Parsed and bound once: two thirds of the first check. Checkers change nothing in them.
const libraries = [["/es2022.d.ts", es2022], ["/iota.d.ts", iota]].map(([name, text]) => parseFile(name, text, ts.ScriptKind.TS));

class Program {
  constructor(file, isTypeScript) {
    this.file = file;
    const files = [...libraries, file];
    const options = Object.assign({}, commonOptions, isTypeScript ? typeScriptOptions : javaScriptOptions);
    const none = () => undefined;
    this.checker = ts.createTypeChecker({
      getCompilerOptions: () => options,
      getSourceFiles: () => files,
      getSourceFile: none,
      getResolvedTypeReferenceDirectives: () => new Map(),
      getProjectReferenceRedirect: none,
      isSourceOfProjectReferenceRedirect: () => false,
      redirectTargetsMap: new Map(),
      getFileIncludeReasons: () => new Map(),
      getCommonSourceDirectory: () => "/",
      getCurrentDirectory: () => "/",
      useCaseSensitiveFileNames: () => true,
      fileExists: () => false,
      readFile: none,
      typesPackageExists: () => false,
      packageBundlesTypes: () => false,
    });
  }

  /** What TypeScript has to say about the script. */
  diagnostics() {
    return this.checker.getDiagnostics(this.file).filter((it) => it.file === this.file && it.category === ts.DiagnosticCategory.Error);
  }

  /** True if a member of that name is found in some of the types that an expression or a pattern may have. */
  mayHaveMember(node, name) {
    const type = this.checker.getTypeAtLocation(node);
    return (type.flags & ts.TypeFlags.Union) !== 0 && type.types.some((it) => this.checker.getPropertyOfType(it, name));
  }

  /** True if `node` names something that iota.d.ts declares. */
  isOfSdk(node) {
    const symbol = this.checker.getSymbolAtLocation(node);
    return !!symbol && !!symbol.declarations && symbol.declarations.some((it) => ts.getSourceFileOfNode(it) === libraries[1]);
  }
}

module.exports = { Program, commonOptions, parseFile };
