import { Args, Context, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { Notice } from '../notices/notice.entity.js';
import { NoticesReader } from '../notices/notices.reader.js';
import { FieldChange } from '../shared/field-change.js';
import { ApplyRegisterInput, RegisterInput } from './register.inputs.js';
import { RegistersReader, type ComparedRegister } from './registers.reader.js';
import { RegistersService } from './registers.service.js';

@ObjectType()
class RegisterAmendment {
  @Field() name!: string;
  @Field(() => [FieldChange]) changes!: FieldChange[];
}

@ObjectType({ description: 'What turns the register into what a register file says.' })
class RegisterPlan {
  @Field(() => [FieldChange], {
    description: 'Of the profile of the organisation; all of it when it is new.',
  })
  organisation!: FieldChange[];
  @Field(() => [String], { description: 'Slugs of products to be added.' }) products!: string[];
  @Field(() => [String], { description: 'Legal names.' }) added!: string[];
  @Field(() => [String], { description: 'Legal names.' }) removed!: string[];
  @Field(() => [RegisterAmendment]) amended!: RegisterAmendment[];
  @Field(() => Int) unchanged!: number;
}

@ObjectType()
class ApplyRegisterPayload {
  @Field(() => RegisterPlan, { description: 'What was done.' }) plan!: RegisterPlan;
  @Field(() => Notice, { nullable: true, description: 'The notice that was announced at once.' })
  notice!: Pick<Notice, 'id'> | null;
}

@Resolver()
export class RegistersResolver {
  constructor(
    private readonly registers: RegistersReader,
    private readonly service: RegistersService,
    private readonly notices: NoticesReader,
  ) {}

  @Query(() => RegisterPlan, {
    description:
      'What applying this register file would change; drafts count as done. Errors: BAD_USER_INPUT.',
  })
  @Allow('register:read')
  async registerPlan(@Args('input') input: RegisterInput): Promise<RegisterPlan> {
    return reportOf(await this.registers.compare(input));
  }

  @Mutation(() => ApplyRegisterPayload, {
    description:
      'Brings the register to what the file says, all or nothing. Errors: those of the single acts; with `announce`, of announceNotice.',
  })
  @Allow('list:apply')
  async applyRegister(
    @Args('input') input: ApplyRegisterInput,
    @Context() request: RequestContext,
  ): Promise<ApplyRegisterPayload> {
    const { organisation, profile, products } = await this.registers.compare(input);
    if (!organisation) await demand(request, 'organisation:create', 'a new organisation');
    else if (profile.length + products.length > 0)
      await demand(request, 'organisation:administer', 'the profile of the organisation');
    if (input.baseline) await demand(request, 'register:baseline', 'recording a baseline');
    if (input.announce) await demand(request, 'notice:announce', 'announcing');
    const { compared, notice } = await this.service.apply(input);
    return { plan: reportOf(compared), notice: notice && ((await this.notices.byId(notice.id)) ?? null) };
  }
}

function reportOf({ profile, products, added, removed, amended, unchanged }: ComparedRegister): RegisterPlan {
  return {
    organisation: profile,
    products: products.map(({ slug }) => slug),
    added: added.map(({ legalName }) => legalName),
    removed: removed.map(({ legalName }) => legalName),
    amended: amended.map(({ row, changes }) => ({ name: row.legalName, changes })),
    unchanged,
  };
}
