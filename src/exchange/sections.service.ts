import { Injectable } from '@nestjs/common';
import { ActivitySection } from './activity-section.service.js';
import { AgreementSection } from './agreement-section.service.js';
import type { ComparedSections } from './compared-sections.js';
import { PartySection } from './party-section.service.js';
import { PolicySection } from './policy-section.service.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import { TransferSection } from './transfer-section.service.js';

/** Brings the sections of a register to what a file says, through the rooms. Within the transaction of the file. */
@Injectable()
export class SectionsService {
  constructor(
    private readonly named: PartySection,
    private readonly agreements: AgreementSection,
    private readonly transfers: TransferSection,
    private readonly policies: PolicySection,
    private readonly activities: ActivitySection,
  ) {}

  async parties(compared: ComparedSections, input: ApplyRegisterInput): Promise<void> {
    await this.named.parties(compared.parties, input);
  }

  /** `engaged`: the id of each sub-processor on the list, by the word that stands for it. */
  async apply(
    compared: ComparedSections,
    input: ApplyRegisterInput,
    engaged: ReadonlyMap<string, string>,
  ): Promise<void> {
    await this.named.profile(compared, input);
    await this.agreements.apply(compared.agreements, input);
    await this.agreements.authorise(compared.authorisations, input, engaged);
    await this.transfers.apply(compared.transfers, input, engaged);
    await this.policies.apply(compared.policies, input);
    await this.activities.apply(compared.activities, input, engaged);
  }
}
