-- Why nobody was asked: counted page views by where they ended for a survey. No visitors, no addresses.
-- A site counts only while somebody has switched it on, and until a day.
CREATE TABLE `ask_funnel` (
	`site_id` integer NOT NULL,
	`survey_id` text NOT NULL,
	`day` text NOT NULL,
	`step` text NOT NULL,
	`n` integer NOT NULL,
	`views` integer NOT NULL,
	PRIMARY KEY(`site_id`, `survey_id`, `day`, `step`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `sites` ADD `count_why` text;
