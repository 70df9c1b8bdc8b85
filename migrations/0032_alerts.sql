-- Alerts: the share of unhappy answers at a place, followed day by day by the site's job.
CREATE TABLE `alert_streams` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `scale`, `stage_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `alert_watch` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`through` text NOT NULL,
	`seq` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `alerts` (
	`site_id` integer NOT NULL,
	`raised_on` text NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`x` integer NOT NULL,
	`n` integer NOT NULL,
	`usual` real NOT NULL,
	`average` real NOT NULL,
	`chart` text NOT NULL,
	`told` integer NOT NULL,
	`ended_on` text,
	`why` text,
	PRIMARY KEY(`site_id`, `raised_on`, `touchpoint_id`, `scale`, `stage_id`)
) WITHOUT ROWID;

