// `sluice modules add`: what belongs to a package, found as Node and bundlers for browsers find it, each file compiled.
"use strict";

const { exports: exportsOf, imports: importsOf } = require("resolve.exports");
const { describe } = require("./diagnostics");
const { compilePackageFile } = require("./package_file");

const extensions = ["", ".js", ".cjs", ".mjs", ".json"];

/** "/a/b/../c" → "/a/c". */
function normalize(path) {
  const parts = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

const folderOf = (path) => path.slice(0, path.lastIndexOf("/"));

/** A mistake of the one who bundles, or of the package: its message is all there is to say. */
class BundleError extends SyntaxError {}

/** What `lookup` of resolve.exports finds first: CommonJS, since it is more often ES5; else whatever there is. */
function conditional(lookup, pkg, entry) {
  for (const options of [{ browser: true, require: true }, { browser: true }]) {
    try {
      const found = lookup(pkg, entry, options);
      if (found) return found[0];
    } catch (error) {
      // Not there under these conditions.
    }
  }
  return null;
}

class Bundler {
  /** `host`: {readFile(path) → text or undefined, parses(code), compiling(path, count)}. */
  constructor(host) {
    this.host = host;
    this.texts = new Map();
    this.packages = new Map();
    this.files = new Map();
    this.labels = new Map();
    this.missing = [];
  }

  read(path) {
    if (!this.texts.has(path)) this.texts.set(path, this.host.readFile(path));
    return this.texts.get(path);
  }

  /** The package that has `folder` itself, or null. */
  packageIn(folder) {
    if (this.packages.has(folder)) return this.packages.get(folder);
    const text = this.read(`${folder}/package.json`);
    let found = null;
    if (text !== undefined) {
      try {
        const json = JSON.parse(text);
        if (json === null || typeof json !== "object") throw new SyntaxError("it is no object");
        found = { folder, json, browser: json.browser && typeof json.browser === "object" ? json.browser : {} };
      } catch (error) {
        throw new BundleError(`${folder}/package.json cannot be read: ${error.message}`);
      }
    }
    this.packages.set(folder, found);
    return found;
  }

  /** The package that a file belongs to. */
  packageOf(path) {
    for (let folder = folderOf(path); folder; folder = folderOf(folder)) {
      const found = this.packageIn(folder);
      if (found && (found.json.name || found.json.version || found.folder === this.root.folder)) return found;
    }
    return this.root;
  }

  file(path) {
    for (const extension of extensions) if (/\.[cm]?js$|\.json$/.test(path + extension) && this.read(path + extension) !== undefined) return path + extension;
    return null;
  }

  /** A path as `require` reads it: a file, or a folder. */
  fileOrFolder(path) {
    return this.file(path) || this.inFolder(path);
  }

  /** What a folder is as a module. */
  inFolder(path) {
    const inner = this.packageIn(path);
    const main = inner && this.mainOf(inner.json);
    return (main && (this.file(normalize(`${path}/${main}`)) || this.file(normalize(`${path}/${main}/index`)))) || this.file(`${path}/index`);
  }

  mainOf(json) {
    return (typeof json.browser === "string" && json.browser) || json.main || json.module;
  }

  /** The file of a package that `subpath`, "." or "./fp", names; null if there is none. */
  inPackage(pkg, subpath) {
    if (pkg.json.exports !== undefined) {
      const found = conditional(exportsOf, pkg.json, subpath);
      return found && this.file(normalize(`${pkg.folder}/${found}`));
    }
    return this.mapped(pkg, subpath === "." ? this.inFolder(pkg.folder) : this.fileOrFolder(normalize(`${pkg.folder}/${subpath}`)));
  }

  /** What package.json's `browser` puts in a file's place; false = nothing. */
  mapped(pkg, path) {
    if (!path) return path;
    const instead = pkg.browser[`.${path.slice(pkg.folder.length)}`];
    if (instead === undefined) return path;
    return instead === false ? false : this.file(normalize(`${pkg.folder}/${instead}`));
  }

  /** The file that `specifier` means in the file `from`: null if there is none, false if nothing should be. */
  resolve(specifier, from) {
    const pkg = this.packageOf(from);
    if (specifier[0] === ".") {
      const path = normalize(`${folderOf(from)}/${specifier}`);
      return this.mapped(pkg, /(^|\/)\.{0,2}$/.test(specifier) ? this.inFolder(path) : this.fileOrFolder(path));
    }
    if (specifier[0] === "#") {
      const found = conditional(importsOf, pkg.json, specifier);
      return found && this.resolve(found, `${pkg.folder}/package.json`);
    }
    const instead = pkg.browser[specifier];
    if (instead === false) return false;
    if (instead !== undefined) return this.resolve(instead, `${pkg.folder}/package.json`);
    const [, name, rest] = /^((?:@[^/]+\/)?[^/]+)(.*)$/.exec(specifier);
    if (name === pkg.json.name && pkg.json.exports !== undefined) return this.inPackage(pkg, `.${rest}`);
    for (let folder = folderOf(from); ; folder = folderOf(folder)) {
      const found = this.packageIn(`${folder}/node_modules/${name}`);
      if (found) return this.inPackage(found, rest ? `.${rest}` : ".");
      if (!folder) return null;
    }
  }

  /** The name of a file in the bundle: "lodash@4.17.21/lodash.js"; of another copy of the same version "lodash@4.17.21#2/…". */
  label(path) {
    const { folder, json } = this.packageOf(path);
    const version = typeof json.version === "string" ? `@${json.version}` : "";
    const name = `${typeof json.name === "string" ? json.name : this.name}${version}`;
    if (!this.labels.has(folder)) {
      const copies = Array.from(this.labels.values()).filter((it) => it.name === name).length;
      this.labels.set(folder, { name, label: copies ? `${name}#${copies + 1}` : name });
    }
    return this.labels.get(folder).label + path.slice(folder.length);
  }

  /** Compiles `path` and what it needs; returns its label. */
  add(path) {
    const open = [path];
    while (open.length) {
      const next = open.pop();
      if (this.files.has(next)) continue;
      this.host.compiling(this.label(next), this.files.size);
      const { source, specifiers, ...compiled } = this.compile(next);
      const requires = {};
      for (const specifier of specifiers) {
        const found = this.resolve(specifier, next);
        if (found) open.push(found);
        if (found === null) this.missing.push({ file: this.label(next), specifier });
        requires[specifier] = found ? this.label(found) : found;
      }
      this.files.set(next, { path: this.label(next), source, requires, ...compiled });
    }
    return this.label(path);
  }

  compile(path) {
    const source = this.read(path);
    try {
      return { source, ...compiledFile(source, path, this.host.parses) };
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const { message, line, column } = describe(error, source, false);
      throw new BundleError(`${this.label(path)}${line ? `:${line}:${column}` : ""}: ${message}`);
    }
  }

  run({ name, folder, subpaths }) {
    this.name = name;
    this.root = { folder, json: {}, browser: {} };
    const pkg = this.packageIn(folder);
    if (!pkg) throw new BundleError(`${folder} has no package.json: give the folder of a package, such as node_modules/${name}`);
    this.root = pkg;
    const exported = {};
    for (const subpath of [".", ...subpaths.map((it) => `./${it}`)]) {
      const path = this.inPackage(pkg, subpath);
      if (!path) throw new BundleError(subpath === "." ? `package.json of ${folder} names no file that is there as its entry` : `${name} has no "${name}${subpath.slice(1)}"`);
      exported[subpath] = this.add(path);
    }
    // Whatever else the package gives out and is here already.
    const declared = pkg.json.exports && typeof pkg.json.exports === "object" ? Object.keys(pkg.json.exports) : [];
    for (const subpath of declared) {
      if (!/^\.\/[^*]+$/.test(subpath) || exported[subpath]) continue;
      const path = this.inPackage(pkg, subpath);
      if (path && this.files.has(path)) exported[subpath] = this.label(path);
    }
    return { version: typeof pkg.json.version === "string" ? pkg.json.version : "", exports: exported, files: Array.from(this.files.values()), missing: this.missing };
  }
}

/** {code (null if the source runs as it is), specifiers}. */
function compiledFile(source, path, parses) {
  const { code, asItIs, specifiers } = compilePackageFile(source, path, parses);
  return { code: asItIs ? null : code, specifiers };
}

/** {name, folder, subpaths} as JSON → {bundle as JSON} or {error: {message}}. */
function bundle(request, host) {
  try {
    return { bundle: JSON.stringify(new Bundler(host).run(JSON.parse(request))) };
  } catch (error) {
    if (!(error instanceof BundleError)) throw error;
    return { error: { message: error.message } };
  }
}

/** A file of an earlier version's bundle again: {code} or {error: {message}}. */
function compileFile(source, path, parses) {
  try {
    return { code: compiledFile(source, path, parses).code };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { error: { message: error.message } };
  }
}

module.exports = { bundle, compileFile };
