CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`site_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `signin_links` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`site_id` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `action_counts` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`day` text NOT NULL,
	`action` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `stage_id`, `day`, `action`, `channel`, `segment`, `persona`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `answers` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`client_id` text,
	`body_hash` text NOT NULL,
	`journey_id` text NOT NULL,
	`map_version` integer NOT NULL,
	`survey_id` text NOT NULL,
	`revision` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`day` text NOT NULL,
	`score` integer,
	`choices` text,
	`comment` text,
	`lang` text NOT NULL,
	`url` text,
	`respondent` text,
	`order_ref` text,
	`token` text,
	`traits` text,
	`sample` real NOT NULL,
	`shown_at` integer,
	`answered_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `answers_by_touchpoint` ON `answers` (`site_id`,`touchpoint_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `answers_by_client_id` ON `answers` (`site_id`,`client_id`) WHERE client_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `events` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`action` text NOT NULL,
	`day` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `open_months` (
	`site_id` integer NOT NULL,
	`month` text NOT NULL,
	PRIMARY KEY(`site_id`, `month`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollup_months` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`month` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`n0` integer DEFAULT 0 NOT NULL,
	`n1` integer DEFAULT 0 NOT NULL,
	`n2` integer DEFAULT 0 NOT NULL,
	`n3` integer DEFAULT 0 NOT NULL,
	`n4` integer DEFAULT 0 NOT NULL,
	`n5` integer DEFAULT 0 NOT NULL,
	`n6` integer DEFAULT 0 NOT NULL,
	`n7` integer DEFAULT 0 NOT NULL,
	`n8` integer DEFAULT 0 NOT NULL,
	`n9` integer DEFAULT 0 NOT NULL,
	`n10` integer DEFAULT 0 NOT NULL,
	`unscored` integer DEFAULT 0 NOT NULL,
	`shown` integer DEFAULT 0 NOT NULL,
	`dismissed` integer DEFAULT 0 NOT NULL,
	`abandoned` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `scale`, `stage_id`, `month`, `channel`, `segment`, `persona`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `rollups` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`stage_id` text NOT NULL,
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`segment` text NOT NULL,
	`persona` text NOT NULL,
	`n0` integer DEFAULT 0 NOT NULL,
	`n1` integer DEFAULT 0 NOT NULL,
	`n2` integer DEFAULT 0 NOT NULL,
	`n3` integer DEFAULT 0 NOT NULL,
	`n4` integer DEFAULT 0 NOT NULL,
	`n5` integer DEFAULT 0 NOT NULL,
	`n6` integer DEFAULT 0 NOT NULL,
	`n7` integer DEFAULT 0 NOT NULL,
	`n8` integer DEFAULT 0 NOT NULL,
	`n9` integer DEFAULT 0 NOT NULL,
	`n10` integer DEFAULT 0 NOT NULL,
	`unscored` integer DEFAULT 0 NOT NULL,
	`shown` integer DEFAULT 0 NOT NULL,
	`dismissed` integer DEFAULT 0 NOT NULL,
	`abandoned` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `scale`, `stage_id`, `day`, `channel`, `segment`, `persona`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `journeys` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`position` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `placements` (
	`site_id` integer NOT NULL,
	`touchpoint_id` text NOT NULL,
	`stage_id` text NOT NULL,
	PRIMARY KEY(`site_id`, `touchpoint_id`, `stage_id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sites` (
	`id` integer PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`name` text NOT NULL,
	`timezone` text NOT NULL,
	`origins` text NOT NULL,
	`segments` text NOT NULL,
	`personas` text NOT NULL,
	`language` text NOT NULL,
	`cooldown_days` integer DEFAULT 0 NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sites_key_unique` ON `sites` (`key`);--> statement-breakpoint
CREATE TABLE `stages` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`journey_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`frame_days` integer,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`,`journey_id`) REFERENCES `journeys`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `survey_revisions` (
	`site_id` integer NOT NULL,
	`survey_id` text NOT NULL,
	`revision` integer NOT NULL,
	`definition` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`site_id`, `survey_id`, `revision`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`,`survey_id`) REFERENCES `surveys`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `surveys` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`touchpoint_id` text NOT NULL,
	`scale` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`,`touchpoint_id`) REFERENCES `touchpoints`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `touchpoints` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`stage_id` text NOT NULL,
	`name` text NOT NULL,
	`position` integer NOT NULL,
	`channels` text NOT NULL,
	`actions` text NOT NULL,
	PRIMARY KEY(`site_id`, `id`),
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`site_id`,`stage_id`) REFERENCES `stages`(`site_id`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
