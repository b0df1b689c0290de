import { Args, Context, Field, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, demand, type RequestContext } from '../access/access.guard.js';
import { Notice } from '../notices/notice.entity.js';
import { NoticesReader } from '../notices/notices.reader.js';
import { FieldChange } from '../shared/field-change.js';
import { planReport, type PlanReport } from './list-plan.js';
import { ApplyListInput, ListPlanInput } from './list.inputs.js';
import { ListsReader } from './lists.reader.js';
import { ListsService } from './lists.service.js';

@ObjectType({ description: 'A row of a list. Product: null where the row names none.' })
class PlannedRow {
  @Field() name!: string;
  @Field(() => String, { nullable: true }) product?: string;
}

@ObjectType({ description: 'A vendor that goes on under another name.' })
class PlannedRename {
  @Field() from!: string;
  @Field() to!: string;
  @Field(() => String, { nullable: true }) product?: string;
}

@ObjectType()
class PlannedAmendment extends PlannedRow {
  @Field(() => [FieldChange], { description: 'In the words of lists: `purpose`, `country`, `data` …' })
  changes!: FieldChange[];
}

@ObjectType({ description: 'What turns the list that the register has on a day into the one given.' })
class ListPlan implements PlanReport {
  @Field(() => [PlannedRow]) added!: PlannedRow[];
  @Field(() => [PlannedRow]) removed!: PlannedRow[];
  @Field(() => [PlannedRename]) renamed!: PlannedRename[];
  @Field(() => [PlannedAmendment]) amended!: (PlannedAmendment & PlanReport['amended'][number])[];
  @Field(() => Int) unchanged!: number;
  @Field(() => [String], {
    description: 'Columns that the list did not have before: filled, and told to nobody.',
  })
  filled!: PlanReport['filled'];
}

@ObjectType()
export class ApplyListPayload {
  input!: Pick<ApplyListInput, 'organisation' | 'on'>;

  @Field(() => ListPlan, { description: 'What was done.' }) plan!: ListPlan;
  @Field(() => Notice, { nullable: true, description: 'The notice that was announced at once.' })
  notice!: Pick<Notice, 'id'> | null;
}

@Resolver()
export class ListsResolver {
  constructor(
    private readonly lists: ListsReader,
    private readonly service: ListsService,
    private readonly notices: NoticesReader,
  ) {}

  @Query(() => ListPlan, {
    description:
      'What applying this list would change; drafts count as done. Errors: NOT_FOUND, MALFORMED_LIST, BAD_USER_INPUT.',
  })
  @Allow('register:read')
  async listPlan(@Args('input') input: ListPlanInput): Promise<ListPlan> {
    return planReport((await this.lists.compare(input)).plan);
  }

  @Mutation(() => ApplyListPayload, {
    description:
      'Brings the register to what the list says, all or nothing. Errors: NOT_FOUND, MALFORMED_LIST, BAD_USER_INPUT, ' +
      'LATER_VERSION_EXISTS, EFFECTIVE_BEFORE_PREVIOUS and, with `announce`, those of announceNotice.',
  })
  @Allow('list:apply')
  async applyList(
    @Args('input') input: ApplyListInput,
    @Context() request: RequestContext,
  ): Promise<ApplyListPayload> {
    if (input.baseline) await demand(request, 'register:baseline', 'recording a baseline');
    if (input.announce) await demand(request, 'notice:announce', 'announcing');
    const { plan, notice } = await this.service.apply(input);
    return {
      input,
      plan: planReport(plan),
      notice: notice && ((await this.notices.byId(notice.id)) ?? null),
    };
  }
}
