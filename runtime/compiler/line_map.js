// The source map as the generator makes it: front to back, from one source. Stands in for Babel's, which can be
// written in any order and takes a third of the time of printing.
"use strict";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** A number in base64 VLQ. */
function encode(number) {
  let bits = number < 0 ? (-number << 1) | 1 : number << 1;
  let text = "";
  do {
    const digit = bits & 31;
    bits >>>= 5;
    text += digits[bits > 0 ? digit | 32 : digit];
  } while (bits > 0);
  return text;
}

const nearest = 600;
const encoded = [];
for (let number = -nearest; number <= nearest; ++number) encoded.push(encode(number));

function vlq(number) {
  return number >= -nearest && number <= nearest ? encoded[number + nearest] : encode(number);
}

/** Stands in for @babel/generator's SourceMap. A segment that says what the one before it says is left out. */
class LineMap {
  constructor() {
    this.text = [];
    this.line = 1;
    this.segments = 0; // of this line
    this.mapped = false; // whether the last one is
    this.column = 0;
    this.sourceLine = 1;
    this.sourceColumn = 0;
    this.name = -1; // of the last segment
    this.lastName = 0;
    this.names = [];
    this.nameIndexes = Object.create(null);
  }

  /** The text at `generated` came from there, or, without `line`, from nowhere. */
  mark(generated, line, column, identifierName) {
    while (this.line < generated.line) {
      this.text.push(";");
      ++this.line;
      this.segments = 0;
      this.column = 0;
    }
    const unmapped = line === undefined || line === null;
    if (unmapped) {
      if (this.segments === 0 || !this.mapped) return;
      this.start(generated.column);
      this.mapped = false;
      return;
    }
    const name = identifierName ? this.nameIndex(identifierName) : -1;
    if (this.segments > 0 && this.mapped && line === this.sourceLine && column === this.sourceColumn && name === this.name) return;
    this.start(generated.column);
    this.text.push("A", vlq(line - this.sourceLine), vlq(column - this.sourceColumn));
    this.sourceLine = line;
    this.sourceColumn = column;
    this.mapped = true;
    this.name = name;
    if (name >= 0) {
      this.text.push(vlq(name - this.lastName));
      this.lastName = name;
    }
  }

  start(column) {
    if (this.segments++ > 0) this.text.push(",");
    this.text.push(vlq(column - this.column));
    this.column = column;
  }

  nameIndex(name) {
    const known = this.nameIndexes[name];
    if (known !== undefined) return known;
    this.names.push(name);
    return (this.nameIndexes[name] = this.names.length - 1);
  }

  get() {
    let end = this.text.length;
    while (end > 0 && this.text[end - 1] === ";") --end;
    return { names: this.names, mappings: this.text.slice(0, end).join("") };
  }

  getDecoded() {}
}

module.exports = { LineMap };
