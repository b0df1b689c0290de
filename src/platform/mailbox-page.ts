import type { ReadMail } from './mailbox.js';

/** All mails, newest first. */
export function mailboxPage(mails: ReadMail[]): string {
  const rows = mails.map(
    (
      mail,
    ) => `<tr><td><time datetime="${mail.at.toISOString()}">${mail.at.toISOString().slice(0, 16).replace('T', ' ')}</time></td>
<td>${escaped(mail.to)}</td><td><a href="/mailbox/${mail.id}">${escaped(mail.subject || '(no subject)')}</a></td></tr>`,
  );
  const table = `<table><thead><tr><th scope="col">Sent (UTC)</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>`;
  return page(
    'Mailbox',
    `<p>No mail server is set (SMTP_URL): what would have been sent stands here.</p>
${mails.length > 0 ? table : '<p>Nothing was sent yet.</p>'}`,
  );
}

/** One mail: both its forms, and its headers. */
export function mailPage(mail: ReadMail): string {
  const headers = Object.entries(mail.headers).map(
    ([name, value]) => `<dt>${escaped(name)}</dt><dd>${linked(value)}</dd>`,
  );
  // the frame has no scripts and no origin; a link in it, once clicked, opens in place of this page
  const html = `<iframe title="HTML form" sandbox="allow-top-navigation-by-user-activation" srcdoc="${escaped(
    `<base target="_top">${mail.html}`,
  )}"></iframe>`;
  return page(
    mail.subject || '(no subject)',
    `<p><a href="/mailbox">All mails</a></p><p>To ${escaped(mail.to)}</p>
<h2>Text</h2><pre>${linked(mail.text)}</pre>
${mail.html ? `<h2>HTML</h2>${html}` : ''}
<details><summary>Headers</summary><dl>${headers.join('\n')}</dl></details>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #ddd;overflow-wrap:anywhere}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f6f6f6;padding:1rem}iframe{width:100%;height:32rem;border:1px solid #ccc}
dd{margin:0 0 .5rem;overflow-wrap:anywhere}dt{font-weight:600}</style></head>
<body><main><h1>${escaped(title)}</h1>
${body}</main></body></html>
`;
}

/** Addresses of pages become links. */
function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)])/)
    .map((part, index) =>
      index % 2 === 1 ? `<a href="${escaped(part)}">${escaped(part)}</a>` : escaped(part),
    )
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
