-- A code is found before its site is known; what it stands for is the site's own. The two are never
-- written in one batch: a code of the directory that stands for nothing says "not found".
CREATE TABLE `short_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`site_id` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `short_codes_by_site` ON `short_codes` (`site_id`);
--> statement-breakpoint
CREATE TABLE `codes` (
	`site_id` integer NOT NULL,
	`code` text NOT NULL,
	`survey_id` text NOT NULL,
	`channel` text NOT NULL,
	`name` text NOT NULL,
	`kiosk` text NOT NULL,
	`made_at` integer NOT NULL,
	`made_by_name` text NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`site_id`, `code`)
) WITHOUT ROWID;
