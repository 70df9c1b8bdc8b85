-- Where orders and parcels come from besides webhooks: senders that are asked instead of calling, and
-- files. Code from before asks nobody and imports answers.
ALTER TABLE `connections` ADD `poll` text;
--> statement-breakpoint
ALTER TABLE `connections` ADD `poll_due` integer;
--> statement-breakpoint
ALTER TABLE `imports` ADD `target` text DEFAULT 'answers' NOT NULL;
