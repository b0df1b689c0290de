import { Args, ArgsType, Field, Query, Resolver } from '@nestjs/graphql';
import { GraphQLScalarType } from 'graphql';
import { IsOptional, IsString } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database.js';
import { AsOfArgs, momentOf } from '../platform/moment.js';
import { IsDay } from '../platform/validation.js';
import { DayScalar } from '../shared/scalars.js';
import { KnownRegisterReader } from './known-register.reader.js';
import { registerFileOf, type RegisterFile } from './register-words.js';

const RegisterFileScalar = new GraphQLScalarType<RegisterFile, RegisterFile>({
  name: 'RegisterFile',
  description:
    'A whole register as a JSON object, worded as a register file (`RegisterInput`): written as YAML or JSON it reads back as no change.',
  serialize: (value) => value as RegisterFile,
});

@ArgsType()
class RegisterFileArgs extends AsOfArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;

  @Field(() => DayScalar, {
    nullable: true,
    description: 'The day, past or coming; default: today in the time zone of the organisation.',
  })
  @IsOptional()
  @IsDay()
  on?: string;
}

@Resolver()
export class RegisterFileResolver {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly register: KnownRegisterReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => RegisterFileScalar, {
    description: 'The whole register on a day, drafts included, as a register file. Errors: NOT_FOUND.',
  })
  @Allow('register:read')
  registerFile(@Args() args: RegisterFileArgs): Promise<RegisterFile> {
    // one transaction: sections that name each other were read at one instant
    return this.database.read(async () => {
      const organisation = await this.organisations.bySlug(args.organisation);
      const products = await this.organisations.products(organisation.id);
      const { on, asOf } = momentOf(args, organisation, this.clock);
      const known = await this.register.read(organisation, products, on, asOf);
      return registerFileOf({ organisation, products }, known);
    });
  }
}
