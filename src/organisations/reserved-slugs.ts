/** First path segments that are routes of the server: an organisation of that name could not be reached. */
export const reservedSlugs = new Set([
  'graphql',
  'health',
  'metrics',
  'mailbox',
  'mailbox.json',
  'inbound',
  'assets',
  'schemas',
  'api',
  'docs',
  'admin',
  'login',
  'robots.txt',
  'favicon.ico',
  'sitemap.xml',
  'well-known',
]);
