alter table unit add column body_names text collate "C" not null default '{}';
