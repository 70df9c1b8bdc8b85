-- What the shop's and the carriers' systems tell: orders, parcels, delivery issues, and the messages
-- themselves; and what support does about bad answers: cases, what happened in them, and rules.
CREATE TABLE `connections` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`sender` text NOT NULL,
	`name` text NOT NULL,
	`sealed` text,
	`secret_version` integer DEFAULT 1 NOT NULL,
	`made_at` integer NOT NULL,
	`made_by_name` text NOT NULL,
	`ended_at` integer,
	`is_forgotten` integer DEFAULT 0 NOT NULL,
	`refusals` integer DEFAULT 0 NOT NULL,
	`refused_at` integer,
	`refusal` text,
	`refusal_detail` text,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `messages` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`connection_id` text NOT NULL,
	`received_at` integer NOT NULL,
	`topic` text NOT NULL,
	`outcome` text NOT NULL,
	`orders` text NOT NULL,
	`repeats` integer DEFAULT 0 NOT NULL,
	`unknown` text,
	`headers` text,
	`body` text,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `orders` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`number` text,
	`key` text,
	`email_hash` text,
	`customer_ref` text,
	`placed_at` integer,
	`changed_at` integer NOT NULL,
	`state` text NOT NULL,
	`value_minor` integer,
	`currency` text,
	`country` text,
	`region` text,
	`lang` text,
	`promised` text,
	`promises` text,
	`refunded_at` integer,
	`replaces` text,
	`connection_id` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `orders_by_number` ON `orders` (`site_id`,`number`) WHERE number IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `orders_by_key` ON `orders` (`site_id`,`key`) WHERE key IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `orders_by_email` ON `orders` (`site_id`,`email_hash`) WHERE email_hash IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `shipments` (
	`site_id` integer NOT NULL,
	`carrier` text NOT NULL,
	`code` text NOT NULL,
	`order_id` text NOT NULL,
	`sender_id` text,
	`connection_id` text NOT NULL,
	`status` text NOT NULL,
	`status_at` integer NOT NULL,
	`delivered_at` integer,
	`created_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`estimate` text,
	`url` text,
	`events` text NOT NULL,
	PRIMARY KEY(`site_id`, `carrier`, `code`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `shipments_by_order` ON `shipments` (`site_id`,`order_id`) WHERE order_id <> '';
--> statement-breakpoint
CREATE INDEX `shipments_by_sender` ON `shipments` (`site_id`,`sender_id`) WHERE sender_id IS NOT NULL;
--> statement-breakpoint
CREATE TABLE `delivery_issues` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`carrier` text NOT NULL,
	`code` text NOT NULL,
	`order_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`seen_at` integer,
	`said_at` integer,
	`confirmed_at` integer,
	`fault` text NOT NULL,
	`days` integer,
	`closed_at` integer,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_issues_by_parcel` ON `delivery_issues` (`site_id`,`order_id`,`carrier`,`code`,`type`);
--> statement-breakpoint
CREATE TABLE `cases` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`number` integer NOT NULL,
	`answer_id` text,
	`title` text DEFAULT '' NOT NULL,
	`order_id` text DEFAULT '' NOT NULL,
	`carrier` text DEFAULT '' NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`issue_id` text,
	`issue` text DEFAULT '' NOT NULL,
	`stage_id` text DEFAULT '' NOT NULL,
	`touchpoint_id` text DEFAULT '' NOT NULL,
	`channel` text DEFAULT '' NOT NULL,
	`segment` text DEFAULT '' NOT NULL,
	`scale` text,
	`score` integer,
	`sentiment` integer,
	`rule_id` text,
	`state` text NOT NULL,
	`list` text NOT NULL,
	`priority` integer DEFAULT 1 NOT NULL,
	`owner` text DEFAULT '' NOT NULL,
	`owner_name` text DEFAULT '' NOT NULL,
	`team` text DEFAULT '' NOT NULL,
	`opened_at` integer NOT NULL,
	`opened_by_name` text DEFAULT '' NOT NULL,
	`terms` text NOT NULL,
	`due_at` integer,
	`snoozed_until` integer,
	`resolved_at` integer,
	`closed_at` integer,
	`cause` text,
	`action` text,
	`cost_minor` integer,
	`currency` text,
	`claim_ref` text,
	`dismissal` text,
	`reopened` integer DEFAULT 0 NOT NULL,
	`is_second` integer DEFAULT 0 NOT NULL,
	`escalated_at` integer,
	`ask_again_at` integer,
	`ask_again` text DEFAULT '' NOT NULL,
	`changed_at` integer NOT NULL,
	`seq` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `cases_by_list` ON `cases` (`site_id`,`list`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_owner` ON `cases` (`site_id`,`list`,`owner`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_team` ON `cases` (`site_id`,`list`,`team`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_issue` ON `cases` (`site_id`,`list`,`issue`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_stage` ON `cases` (`site_id`,`list`,`stage_id`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_carrier` ON `cases` (`site_id`,`list`,`carrier`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_priority` ON `cases` (`site_id`,`list`,`priority`,`id`);
--> statement-breakpoint
CREATE INDEX `cases_by_due` ON `cases` (`site_id`,`due_at`) WHERE due_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `cases_by_order` ON `cases` (`site_id`,`order_id`) WHERE order_id <> '';
--> statement-breakpoint
CREATE INDEX `cases_by_answer` ON `cases` (`site_id`,`answer_id`) WHERE answer_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `cases_by_number` ON `cases` (`site_id`,`number`);
--> statement-breakpoint
CREATE INDEX `cases_by_change` ON `cases` (`site_id`,`changed_at`);
--> statement-breakpoint
CREATE TABLE `case_counts` (
	`site_id` integer NOT NULL,
	`list` text NOT NULL,
	`owner` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`site_id`, `list`, `owner`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `case_events` (
	`site_id` integer NOT NULL,
	`case_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`actor_name` text NOT NULL,
	`kind` text NOT NULL,
	`details` text NOT NULL,
	`note` text,
	PRIMARY KEY(`site_id`, `case_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `case_bulks` (
	`site_id` integer NOT NULL,
	`bulk` text NOT NULL,
	`case_id` text NOT NULL,
	`seq` integer NOT NULL,
	`before` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `bulk`, `case_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `case_desk` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`settings` text,
	`seq` integer DEFAULT 0 NOT NULL,
	`rules` text DEFAULT '[]' NOT NULL,
	`owners` text DEFAULT '{}' NOT NULL,
	`rules_seq` integer DEFAULT 0 NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `answer_links` (
	`site_id` integer NOT NULL,
	`answer_id` text NOT NULL,
	`kind` text NOT NULL,
	`target` text NOT NULL,
	`method` text NOT NULL,
	`confidence` real NOT NULL,
	`state` text NOT NULL,
	`at` integer NOT NULL,
	`by_name` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`site_id`, `answer_id`, `kind`, `target`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `answer_links_by_target` ON `answer_links` (`site_id`,`kind`,`target`);
--> statement-breakpoint
CREATE INDEX `answers_by_order` ON `answers` (`site_id`,`order_ref`) WHERE order_ref IS NOT NULL;
--> statement-breakpoint
-- Counts of cases by list and owner: a page that shows them reads a row each.
CREATE TRIGGER IF NOT EXISTS cases_counted AFTER INSERT ON cases BEGIN
  INSERT INTO case_counts (site_id, list, owner, n) VALUES (NEW.site_id, NEW.list, NEW.owner, 1)
  ON CONFLICT (site_id, list, owner) DO UPDATE SET n = n + 1;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_uncounted AFTER DELETE ON cases BEGIN
  UPDATE case_counts SET n = n - 1
  WHERE site_id = OLD.site_id AND list = OLD.list AND owner = OLD.owner;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_left AFTER UPDATE OF list, owner ON cases
WHEN NEW.list <> OLD.list OR NEW.owner <> OLD.owner BEGIN
  UPDATE case_counts SET n = n - 1
  WHERE site_id = OLD.site_id AND list = OLD.list AND owner = OLD.owner;
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS cases_joined AFTER UPDATE OF list, owner ON cases
WHEN NEW.list <> OLD.list OR NEW.owner <> OLD.owner BEGIN
  INSERT INTO case_counts (site_id, list, owner, n) VALUES (NEW.site_id, NEW.list, NEW.owner, 1)
  ON CONFLICT (site_id, list, owner) DO UPDATE SET n = n + 1;
END;
