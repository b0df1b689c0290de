/**
 * Tables whose writes are not recorded, each with the reason. Every other table is: a test compares this list and the
 * triggers with the catalogue.
 */
export const uncovered: Record<string, string> = {
  change: 'the history itself',
  subscription: 'personal data of subscribers, erased on leaving; a history would keep it',
  notified_customer:
    'written once, by thousands: sealed by count and digest in the notice that announced them',
  delivery: 'results are sealed by count and digest in the notice that announced them',
  attempt: 'as delivery',
  suppression: 'keyed hashes of addresses, gone when lifted; a history would keep them',
  message: 'its words are rendered from the content frozen in the notice, which holds their digests',
  event:
    'derived, in one transaction, from rows that are covered; append-only itself: the database refuses to change or delete one',
  webhook_delivery: 'derived from events; what became of each try is a row of its own',
  webhook_attempt: 'a log already: written once for each try',
  proof_key: 'a sealed secret: secrets never enter history',
  acknowledgement: 'hashes that stand for accounts of products, erased on request; a history would keep them',
  rate_limit: 'counters',
  task: 'claims of periodic work',
  mailbox_mail: 'development only; would be mail on its way',
  mikro_orm_migrations: 'kept by the migrator, before history exists',
};

/** Rows of no organisation (keys for all, facts of law) stand in this chain. */
export const SYSTEM_CHAIN = '00000000-0000-0000-0000-000000000000';
