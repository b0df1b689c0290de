import { agreementFields, refuseExpired, refuseUncountable } from '../agreements/agreement-facts.js';
import type { AgreementRow, VersionTerms } from '../agreements/agreement-row.js';
import { Refusal } from '../shared/errors.js';
import type { Day } from '../shared/days.js';
import { givenAgreement, keyOf } from './agreement-entries.js';
import { pick } from './party-entries.js';
import type { RegisterNames } from './register-names.js';
import type { RegisterAgreementInput } from './register-sections.inputs.js';

/** An agreement of a file as the register would have it. @throws BAD_USER_INPUT for a standing on no version */
export function agreementOf(
  input: RegisterAgreementInput,
  path: string,
  on: Day,
  names: RegisterNames,
): AgreementRow {
  const said = givenAgreement(input, path, names, undefined);
  const { reference } = said;
  const effectiveFrom = said.effectiveFrom ?? said.signedOn ?? on;
  const own = termsOf({ ...said, effectiveFrom });
  refuseExpired(own.expiresOn, effectiveFrom);
  refuseUncountable(own);
  input.otherVersions?.forEach((version, index) => {
    refuseExpired(version.expiresOn, version.effectiveFrom, `otherVersions.${index}.expiresOn`);
    refuseUncountable(version, `otherVersions.${index}.holidayCalendar`);
  });
  const versions = [...(input.otherVersions ?? []).map((one) => termsOf(one)), own].toSorted((one, other) =>
    one.effectiveFrom < other.effectiveFrom ? -1 : 1,
  );
  if (said.endedOn && said.endedOn < versions[0]!.effectiveFrom)
    throw Refusal.field('endedOn', 'lies before the first version begins');
  input.standings?.forEach(({ since, until }, index) => {
    if (until && until < since) throw Refusal.field(`standings.${index}.until`, 'lies before since');
  });
  const versionId = (terms: VersionTerms) => `${reference} ${terms.effectiveFrom}`;
  return {
    id: reference,
    reference,
    title: said.title,
    kind: said.kind!,
    side: said.side,
    partyId: said.party ?? null,
    endedOn: said.endedOn ?? null,
    versionId: versionId(own),
    ...own,
    standings: (said.standings ?? []).map((standing) => {
      const { party, since, until = null, version } = standing;
      const terms = version
        ? versions.find((one) => one.effectiveFrom === version)
        : versions.findLast((one) => one.effectiveFrom <= since);
      if (!terms) {
        const index = (input.standings ?? []).findIndex((one) => one.since === since);
        throw version
          ? Refusal.field(`standings.${index}.version`, `no version of the agreement begins on ${version}`)
          : Refusal.field(
              `standings.${index}.since`,
              'lies before the first version of the agreement begins',
            );
      }
      return {
        id: `${reference} ${keyOf(standing)}`,
        agreementId: reference,
        versionId: versionId(terms),
        partyId: party,
        since,
        until,
        noticeContacts: standing.noticeContacts ?? [],
        productIds: standing.products ?? [],
        terms,
      };
    }),
  };
}

function termsOf(
  said: Pick<RegisterAgreementInput, (typeof agreementFields)[number] | 'products'> & { effectiveFrom: Day },
): VersionTerms {
  const terms = Object.entries(pick(said, agreementFields)).map(([field, value]) => [field, value ?? null]);
  return {
    ...(Object.fromEntries(terms) as Pick<VersionTerms, (typeof agreementFields)[number]>),
    effectiveFrom: said.effectiveFrom,
    productIds: said.products ?? [],
  };
}
