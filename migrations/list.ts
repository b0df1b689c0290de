import { Migration20261122000000_spine } from './Migration20261122000000_spine.js';

/** In the order in which they run. */
export const migrations = [{ name: 'Migration20261122000000_spine', class: Migration20261122000000_spine }];

/** How many of them a release carries. Those are never written again: from then on a change of tables is a new migration. */
export const releasedMigrations: number = 0;
