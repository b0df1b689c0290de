import { adequacyRules } from './adequacy.rules.js';
import { derogationRules } from './derogation.rules.js';
import { destinationRules } from './destination.rules.js';
import type { TransferRule } from './rule-world.js';
import { safeguardRules } from './safeguard.rules.js';
import { sccRules } from './scc.rules.js';

/** Every rule that judges a transfer by itself, in the order of their ids. */
export const transferRules: readonly TransferRule[] = [
  ...destinationRules,
  ...adequacyRules,
  ...sccRules,
  ...safeguardRules,
  ...derogationRules,
].sort((one, other) => one.id.localeCompare(other.id));
