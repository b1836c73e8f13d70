// Diagnostics in words for a script's author.
"use strict";

/** The reasons that follow a message, each indented under what it explains. */
function textOf(message, depth) {
  if (typeof message === "string") return message;
  const reasons = (message.next || []).map((it) => `\n${"  ".repeat(depth)}${textOf(it, depth + 1)}`);
  return message.messageText + reasons.join("");
}

/** Advice about the project, which scripts have not: `npm i …`, `compilerOptions`. */
function withoutProjectAdvice(text) {
  return text.replace(/ (Do you need to (change your target library|install type definitions)|Try `?npm|Try changing the)[^\n]*/, "");
}

/** Codes that differ in that advice only. */
const withAdvice = { 2550: 2339, 2580: 2304, 2581: 2304, 2582: 2304, 2583: 2304, 2584: 2304, 2591: 2304, 2592: 2304, 2593: 2304 };

/** {code, message} */
function describe(diagnostic) {
  const hints = (diagnostic.relatedInformation || []).filter((it) => it.code === 2773 /* Did you forget to use 'await'? */);
  const message = [textOf(diagnostic.messageText, 1), ...hints.map((it) => textOf(it.messageText, 1))].join(" ");
  return { code: `TS${withAdvice[diagnostic.code] || diagnostic.code}`, message: withoutProjectAdvice(message) };
}

module.exports = { describe };
