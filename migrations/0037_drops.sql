-- Counts for programs that read files: which sites want them, and how far each night has come.
CREATE TABLE `count_drops` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`night` text NOT NULL,
	`week` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `sites` ADD `drops_counts` integer DEFAULT false NOT NULL;
