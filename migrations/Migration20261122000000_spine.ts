import { Migration } from '@mikro-orm/migrations';
import { apiKeysSql } from './api-keys.sql.js';
import { deliveriesSql } from './deliveries.sql.js';
import { historySql } from './history.sql.js';
import { lawGuardSql } from './law-guard.sql.js';
import { lawSql } from './law.sql.js';
import { statements } from './statements.js';
import { tablesSql } from './tables.sql.js';
import { webhooksSql } from './webhooks.sql.js';

/** Foundations (roles, history, row-level security), the tables of the spine, and the law as first shipped. */
export class Migration20261122000000_spine extends Migration {
  override up(): void {
    for (const statement of statements(
      historySql + tablesSql + lawGuardSql + guardSql + apiKeysSql + lawSql + deliveriesSql + webhooksSql,
    ))
      this.addSql(statement);
  }
}

const guardSql = `
alter table party_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table sub_processor_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table agreement_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table agreement_standing add foreign key (organisation_id) references organisation (id);
alter table authorisation add foreign key (organisation_id) references organisation (id);
alter table transfer_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table policy_version add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id) deferrable initially deferred;
alter table activity_recipient add foreign key (organisation_id) references organisation (id),
  add foreign key (agreement_id) references agreement (id);
alter table activity_controller add foreign key (organisation_id) references organisation (id),
  add foreign key (agreement_id) references agreement (id);
alter table activity_sub_processor add foreign key (organisation_id) references organisation (id);
alter table activity_transfer add foreign key (organisation_id) references organisation (id),
  add foreign key (transfer_id) references transfer (id);
alter table accepted_finding add foreign key (organisation_id) references organisation (id);
alter table notice_act add foreign key (organisation_id) references organisation (id);
alter table notified_customer add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id),
  add foreign key (customer_id) references party (id),
  add foreign key (agreement_id) references agreement (id),
  add foreign key (agreement_version_id) references agreement_version (id);
alter table delivery_resolution add foreign key (organisation_id) references organisation (id),
  add foreign key (notified_customer_id) references notified_customer (id);
alter table objection add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id),
  add foreign key (notified_customer_id) references notified_customer (id);
alter table objection_act add foreign key (organisation_id) references organisation (id),
  add foreign key (objection_id) references objection (id);
alter table acknowledgement add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id),
  add foreign key (product_id) references product (id);
alter table event add foreign key (organisation_id) references organisation (id),
  add foreign key (notice_id) references notice (id);
alter table logo add foreign key (organisation_id) references organisation (id);
alter table webhook_delivery add foreign key (organisation_id) references organisation (id);
alter table webhook_attempt add foreign key (organisation_id) references organisation (id);
alter table message add foreign key (organisation_id) references organisation (id);
alter table delivery add foreign key (organisation_id) references organisation (id);
alter table attempt add foreign key (organisation_id) references organisation (id);
alter table suppression add foreign key (organisation_id) references organisation (id);

call ropewalk_versions('party_version', 'party_id');
call ropewalk_versions('agreement_version', 'agreement_id');
call ropewalk_versions('sub_processor_version', 'sub_processor_id');
call ropewalk_versions('transfer_version', 'transfer_id');
call ropewalk_versions('policy_version', 'policy_id');

call ropewalk_cover('organisation', 'id');
call ropewalk_cover('product');
call ropewalk_cover('logo');
call ropewalk_cover('api_key', 'organisation_id', 'key_hash');
call ropewalk_cover('party');
call ropewalk_cover('party_version');
call ropewalk_cover('organisation_profile');
call ropewalk_cover('agreement');
call ropewalk_cover('agreement_version');
call ropewalk_cover('agreement_standing');
call ropewalk_cover('sub_processor');
call ropewalk_cover('sub_processor_version');
call ropewalk_cover('authorisation');
call ropewalk_cover('transfer');
call ropewalk_cover('transfer_version');
call ropewalk_cover('policy');
call ropewalk_cover('policy_version');
call ropewalk_cover('processing_activity');
call ropewalk_cover('activity_recipient');
call ropewalk_cover('activity_controller');
call ropewalk_cover('activity_sub_processor');
call ropewalk_cover('activity_transfer');
call ropewalk_cover('accepted_finding');
call ropewalk_cover('notice');
call ropewalk_cover('notice_act');
call ropewalk_guard('notified_customer');
call ropewalk_cover('delivery_resolution');
call ropewalk_cover('objection', 'organisation_id', 'contact');
call ropewalk_cover('objection_act');
revoke update, delete on objection_act from ropewalk_app;
create trigger append_only before update or delete on objection_act execute function ropewalk_refuse();
call ropewalk_cover_law('adequacy_decision');
call ropewalk_cover_law('eea_membership');
call ropewalk_cover_law('record_exemption_threshold');
call ropewalk_cover_law('legal_term');
call ropewalk_guard('message');
call ropewalk_guard('delivery');
call ropewalk_guard('attempt');
call ropewalk_guard('suppression');
call ropewalk_guard('subscription');
call ropewalk_cover('webhook', 'organisation_id', 'url', 'sealed_secret', 'sealed_former_secret');
call ropewalk_guard('webhook_delivery');
call ropewalk_guard('webhook_attempt');
call ropewalk_guard('acknowledgement');
call ropewalk_guard('event');
revoke update, delete on event from ropewalk_app;
create trigger append_only before update or delete or truncate on event execute function ropewalk_refuse();
call ropewalk_guard('task', null);
call ropewalk_guard('proof_key', null);
call ropewalk_guard('rate_limit', null);
call ropewalk_guard('mailbox_mail', null);
grant usage on all sequences in schema public to ropewalk_app;
`;
