// Some customers order by e-mail. Reads header and body of a plain text mail: sender, order lines in a few spellings,
// a wished date; what is quoted from an older mail and the signature are left alone.

interface Mail {
  from: { name?: string; address: string };
  subject: string;
  body: string[];
}

interface OrderLine {
  quantity: number;
  article: string;
}

function readMail(raw: string): Mail {
  const [head, ...rest] = raw.replace(/\r\n/g, '\n').split('\n\n');
  const headers = new Map<string, string>();
  // A header that begins with a space goes on from the line before.
  for (const [, name, value] of head.replace(/\n[ \t]+/g, ' ').matchAll(/^([\w-]+):\s*(.*)$/gm)) {
    headers.set(name.toLowerCase(), value);
  }
  const sender = /^(?:"?(?<name>[^"<]*?)"?\s*<)?(?<address>[^<>\s]+@[^<>\s]+)>?$/.exec(headers.get('from') ?? '');
  if (!sender?.groups) throw new iota.PermanentError(`no sender in "${headers.get('from') ?? ''}"`);
  const { name, address } = sender.groups;
  return { from: { name, address }, subject: headers.get('subject') ?? '', body: rest.join('\n\n').split('\n') };
}

// "3 x LAMP-2", "3 pcs. of LAMP-2" and "LAMP-2: 3".
const patterns = [
  /^(?<quantity>\d+)\s*(?:x|×|pcs\.?(?: of)?)\s+(?<article>[A-Z]+-\d+)/i,
  /^(?<article>[A-Z]+-\d+)\s*[:=]\s*(?<quantity>\d+)/i,
];

function orderLines(body: string[]): OrderLine[] {
  const found: OrderLine[] = [];
  lines: for (const line of body) {
    if (line.startsWith('>')) continue; // quoted
    if (line.trimEnd() === '--') break; // the signature begins
    const text = line.replace(/^[\s*•-]+/, '');
    for (const pattern of patterns) {
      const match = pattern.exec(text);
      if (!match?.groups) continue;
      const article = match.groups.article.toUpperCase();
      found.push({ article, quantity: Number(match.groups.quantity) });
      continue lines; // the first pattern that fits will do
    }
  }
  return found;
}

export default function (event: { data: { raw: string } }) {
  const { from, subject, body } = readMail(event.data.raw);
  const lines = orderLines(body);
  if (lines.length === 0) console.warn(`nothing ordered in "${subject}"`);

  // The same article on two lines is one position.
  const positions = new Map<string, number>();
  for (const { article, quantity } of lines) positions.set(article, (positions.get(article) ?? 0) + quantity);

  const wish = /\b(?:by|until|before)\s+(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})/.exec(body.join(' '));
  const { year, month, day } = wish?.groups ?? {};
  return {
    customer: from.name ?? from.address,
    reply: `Re: ${subject.replace(/^(?:(?:re|fwd?|aw):\s*)+/i, '')}`,
    positions: Object.fromEntries(positions),
    deliverBy: year ? [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-') : null,
  };
}
