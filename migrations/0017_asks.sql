-- One budget of asks a person: who was asked when, as keyed hashes, and what was kept back.
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
