/** What mail servers send back, as they write it. */
export interface Returned {
  to?: string;
  /** Fields about the mail, beside the reporter. */
  mail?: string[];
  /** Fields of each recipient. */
  recipients?: string[][];
  type?: string;
  headers?: string[];
}

const lines = (...all: string[]) => all.join('\r\n');

/** RFC 3464, or RFC 6533 by another `type`. */
export function failure({
  to = 'bounce@acme.example',
  mail = [],
  recipients = [],
  type,
  headers = [],
}: Returned) {
  return lines(
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.com>',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Auto-Submitted: auto-replied',
    ...headers,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="R1"',
    '',
    '--R1',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'I am sorry to have to inform you that your message could not be delivered.',
    '',
    '--R1',
    `Content-Type: ${type ?? 'message/delivery-status'}`,
    '',
    'Reporting-MTA: dns; mx.example.com',
    'Arrival-Date: Sun, 1 Mar 2026 09:00:00 +0000',
    ...mail,
    '',
    ...recipients.flatMap((fields) => [...fields, '']),
    '--R1',
    'Content-Type: message/rfc822',
    '',
    'From: no-reply@acme.example',
    'Subject: Notice',
    '',
    'words',
    '--R1--',
    '',
  );
}

export const unknownUser = [
  'Final-Recipient: rfc822; ada@example.com',
  'Action: failed',
  'Status: 5.1.1',
  'Remote-MTA: dns; mx.example.com',
  'Diagnostic-Code: smtp; 550 5.1.1 <ada@example.com>: Recipient address rejected:',
  '    User unknown in virtual mailbox table',
];

/** RFC 5965. */
export function complaint(fields: string[], to = 'abuse@acme.example') {
  return lines(
    'From: <feedback@provider.example>',
    `To: <${to}>`,
    'Subject: FW: Notice',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="C1"',
    '',
    '--C1',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '--C1',
    'Content-Type: message/feedback-report',
    '',
    'User-Agent: SomeGenerator/1.0',
    'Version: 1',
    ...fields,
    '',
    '--C1',
    'Content-Type: message/rfc822',
    '',
    'From: no-reply@acme.example',
    'Subject: Notice',
    '',
    'words',
    '--C1--',
    '',
  );
}

/** RFC 3834. */
export const holiday = (to: string) =>
  lines(
    'From: Ada <ada@example.com>',
    `To: ${to}`,
    'Subject: Out of office',
    'Auto-Submitted: auto-replied',
    'Content-Type: text/plain',
    '',
    'Status: 5.1.1',
    'Action: failed',
    '',
  );
