-- People who are asked one by one by links of their own, and those who are not to be asked any more. No
-- address stands here: only the keyed hashes that answers know people by.
CREATE TABLE `opt_outs` (
	`site_id` integer NOT NULL,
	`person` text NOT NULL,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	PRIMARY KEY(`site_id`, `person`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `recipient_lists` (
	`site_id` integer NOT NULL,
	`code` text NOT NULL,
	`survey_id` text NOT NULL,
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by_name` text NOT NULL,
	`ends_at` integer NOT NULL,
	`counted_to` integer NOT NULL,
	PRIMARY KEY(`site_id`, `code`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `recipients` (
	`site_id` integer NOT NULL,
	`list` text NOT NULL,
	`line` integer NOT NULL,
	`person` text NOT NULL,
	`also` text,
	`basis` text NOT NULL,
	`basis_on` text,
	`basis_from` text,
	`order_ref` text,
	`lang` text,
	`segment` text,
	`asked_at` integer NOT NULL,
	`reminded_at` integer,
	`reminder` text,
	`answered_at` integer,
	PRIMARY KEY(`site_id`, `list`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `recipients_by_person` ON `recipients` (`site_id`,`list`,`person`);
