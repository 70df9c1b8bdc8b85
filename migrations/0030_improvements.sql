-- Improvements of a site, and how each is judged.
CREATE TABLE `improvements` (
	`site_id` integer NOT NULL,
	`journey_id` text NOT NULL,
	`id` text NOT NULL,
	`stage_id` text NOT NULL,
	`touchpoint_id` text,
	`solution_id` text,
	`name` text NOT NULL,
	`pain` text,
	`scale` text NOT NULL,
	`starts_on` text NOT NULL,
	`planned_end` text NOT NULL,
	`washout_days` integer NOT NULL,
	`worthwhile` integer NOT NULL,
	`judging` text NOT NULL,
	`control_id` text,
	`made_by_name` text NOT NULL,
	`made_at` integer NOT NULL,
	`stopped_on` text,
	PRIMARY KEY(`site_id`, `journey_id`, `id`)
) WITHOUT ROWID;
