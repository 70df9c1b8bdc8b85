-- A site without an owner could never be managed again, also when two owners leave at once.
CREATE TRIGGER IF NOT EXISTS members_owner_changed BEFORE UPDATE OF role ON members
WHEN OLD.role = 'owner' AND NEW.role <> 'owner'
BEGIN
  SELECT RAISE(ABORT, 'a site keeps an owner') WHERE NOT EXISTS
    (SELECT 1 FROM members WHERE site_id = OLD.site_id AND user_id <> OLD.user_id AND role = 'owner');
END;
--> statement-breakpoint
CREATE TRIGGER IF NOT EXISTS members_owner_removed BEFORE DELETE ON members
WHEN OLD.role = 'owner'
BEGIN
  SELECT RAISE(ABORT, 'a site keeps an owner') WHERE NOT EXISTS
    (SELECT 1 FROM members WHERE site_id = OLD.site_id AND user_id <> OLD.user_id AND role = 'owner');
END;
