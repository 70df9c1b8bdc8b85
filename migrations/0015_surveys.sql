-- Surveys can be written: a draft that keeps whatever was typed, how long and how much a survey is
-- asked, and which of its revisions ask the same. One budget of asks a person: who was asked when, as
-- keyed hashes, and what was kept back.
CREATE TABLE `survey_drafts` (
	`site_id` integer NOT NULL,
	`survey_id` text NOT NULL,
	`seq` integer NOT NULL,
	`survey` text,
	`saved_at` integer NOT NULL,
	`saved_by` text NOT NULL,
	PRIMARY KEY(`site_id`, `survey_id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `surveys` ADD `plan` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `surveys` ADD `rate` real;
--> statement-breakpoint
ALTER TABLE `surveys` ADD `steady_since` integer;
--> statement-breakpoint
ALTER TABLE `survey_revisions` ADD `series` integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE `survey_revisions` ADD `published_by` text DEFAULT '' NOT NULL;
--> statement-breakpoint
CREATE TABLE `asks` (
	`site_id` integer NOT NULL,
	`period` integer NOT NULL,
	`who` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`survey_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	PRIMARY KEY(`site_id`, `period`, `who`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `withheld_asks` (
	`site_id` integer NOT NULL,
	`day` text NOT NULL,
	`survey_id` text NOT NULL,
	`reason` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`site_id`, `day`, `survey_id`, `reason`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `sites` ADD `ask_budget` text;
