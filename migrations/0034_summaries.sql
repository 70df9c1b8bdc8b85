-- The week in words: once a site.
CREATE TABLE `summaries` (
	`site_id` integer PRIMARY KEY NOT NULL,
	`week` text NOT NULL,
	`body` text NOT NULL
) WITHOUT ROWID;
