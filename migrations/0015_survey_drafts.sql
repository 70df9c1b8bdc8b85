-- Surveys can be written: a draft that keeps whatever was typed, how long and how much a survey is
-- asked, and which of its revisions ask the same.
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
