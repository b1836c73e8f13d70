// Diagnostics carry a position; the engine prints the excerpt itself.
exports.codeFrameColumns = () => "";
