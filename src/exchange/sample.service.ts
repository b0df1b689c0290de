import { Injectable } from '@nestjs/common';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { runAs, systemContext } from '../platform/context.js';
import { validationPipe } from '../platform/input-pipe.js';
import { addDays } from '../shared/days.js';
import { Refusal } from '../shared/errors.js';
import { ApplyRegisterInput } from './register.inputs.js';
import { RegistersService } from './registers.service.js';
import { SampleGrowth } from './sample-growth.js';

/** How many days ago the sample register began. */
const AGE = 400;

/**
 * Builds the sample organisation as it would have grown: through the services, on the days on which it would have happened.
 * The history says so: act `sample`, and of every instant that a clock supplied it.
 */
@Injectable()
export class SampleService {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly registers: RegistersService,
    private readonly growth: SampleGrowth,
    private readonly clock: Clock,
  ) {}

  /** True when it was built; false when it was there before: then it is left alone. Nothing else may run meanwhile. */
  load(): Promise<boolean> {
    return runAs(systemContext('sample'), async () => {
      const input = await sampleFile();
      const { slug, timeZone = 'UTC' } = input.organisation;
      if (await this.exists(slug)) return false;
      const today = this.clock.today(timeZone);
      const start = addDays(today, -AGE);
      await this.clock.during(new Date(`${start}T09:00:00Z`), () =>
        this.registers.apply({ ...input, on: start, baseline: true, announce: false }),
      );
      await this.growth.grow(await this.organisations.bySlug(slug), start, today);
      return true;
    });
  }

  private async exists(slug: string): Promise<boolean> {
    try {
      await this.organisations.bySlug(slug);
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return false;
      throw error;
    }
  }
}

/** The register as it stood at first: one of the examples. */
async function sampleFile(): Promise<ApplyRegisterInput> {
  const content: unknown = parse(readFileSync(exampleNamed('acme-helpdesk.yaml'), 'utf8'));
  return (await validationPipe().transform(content, {
    type: 'body',
    metatype: ApplyRegisterInput,
  })) as ApplyRegisterInput;
}

/** The examples stand beside `src`, and beside `dist` where this was built into. */
function exampleNamed(name: string): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'examples', name);
    if (existsSync(file) || folder === dirname(folder)) return file;
  }
}
