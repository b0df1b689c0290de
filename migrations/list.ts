import { Migration20261122000000_spine } from './Migration20261122000000_spine.js';

/** In the order in which they run. */
export const migrations = [{ name: 'Migration20261122000000_spine', class: Migration20261122000000_spine }];
