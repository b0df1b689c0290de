import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How often something was asked for in one window. The key is a keyed hash: no address and no client is stored. */
@Entity()
export class RateLimit {
  @PrimaryKey({ type: 'text' })
  key!: string;

  @PrimaryKey({ type: 'timestamptz' })
  windowStart!: Date;

  @Property({ type: 'int' })
  count!: number;

  @Property({ type: 'timestamptz' })
  @Index()
  expiresAt!: Date;
}
