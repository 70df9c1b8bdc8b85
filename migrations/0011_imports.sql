-- Imports, so that one can be undone as a whole. Code from before writes answers of none, which stay as
-- they are.
CREATE TABLE `import_maps` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`map` text NOT NULL,
	`used_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `imports` (
	`site_id` integer NOT NULL,
	`id` integer NOT NULL,
	`state` text NOT NULL,
	`file` text,
	`namespace` text,
	`map` text,
	`made_by` text NOT NULL,
	`made_by_name` text NOT NULL,
	`made_at` integer NOT NULL,
	`ended_at` integer,
	`line` integer DEFAULT 0 NOT NULL,
	`rows` integer DEFAULT 0 NOT NULL,
	`answers` integer DEFAULT 0 NOT NULL,
	`accepted` integer DEFAULT 0 NOT NULL,
	`rejected` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`first` text DEFAULT 'g' NOT NULL,
	`last` text DEFAULT '' NOT NULL,
	`position` text DEFAULT '' NOT NULL,
	`undone` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `answers` ADD `import_id` integer DEFAULT 0 NOT NULL;
