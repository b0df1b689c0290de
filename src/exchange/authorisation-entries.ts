import type { AuthorisationRow } from '../authorisations/authorisation-on-record.js';
import type { Said } from '../authorisations/list-world.js';
import type { Day } from '../shared/days.js';
import type { KnownRegister } from './known-register.reader.js';
import { plain } from './plain-value.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterInput } from './register.inputs.js';
import type { RegisterAuthorisationInput } from './register-sections.inputs.js';
import { changesOf, type SectionPlan } from './section.js';
import type { Refuse } from './compared-list.js';

type Names = Pick<RegisterNames, 'agreements' | 'parties' | 'subProcessors'>;

/** In the words of a file; undefined where the sub-processor is no longer on the list, so that nothing hangs on it. */
export function entryOfAuthorisation(
  row: AuthorisationRow,
  names: Names,
  prevailing: string,
): RegisterAuthorisationInput | undefined {
  const agreement = names.agreements.wordOf(row.agreementId);
  const customer = names.parties.wordOf(row.customerId);
  const subProcessor = names.subProcessors.wordOf(row.subProcessorId);
  if (!agreement || !customer || !subProcessor) return undefined;
  const { state, decidedOn, by, note } = row;
  const entry = { agreement, customer, subProcessor, state, decidedOn, by, note };
  return plain(entry, prevailing) as RegisterAuthorisationInput;
}

export function givenAuthorisation(
  input: RegisterAuthorisationInput,
  path: string,
  on: Day,
  names: Names,
): RegisterAuthorisationInput {
  return {
    ...input,
    agreement: names.agreements.word(input.agreement, `${path}.agreement`)!,
    customer: names.parties.word(input.customer, `${path}.customer`)!,
    subProcessor: names.subProcessors.word(input.subProcessor, `${path}.subProcessor`)!,
    decidedOn: input.decidedOn ?? on,
  };
}

/** One word of a customer: another one of another day stands beside it. */
function keyOf({ agreement, customer, subProcessor, decidedOn }: RegisterAuthorisationInput): string {
  return JSON.stringify([agreement, customer, subProcessor, decidedOn]);
}

/** What was said cannot be unsaid: nothing ends here. `refuse` hears of a word that stands twice. */
export function compareAuthorisations(
  { authorisations, counting, prevailing, on }: KnownRegister,
  { authorisations: given }: RegisterInput,
  names: Names,
  refuse: Refuse,
): SectionPlan<RegisterAuthorisationInput> {
  const plan: SectionPlan<RegisterAuthorisationInput> = {
    added: [],
    amended: [],
    ended: [],
    unchanged: 0,
    stated: [],
  };
  // of two versions spoken of on one day, the one on the list is what a file speaks of
  const listedLast = authorisations.toSorted(
    (one, other) => Number(counting.has(one.id)) - Number(counting.has(other.id)),
  );
  const known = new Map(
    listedLast.flatMap((row) => {
      const entry = entryOfAuthorisation(row, names, prevailing);
      return entry ? [[keyOf(entry), { id: row.id, entry, stands: false }] as const] : [];
    }),
  );
  const seen = new Set<string>();
  given?.forEach((input, index) => {
    const path = `authorisations.${index}`;
    const entry = givenAuthorisation(input, path, on, names);
    const key = keyOf(entry);
    if (seen.has(key))
      refuse({ path, message: 'says of one day twice what the same customer said: keep the last word' });
    seen.add(key);
    const before = known.get(key);
    plan.stated.push({ entry, path, known: before });
    if (!before) return plan.added.push({ entry, path });
    const changes = changesOf(before.entry, entry, prevailing);
    if (changes.length > 0) plan.amended.push({ entry, path, known: before, changes });
    else plan.unchanged += 1;
  });
  if (given) plan.unchanged += [...known.keys()].filter((key) => !seen.has(key)).length;
  return plan;
}

/** What counts on the day of a file: of each customer, agreement and sub-processor the last word by then. */
export function lastWords(said: readonly RegisterAuthorisationInput[], on: Day) {
  const last = new Map<string, Said>();
  for (const { agreement, customer, subProcessor, state, decidedOn } of said.toSorted((one, other) =>
    (one.decidedOn ?? on) < (other.decidedOn ?? on) ? -1 : 1,
  ))
    if ((decidedOn ?? on) <= on)
      last.set(JSON.stringify([agreement, customer, subProcessor]), {
        agreementId: agreement,
        customerId: customer,
        // of a file an engagement has one version, which bears its name
        versionId: subProcessor,
        state,
        decidedOn: decidedOn ?? on,
      });
  return [...last.values()];
}
