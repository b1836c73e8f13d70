// Duktape needs every feature lowered that a plugin asks about: no browser tables.
exports.isRequired = () => true;
exports.default = () => ({});
