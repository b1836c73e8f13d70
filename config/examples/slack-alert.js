// Turns a monitoring alert into a Slack message of blocks: a heading with a colour, the facts as fields, buttons.

const severities = {
  critical: { emoji: ':rotating_light:', color: '#d00000' },
  warning: { emoji: ':warning:', color: '#f2a600' },
  info: { emoji: ':information_source:', color: '#3574f0' },
};

// A tagged template: what is filled in has its &, < and > escaped, as Slack wants, and none is forgotten.
function mrkdwn(strings, ...values) {
  const escape = value => String(value).replace(/[&<>]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
  return { type: 'mrkdwn', text: String.raw({ raw: strings }, ...values.map(escape)) };
}

// 5445 → "1 h 30 min": the two largest units that count.
function duration(seconds) {
  const units = [['d', 86400], ['h', 3600], ['min', 60], ['s', 1]];
  const parts = [];
  for (const [unit, size] of units) {
    const count = Math.floor(seconds / size);
    seconds %= size;
    if (count > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

const field = (name, value) => mrkdwn`*${name}*\n${value}`;

const button = ([text, url]) => ({ type: 'button', text: { type: 'plain_text', text }, url });

export default function ({ time, data: alert }) {
  const { title, severity = 'info', service, labels = {}, value, threshold, startedAt, links = {} } = alert;
  const { emoji, color } = severities[severity] ?? severities.info;
  const seconds = (Date.parse(time) - Date.parse(startedAt)) / 1000;
  const resolved = alert.status === 'resolved';

  const fields = [
    field('Service', service),
    field(resolved ? 'Lasted' : 'Since', duration(seconds)),
    ...(value !== undefined ? [field('Value', `${value} (limit ${threshold ?? 'none'})`)] : []),
    ...Object.entries(labels).sort().map(([name, label]) => field(name, label)),
  ].slice(0, 10); // Slack takes ten

  const blocks = [
    { type: 'section', text: mrkdwn`${resolved ? ':white_check_mark:' : emoji} *${title}*` },
    { type: 'section', fields },
  ];
  const buttons = Object.entries(links).map(button);
  if (buttons.length) blocks.push({ type: 'actions', elements: buttons });

  return {
    channel: labels.team ? `#alerts-${labels.team}` : '#alerts',
    text: `${title} (${service})`, // for notifications, which show no blocks
    attachments: [{ color: resolved ? '#2eb67d' : color, blocks }],
  };
}
