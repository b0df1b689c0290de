/** Every environment variable that Ropewalk reads: name → meaning. The README's table is compared with it by a test. */
export const environment = {
  PORT: 'TCP port to listen on (3000).',
  HOST: 'Address to listen on (127.0.0.1).',
  DATA_DIR: 'Folder of the embedded database and of the generated secret (./data).',
  DATABASE_URL:
    'PostgreSQL server to use instead of the embedded database: `postgresql://user:password@host/name`.',
  MIGRATION_DATABASE_URL: 'The same database as its owner, for migrations (DATABASE_URL).',
  DATABASE_POOL: 'Connections to the PostgreSQL server per process (10).',
  SMTP_URL:
    'Mail server, `smtp://user:password@host:587`; without it, and outside production, mails go to /mailbox.',
  SMTP_CONNECTIONS: 'Open connections to the mail server per process (10).',
  SMTP_TIMEOUT: 'Seconds after which a silent mail server counts as lost (30).',
  MAIL_FROM:
    'Sender address of all mails, whose domain their Message-IDs name (no-reply@<host of PUBLIC_URL>).',
  DKIM_DOMAIN: 'Domain that signs the mails (DKIM), that of MAIL_FROM or above it; without it, no signature.',
  DKIM_SELECTOR: 'Selector of the signing key: its public half stands at `<selector>._domainkey.<domain>`.',
  DKIM_KEY:
    'Private RSA key that signs: PEM, its line breaks as `\\n` or as they are, or the path of a file.',
  BOUNCE_ADDRESS:
    'Address that reports of failure return to, `bounce@example.com`: each mail gets one of its own, `bounce+<token>@example.com`.',
  INBOUND_TOKEN:
    'Bearer token of POST /inbound/mail, which takes those reports in; without it there is no such route. Needs BOUNCE_ADDRESS.',
  PUBLIC_URL: 'Address under which readers reach the public pages (http://127.0.0.1:PORT).',
  SECRET:
    'Secrets for tokens and address keys, comma separated, newest first (generated into DATA_DIR outside production).',
  PROOF_KEY:
    'Ed25519 private key (PEM, or path of a PEM file) that signs proofs of notices (generated at the first proof, kept sealed with SECRET in the database).',
  ROPEWALK_ADMIN_KEY: 'Admin key to create at the first start instead of a printed random one.',
  ROPEWALK_KEY: 'Key that the command line sends.',
  ROLE: '`all` (default), `web` or `worker`; the last two need DATABASE_URL.',
  TRUST_PROXY:
    'Addresses of proxies whose X-Forwarded-For is believed, comma separated; `true` for any (none).',
  WEBHOOK_ALLOW:
    'Networks of your own that webhooks may call, as CIDRs, comma separated: `10.1.0.0/16` (none: only the internet).',
  CLOCK:
    'The time the process believes it is when it starts, `YYYY-MM-DD` or an instant; outside production only.',
  METRICS_TOKEN:
    'Bearer token that /metrics asks for; without it /metrics answers only on the loopback address.',
  LOG_LEVEL: '`error`, `warn`, `log` (default), `debug`.',
  NODE_ENV: '`production` makes SECRET, PUBLIC_URL and SMTP_URL mandatory.',
} as const;

export type Name = keyof typeof environment;
