import { expect, it } from '@jest/globals';
import { movedOn } from '../../src/exchange/agreement-entries.js';
import type { RegisterAgreementInput } from '../../src/exchange/register-sections.inputs.js';
import { AgreementSide, ContractKind } from '../../src/law/roles.js';

const entry = (reference: string, ...standings: RegisterAgreementInput['standings'] & object) =>
  ({
    reference,
    title: reference,
    kind: ContractKind.ARTICLE_28,
    side: AgreementSide.CUSTOMER,
    standings,
  }) as RegisterAgreementInput;
const standing = (party: string, since: string, products: string[] = []) => ({ party, since, products });

it('a file that moves a customer to another agreement says until when it stood on the former', () => {
  const entries = movedOn([
    entry('new', standing('alpha', '2026-01-15'), standing('beta', '2026-02-01', ['chat'])),
    entry('old', standing('alpha', '2025-01-01'), standing('beta', '2025-01-01', ['desk'])),
  ]);
  expect(entries.flatMap(({ standings }) => standings?.map(({ until }) => until))).toEqual([
    null,
    null,
    '2026-01-14',
    null,
  ]);
});
