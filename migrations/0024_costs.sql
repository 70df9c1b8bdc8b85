-- What goes with delivery issues: the last count of it, and the one that is under way.
CREATE TABLE `issue_costs` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`counted_at` integer,
	`result` text,
	`started_at` integer,
	`step` integer DEFAULT 0 NOT NULL,
	`run` text
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`site_id`,`customer_ref`) WHERE customer_ref IS NOT NULL AND email_hash IS NULL;
