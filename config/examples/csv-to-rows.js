// Turns the text of a CSV file into objects, one a row. Splitting at commas will not do: a quoted field may hold
// commas, line breaks and doubled quotes. This reads character by character, as RFC 4180 describes.

// Yields each record as an array of texts. A generator: a large file is never held as rows all at once.
function* records(text, separator = ',') {
  let record = [];
  let field = '';
  let quoted = false;

  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') field += text[++i]; // "" is one quote
      else quoted = false;
    } else if (char === '"' && field === '') {
      quoted = true;
    } else if (char === separator) {
      record.push(field);
      field = '';
    } else if (char === '\n' || char === '\r') {
      if (char === '\r' && text[i + 1] === '\n') i++;
      yield [...record, field];
      [record, field] = [[], ''];
    } else {
      field += char;
    }
  }
  if (quoted) throw new iota.PermanentError('the file ends inside a quoted field');
  if (field !== '' || record.length > 0) yield [...record, field]; // no line break at the end
}

// Numbers and truth values as such; everything else stays text. "007" is an article number, not 7.
function typed(text) {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? Number(text) : text;
}

export default function (event) {
  const { file, separator, csv } = event.data;
  const [header, ...body] = records(csv.replace(/^\uFEFF/, ''), separator); // Excel likes to begin with a mark
  const columns = header.map(name => name.trim().toLowerCase().replace(/\W+/g, '_'));

  const rows = [];
  const problems = [];
  for (const [index, record] of body.entries()) {
    if (record.length === 1 && record[0] === '') continue; // an empty line
    if (record.length !== columns.length) {
      problems.push(`record ${index + 2}: ${record.length} fields instead of ${columns.length}`);
      continue;
    }
    rows.push(Object.fromEntries(columns.map((column, i) => [column, typed(record[i])])));
  }
  for (const problem of problems) console.warn(`${file}: ${problem}`);
  return { file, columns, rows, problems };
}
