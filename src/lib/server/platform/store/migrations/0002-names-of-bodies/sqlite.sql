alter table unit add column body_names text not null default '{}';
