import { Entity, Enum, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Actor } from '../platform/context.js';
import { RegisterEntity } from '../shared/entity.js';

/** What somebody did with a notice. */
export enum NoticeActKind {
  DRAFTED = 'DRAFTED',
  APPROVED = 'APPROVED',
  ANNOUNCED = 'ANNOUNCED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(NoticeActKind, {
  name: 'NoticeActKind',
  valuesMap: {
    DRAFTED: { description: 'Changes were gathered into it.' },
    APPROVED: { description: 'A person has seen the digest and agrees that it is announced.' },
    ANNOUNCED: { description: 'Told to everyone who must know.' },
    WITHDRAWN: { description: 'Taken back before effect.' },
  },
});

/** An act on a notice: who, when, and what was seen. Never altered; what follows from a date is no act. */
@ObjectType({ description: 'What somebody did with a notice, and which digest was seen.' })
@Entity()
export class NoticeAct extends RegisterEntity {
  @Property({ type: 'uuid', index: true })
  organisationId!: string;

  @Property({ type: 'uuid', index: true })
  noticeId!: string;

  @Field(() => NoticeActKind)
  @Enum({ items: () => NoticeActKind })
  kind!: NoticeActKind;

  /** Whether a person or a system did it. */
  @Property({ type: 'text' })
  byKind!: Actor['kind'];

  @Field({ description: 'Name of the person or system.' })
  @Property({ type: 'text' })
  by!: string;

  @Field(() => String, { nullable: true, description: 'Digest of the change set that was seen.' })
  @Property({ type: 'text', nullable: true })
  digest: string | null = null;

  @Field(() => String, { nullable: true, description: 'Reason given, where one was.' })
  @Property({ type: 'text', nullable: true })
  reason: string | null = null;
}

/** Names are compared as people read them: two keys of one person are one person. */
export function isSame(
  one: { kind: string; subject: string },
  other: { kind: string; subject: string },
): boolean {
  return one.kind === other.kind && normal(one.subject) === normal(other.subject);
}

function normal(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
