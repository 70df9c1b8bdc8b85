-- What happens by the clock: when to look at a case or an order again, and what customers were asked.
CREATE TABLE `clock` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`read_to` text DEFAULT '' NOT NULL,
	`ask_code` text,
	`origin` text DEFAULT '' NOT NULL,
	`paces` text DEFAULT '{}' NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `delivery_watches` (
	`site_id` integer NOT NULL,
	`order_id` text NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `order_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `delivery_watches_due` ON `delivery_watches` (`site_id`,`due_at`);
--> statement-breakpoint
CREATE TABLE `order_asks` (
	`site_id` integer NOT NULL,
	`line` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`survey_id` text NOT NULL,
	`order_id` text NOT NULL,
	`carrier` text NOT NULL,
	`code` text NOT NULL,
	`case_id` text,
	`lang` text,
	`made_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`answered_at` integer,
	`answer_id` text,
	PRIMARY KEY(`site_id`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `order_asks_by_key` ON `order_asks` (`site_id`,`key`);
--> statement-breakpoint
CREATE INDEX `order_asks_by_order` ON `order_asks` (`site_id`,`order_id`) WHERE order_id <> '';
--> statement-breakpoint
ALTER TABLE `cases` ADD `escalation` integer DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE `cases` ADD `raised_at` integer;
--> statement-breakpoint
ALTER TABLE `cases` ADD `wake_at` integer;
--> statement-breakpoint
ALTER TABLE `cases` ADD `asked_at` integer;
--> statement-breakpoint
CREATE INDEX `cases_by_wake` ON `cases` (`site_id`,`wake_at`) WHERE wake_at IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `orders_by_replaced` ON `orders` (`site_id`,`replaces`) WHERE replaces IS NOT NULL;
--> statement-breakpoint
-- Cases of before are looked at once.
UPDATE `cases` SET `wake_at` = 0 WHERE `list` <> 'done' OR `ask_again` = 'due';
