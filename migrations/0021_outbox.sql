-- What is told to other systems: where to, what waits to be told, and the log of all tries. A message
-- is put into `outbox` by the batch of its cause, so that both are there or neither is.
CREATE TABLE `endpoints` (
	`site_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`settings` text NOT NULL,
	`sealed` text,
	`topics` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`rotated_at` integer,
	`made_at` integer NOT NULL,
	`made_by_name` text NOT NULL,
	`paused_until` integer DEFAULT 0 NOT NULL,
	`delivered_at` integer,
	`failed_at` integer,
	`failure` text,
	PRIMARY KEY(`site_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `outbox` (
	`site_id` integer NOT NULL,
	`endpoint_id` text NOT NULL,
	`id` text NOT NULL,
	`topic` text NOT NULL,
	`subject` text NOT NULL,
	`body` text,
	`made_at` integer NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	`due_at` integer NOT NULL,
	`claimed_until` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`site_id`, `endpoint_id`, `id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`site_id`,`endpoint_id`,`due_at`) WHERE state = 'waiting';
--> statement-breakpoint
CREATE TABLE `sends` (
	`site_id` integer NOT NULL,
	`endpoint_id` text NOT NULL,
	`id` text NOT NULL,
	`message` text NOT NULL,
	`topic` text NOT NULL,
	`subject` text NOT NULL,
	`at` integer NOT NULL,
	`attempt` integer NOT NULL,
	`outcome` text NOT NULL,
	`status` integer,
	`ms` integer NOT NULL,
	`reply` text NOT NULL,
	`next_at` integer,
	PRIMARY KEY(`site_id`, `endpoint_id`, `id`)
) WITHOUT ROWID;
