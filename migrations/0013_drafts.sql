-- Maps can be edited: a draft with its edits, the versions that were published, and what a map says
-- beside its names. What is taken out of a map stays in its table, retired, since answers name it.
CREATE TABLE `map_drafts` (
	`site_id` integer NOT NULL,
	`journey_id` text NOT NULL,
	`seq` integer NOT NULL,
	`since` integer NOT NULL,
	`document` text,
	`base_version` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`last_edit` text NOT NULL,
	PRIMARY KEY(`site_id`, `journey_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `map_edits` (
	`site_id` integer NOT NULL,
	`journey_id` text NOT NULL,
	`seq` integer NOT NULL,
	`edit` text NOT NULL,
	`made_by` text NOT NULL,
	`made_by_name` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `journey_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `map_versions` (
	`site_id` integer NOT NULL,
	`journey_id` text NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`day` text,
	`published_at` integer NOT NULL,
	`published_by_name` text NOT NULL,
	PRIMARY KEY(`site_id`, `journey_id`, `version`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `journeys` ADD `annotations` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `stages` ADD `details` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `stages` ADD `retired_at` integer;
--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `wanted` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `retired_at` integer;
