// What we change in Babel's packages while they are bundled. Each change names text that has to be there, once, in
// the file it is made in: a new version of Babel that has not got it stops the build.
import { readFileSync } from "node:fs";

/** By the end of a file's path: [what to replace, with what]. */
const patches = {
  // main.js asks the last parser where it was.
  "@babel/parser/lib/index.js": [
    ["  return new cls(options, input, pluginsMap);\n", "  return exports.lastParser = new cls(options, input, pluginsMap);\n"],
  ],
};

function patched(name, text) {
  return patches[name].reduce((result, [before, after]) => {
    const parts = result.split(before);
    if (parts.length !== 2) throw new Error(`${name} has changed: adapt babel_patches.mjs: ${JSON.stringify(before)}`);
    return parts.join(after);
  }, text);
}

/** An esbuild plugin. */
export const babelPatches = {
  name: "babel-patches",
  setup(context) {
    const made = new Set();
    context.onLoad({ filter: /@babel\/.*\.js$/ }, ({ path }) => {
      const name = Object.keys(patches).find((end) => path.endsWith(`/node_modules/${end}`));
      if (!name) return undefined;
      made.add(name);
      return { contents: patched(name, readFileSync(path, "utf8")) };
    });
    context.onEnd(() => {
      const missed = Object.keys(patches).filter((name) => !made.has(name));
      if (missed.length) throw new Error(`babel_patches.mjs: the bundle has no ${missed.join(", ")}`);
    });
  },
};
