import { Migration } from '@mikro-orm/migrations';
import { deliveriesSql } from './deliveries.sql.js';
import { historySql } from './history.sql.js';
import { statements } from './statements.js';
import { tablesSql } from './tables.sql.js';

/** Foundations (roles, history, row-level security) and the tables of the spine. */
export class Migration20261122000000_spine extends Migration {
  override up(): void {
    for (const statement of statements(historySql + tablesSql + guardSql + deliveriesSql))
      this.addSql(statement);
  }
}

const guardSql = `
alter table party_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table sub_processor_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table activity_recipient add foreign key (organisation_id) references organisation (id);
alter table activity_controller add foreign key (organisation_id) references organisation (id);
alter table activity_sub_processor add foreign key (organisation_id) references organisation (id);
alter table activity_transfer add foreign key (organisation_id) references organisation (id);
alter table message add foreign key (organisation_id) references organisation (id);
alter table delivery add foreign key (organisation_id) references organisation (id);
alter table attempt add foreign key (organisation_id) references organisation (id);

call ropewalk_cover('organisation', 'id');
call ropewalk_cover('product');
call ropewalk_cover('api_key', 'organisation_id', 'key_hash');
call ropewalk_cover('party');
call ropewalk_cover('party_version');
call ropewalk_cover('sub_processor');
call ropewalk_cover('sub_processor_version');
call ropewalk_cover('processing_activity');
call ropewalk_cover('activity_recipient');
call ropewalk_cover('activity_controller');
call ropewalk_cover('activity_sub_processor');
call ropewalk_cover('activity_transfer');
call ropewalk_cover('notice');
call ropewalk_guard('message');
call ropewalk_guard('delivery');
call ropewalk_guard('attempt');
call ropewalk_guard('subscription');
call ropewalk_guard('task', null);
call ropewalk_guard('rate_limit', null);
call ropewalk_guard('mailbox_mail', null);
grant usage on all sequences in schema public to ropewalk_app;
`;
