import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Periodic work is a claimed row too: of any number of processes one does it, and a dead one's claim runs out. */
@Entity()
export class Task {
  @PrimaryKey({ type: 'text' })
  name!: string;

  @Property({ type: 'timestamptz' })
  dueAt!: Date;
}
