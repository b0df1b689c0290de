import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { ActivityRow } from './activity-row.js';
import type { ActivityWorld } from './activity-world.js';
import { common, Level, type Asked } from './completeness-fields.js';
import { ofController } from './controller-fields.js';
import { ofProcessor } from './processor-fields.js';

@ObjectType({
  description: 'Of the fields of one level: how many apply to the entry, and how many are filled in.',
})
export class LevelCompleteness {
  @Field(() => Level) level!: Level;
  @Field(() => Int) filled!: number;
  @Field(() => Int) applicable!: number;
  @Field(() => [String], { description: 'Names of those that are empty.' }) empty!: string[];
}

/** How much of each level is filled in. Each record has its own fields: a processor owes neither purposes nor retention. */
export function completenessOf(row: ActivityRow, world: ActivityWorld): LevelCompleteness[] {
  const own = row.role === 'CONTROLLER' ? judged(ofController, row, world) : judged(ofProcessor, row, world);
  const all = [...judged(common, row, world), ...own];
  return Object.values(Level).map((level) => {
    const applicable = all.filter((field) => field.level === level && field.filled !== undefined);
    const empty = applicable.filter(({ filled }) => !filled).map(({ name }) => name);
    return { level, filled: applicable.length - empty.length, applicable: applicable.length, empty };
  });
}

function judged<Row>(fields: readonly Asked<Row>[], row: Row, world: ActivityWorld) {
  return fields.map(([level, name, filled]) => ({ level, name, filled: filled(row, world) }));
}
