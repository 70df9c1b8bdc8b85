-- Whom a journey tells apart is part of its map. Each begins with what its site declared, which stays
-- in `sites` for the release before. In a map an id is one thing: what has one of a segment or persona
-- already keeps it, and that one is left out.
ALTER TABLE `journeys` ADD `personas` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
ALTER TABLE `journeys` ADD `segments` text DEFAULT '[]' NOT NULL;
--> statement-breakpoint
UPDATE journeys SET segments = coalesce((SELECT json_group_array(json(segment)) FROM (
  SELECT json_object('id', one.value,
    'name', iif(one.value IN ('b2b', 'b2c'), upper(one.value), one.value), 'names', json('{}')) AS segment
  FROM sites, json_each(sites.segments) AS one
  WHERE sites.id = journeys.site_id AND one.value <> journeys.id
    AND one.value NOT IN (SELECT id FROM stages WHERE site_id = journeys.site_id AND journey_id = journeys.id)
    AND one.value NOT IN (SELECT touchpoints.id FROM touchpoints JOIN stages
      ON stages.site_id = touchpoints.site_id AND stages.id = touchpoints.stage_id
      WHERE touchpoints.site_id = journeys.site_id AND stages.journey_id = journeys.id)
  GROUP BY one.value ORDER BY min(one.key))), '[]');
--> statement-breakpoint
UPDATE journeys SET personas = coalesce((SELECT json_group_array(json(persona)) FROM (
  SELECT json_object('id', one.value ->> 'id', 'name', one.value ->> 'name',
    'names', json(coalesce(one.value -> 'names', '{}')), 'rules', json('[]')) AS persona
  FROM sites, json_each(sites.personas) AS one
  WHERE sites.id = journeys.site_id AND one.value ->> 'id' <> journeys.id
    AND one.value ->> 'id' NOT IN (SELECT segment.value ->> 'id' FROM json_each(journeys.segments) AS segment)
    AND one.value ->> 'id' NOT IN (SELECT id FROM stages WHERE site_id = journeys.site_id AND journey_id = journeys.id)
    AND one.value ->> 'id' NOT IN (SELECT touchpoints.id FROM touchpoints JOIN stages
      ON stages.site_id = touchpoints.site_id AND stages.id = touchpoints.stage_id
      WHERE touchpoints.site_id = journeys.site_id AND stages.journey_id = journeys.id)
  GROUP BY one.value ->> 'id' ORDER BY min(one.key))), '[]');
