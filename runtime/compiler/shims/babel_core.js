// What plugins use of @babel/core: its configuration and file loading stay out of the bundle.
exports.types = require("@babel/types");
exports.template = require("@babel/template").default;
exports.traverse = require("@babel/traverse").default;
