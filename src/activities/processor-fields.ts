import type { ProcessorActivityRow } from './activity-row.js';
import { Level, ofEach, reaches, said, some, type Asked } from './completeness-fields.js';

const { M, R, O } = Level;

/** Art. 30(2), then what authorities' forms for processors add. */
export const ofProcessor: readonly Asked<ProcessorActivityRow>[] = [
  [M, 'processor', (_, world) => reaches(world.profile?.partyId, world)],
  [
    M,
    'controllers',
    ({ controllers }, world) => some(controllers) && controllers.every((one) => reaches(one.partyId, world)),
  ],
  [
    M,
    'controllers.processingCategories',
    ({ controllers }) => some(controllers) && controllers.every((one) => some(one.processingCategories)),
  ],
  // the analysis marks it mandatory for controllers only
  [R, 'owner', ({ owner }) => said(owner)],
  [
    R,
    'controllers.agreement',
    ({ controllers }) => ofEach(controllers, ({ agreementId }) => said(agreementId)),
  ],
  [
    R,
    'controllers.instructions',
    ({ controllers }) => ofEach(controllers, ({ instructions }) => said(instructions)),
  ],
  [R, 'subProcessors', ({ subProcessorIds, recipients }) => some(subProcessorIds) || some(recipients)],
  [R, 'products', ({ productIds }) => some(productIds)],
  [
    O,
    'controllers.endOfContract',
    ({ controllers }) => ofEach(controllers, (one) => said(one.endOfContract)),
  ],
  [
    O,
    'controllers.representative',
    ({ controllers }) => ofEach(controllers, (one) => said(one.representative)),
  ],
  [O, 'controllers.dpo', ({ controllers }) => ofEach(controllers, ({ dpo }) => said(dpo))],
];
