import { Injectable } from '@nestjs/common';
import { Refusal } from '../shared/errors.js';
import type { Notice } from '../notices/notice.entity.js';
import { Announcing } from '../notices/announcing.js';
import { Database } from '../platform/database.js';
import { ListSection } from './list-section.service.js';
import type { ApplyRegisterInput } from './register.inputs.js';
import { RegistersReader, type ComparedRegister } from './registers.reader.js';
import { refuseAll } from './section.js';
import { SectionsService } from './sections.service.js';

/** Brings the register to what a register file says, all or nothing. */
@Injectable()
export class RegistersService {
  constructor(
    private readonly database: Database,
    private readonly registers: RegistersReader,
    private readonly lists: ListSection,
    private readonly sections: SectionsService,
    private readonly announcing: Announcing,
  ) {}

  /** What was done, and the notice that told of it. @throws as the single acts do; nothing is written then */
  apply(input: ApplyRegisterInput): Promise<{ compared: ComparedRegister; notice: Notice | null }> {
    if (input.baseline && input.announce)
      throw Refusal.field('announce', 'does not go with baseline, of which nobody is told: choose one');
    return this.database.transaction(async () => {
      const compared = await this.registers.compare(input);
      refuseAll(compared.refused);
      const organisation = await this.lists.organisation(compared, input);
      // parties come first, so that what names them finds them; a sub-processor that is among them is that party
      await this.sections.parties(compared, input);
      const engaged = await this.lists.list(compared, organisation, input);
      await this.sections.apply(compared, input, engaged);
      const notice = input.announce ? await this.announcing.atOnce(organisation) : null;
      return { compared, notice };
    });
  }
}
