// Node's built-in modules as far as the bundle asks for them.
module.exports = function assert(condition, message) {
  if (!condition) throw new Error(message || "assertion failed");
};
module.exports.ok = module.exports;
module.exports.extname = (path) => (/\.[^./]*$/.exec(path) || [""])[0];
module.exports.basename = (path) => path.replace(/^.*\//, "");
