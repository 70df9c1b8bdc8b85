-- Names in the reader's language. Code from before writes rows without them, and reads only the name.
ALTER TABLE `journeys` ADD `names` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `stages` ADD `names` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `surveys` ADD `names` text DEFAULT '{}' NOT NULL;
--> statement-breakpoint
ALTER TABLE `touchpoints` ADD `names` text DEFAULT '{}' NOT NULL;
