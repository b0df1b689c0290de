import { Args, ArgsType, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { IsBoolean, IsOptional, IsString } from 'class-validator';
import { Allow } from '../access/access.guard.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { ConnectionOf, ShortPageArgs } from '../shared/pagination.js';
import { ObjectionRow } from './objection-on-record.js';
import { DecideObjectionInput, FileObjectionInput } from './objection.inputs.js';
import { ObjectionsReader } from './objections.reader.js';
import { ObjectionsService } from './objections.service.js';

@ObjectType()
export class ObjectionConnection extends ConnectionOf(ObjectionRow, 'Objection') {}

/** A page of the objections of a notice. */
@ArgsType()
export class NoticeObjectionsArgs extends ShortPageArgs {
  @Field(() => Boolean, { nullable: true, description: 'Only those not decided yet, or only those decided.' })
  @IsOptional()
  @IsBoolean()
  open?: boolean;
}

@ArgsType()
class ObjectionsArgs extends NoticeObjectionsArgs {
  @Field({ description: 'Slug.' })
  @IsString()
  organisation!: string;
}

@ObjectType({ isAbstract: true })
abstract class ObjectionPayload {
  @Field(() => ObjectionRow) objection!: ObjectionRow;
}
@ObjectType()
export class FileObjectionPayload extends ObjectionPayload {}
@ObjectType()
export class DecideObjectionPayload extends ObjectionPayload {}

@Resolver(() => ObjectionRow)
export class ObjectionsResolver {
  constructor(
    private readonly service: ObjectionsService,
    private readonly reader: ObjectionsReader,
    private readonly organisations: OrganisationsService,
  ) {}

  @Query(() => ObjectionConnection, { description: 'Newest first. Errors: NOT_FOUND.' })
  @Allow('register:read')
  async objections(@Args() { organisation, ...args }: ObjectionsArgs) {
    const { id } = await this.organisations.bySlug(organisation);
    return this.reader.page(id, args);
  }

  @Mutation(() => FileObjectionPayload, {
    description:
      'Records an objection that came otherwise than by the link. It counts at once for the sub-processors that it names, and who objected, and the organisation, get a mail. Sent again while it is open, it is the same one. Errors: NOT_FOUND, BAD_USER_INPUT, OBJECTION_WINDOW_CLOSED, WRONG_STATUS (the notice is withdrawn, or another objection of this customer, which came in time, is open).',
  })
  @Allow('register:edit')
  async fileObjection(@Args('input') input: FileObjectionInput) {
    return this.payload(await this.service.file(input));
  }

  @Mutation(() => DecideObjectionPayload, {
    description:
      'Decides an objection, once, and answers it by mail. Withdrawn or settled by other means, the customer authorises from today on what it objected to. Errors: NOT_FOUND, WRONG_STATUS (it is decided, or its notice is withdrawn).',
  })
  @Allow('notice:announce')
  async decideObjection(@Args('input') input: DecideObjectionInput) {
    return this.payload(await this.service.decide(input));
  }

  private async payload({ id }: { id: string }) {
    return { objection: (await this.reader.one(id))! };
  }
}
