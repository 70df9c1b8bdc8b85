-- Parcels that a sender is asked about itself before a message that proves little is believed. Connections
-- that are there already go on as they were.
CREATE TABLE `rereads` (
	`site_id` integer NOT NULL,
	`connection_id` text NOT NULL,
	`code` text NOT NULL,
	`due_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`failure` text,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `connection_id`, `code`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `connections` ADD `asks_back` integer DEFAULT 0 NOT NULL;
