import { Args, Context, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { Notice } from '../notices/notice.entity.js';
import { NoticesReader } from '../notices/notices.reader.js';
import { FieldChange } from '../shared/field-change.js';
import { ApplyRegisterInput, RegisterInput } from './register.inputs.js';
import { ForeseenFindings } from './foreseen-findings.js';
import { RegistersReader, type ComparedRegister } from './registers.reader.js';
import { RegistersService } from './registers.service.js';
import type { Entry, ForeseenRefusal } from './section.js';

@ObjectType()
class RegisterAmendment {
  @Field() name!: string;
  @Field(() => [FieldChange]) changes!: FieldChange[];
}

@ObjectType({
  description:
    'What one section of a register file changes; things are named by reference, slug or legal name.',
})
class RegisterSectionPlan {
  @Field({
    description:
      'As in the file: parties, profile, agreements, authorisations, transfers, policies, activities.',
  })
  name!: string;
  @Field(() => [String]) added!: string[];
  @Field(() => [RegisterAmendment]) amended!: RegisterAmendment[];
  @Field(() => [String], { description: 'In the register, but not in the file: they end on its day.' })
  ended!: string[];
  @Field(() => Int) unchanged!: number;
}

@ObjectType({ description: 'What stands in the way of applying a register file.' })
class RegisterRefusal {
  @Field({ description: 'In the file: `activities.0.activatedOn`.' }) path!: string;
  @Field(() => String, { description: 'As the error of applyRegister would bear it.' })
  code!: ForeseenRefusal['code'];
  @Field({ description: 'Why, and what to do.' }) message!: string;
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
  @Field(() => [RegisterSectionPlan], {
    description: 'Of the sections that the file speaks of, beside these.',
  })
  sections!: RegisterSectionPlan[];
  @Field(() => [RegisterRefusal], {
    description:
      'Why applying it would be refused, as far as that is known beforehand: acts that took place otherwise, things that have ended, published texts that it words otherwise, beginnings that rules of error severity stand in the way of.',
  })
  refused!: ForeseenRefusal[];
}

@ObjectType()
export class ApplyRegisterPayload {
  input!: Pick<ApplyRegisterInput, 'organisation' | 'on'>;

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
    private readonly foreseen: ForeseenFindings,
  ) {}

  @Query(() => RegisterPlan, {
    description:
      'What applying this register file would change; drafts count as done. Errors: BAD_USER_INPUT.',
  })
  @Allow('register:read')
  async registerPlan(
    @Args('input') input: RegisterInput,
    @Args('baseline', { defaultValue: false, description: 'As applyRegister would be told.' })
    baseline: boolean,
  ): Promise<RegisterPlan> {
    const compared = await this.registers.compare(input);
    const open = await this.foreseen.of(compared, input, baseline);
    return { ...reportOf(compared, input), refused: [...compared.refused, ...open] };
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
    const { organisation, settings, products } = await this.registers.compare(input);
    if (!organisation) await demand(request, 'organisation:create', 'a new organisation');
    else if (settings.length + products.length > 0)
      await demand(request, 'organisation:administer', 'the profile of the organisation');
    if (input.baseline) await demand(request, 'register:baseline', 'recording a baseline');
    if (input.announce) await demand(request, 'notice:announce', 'announcing');
    const { compared, notice } = await this.service.apply(input);
    return {
      input,
      plan: reportOf(compared, input),
      notice: notice && ((await this.notices.byId(notice.id)) ?? null),
    };
  }
}

const SECTIONS = [
  'parties',
  'profile',
  'agreements',
  'authorisations',
  'transfers',
  'policies',
  'activities',
] as const;

function reportOf(compared: ComparedRegister, input: RegisterInput): RegisterPlan {
  const { settings, products, added, removed, amended, unchanged } = compared;
  return {
    organisation: settings,
    products: products.map(({ slug }) => slug),
    added: added.map(({ legalName }) => legalName),
    removed: removed.map(({ legalName }) => legalName),
    amended: amended.map(({ row, changes }) => ({ name: row.legalName, changes })),
    unchanged,
    refused: [],
    sections: SECTIONS.filter((name) => input[name]).map((name) =>
      name === 'profile' ? profileReport(compared) : sectionReport(name, compared[name]),
    ),
  };
}

interface Named extends Entry {
  slug?: string;
  legalName?: string;
  customer?: string;
  subProcessor?: string | null;
}
type Called = { entry: Named };
type SectionReport = Record<'added' | 'ended', readonly Called[]> & {
  amended: readonly (Called & { changes: FieldChange[] })[];
  unchanged: number;
};

function sectionReport(name: string, plan: SectionReport): RegisterSectionPlan {
  const nameOf = ({ reference, slug, legalName, customer, subProcessor }: Named) =>
    reference ?? slug ?? legalName ?? `${customer}: ${subProcessor}`;
  return {
    name,
    added: plan.added.map(({ entry }) => nameOf(entry)),
    amended: plan.amended.map(({ entry, changes }) => ({ name: nameOf(entry), changes })),
    ended: plan.ended.map(({ entry }) => nameOf(entry)),
    unchanged: plan.unchanged,
  };
}

function profileReport({ profile, organisation }: ComparedRegister): RegisterSectionPlan {
  const name = 'profile';
  const none = { name, added: [], amended: [], ended: [], unchanged: 0 };
  if (!profile?.known) return { ...none, added: [organisation?.slug ?? name] };
  if (profile.changes.length === 0) return { ...none, unchanged: 1 };
  return { ...none, amended: [{ name, changes: profile.changes }] };
}
