-- Trials of how long after an experience to ask, and whom each has taken in: a row an experience.
CREATE TABLE `ask_trials` (
	`site_id` integer NOT NULL,
	`id` integer NOT NULL,
	`days` text NOT NULL,
	`planned` integer NOT NULL,
	`detectable` real NOT NULL,
	`started_at` integer NOT NULL,
	`answered` integer DEFAULT 0 NOT NULL,
	`closed_at` integer,
	`stopped_at` integer,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `trial_asks` (
	`site_id` integer NOT NULL,
	`trial` integer NOT NULL,
	`key` text NOT NULL,
	`days` integer NOT NULL,
	`since` integer NOT NULL,
	`by_hand` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `trial`, `key`)
) WITHOUT ROWID;
