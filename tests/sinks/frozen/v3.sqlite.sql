CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	CONSTRAINT schema_version_pk PRIMARY KEY (version)
);

CREATE TABLE loads (
	load_id INTEGER NOT NULL, 
	loaded_at DATETIME, 
	version TEXT NOT NULL, 
	sheets INTEGER NOT NULL, 
	figures INTEGER NOT NULL, 
	added INTEGER NOT NULL, 
	replaced INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	dropped INTEGER NOT NULL, 
	CONSTRAINT loads_pk PRIMARY KEY (load_id)
);

CREATE TABLE sheets (
	sheet_id TEXT NOT NULL, 
	load_id INTEGER NOT NULL, 
	path TEXT NOT NULL, 
	family TEXT, 
	edition TEXT, 
	language TEXT NOT NULL, 
	title TEXT, 
	sha256 TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	pages INTEGER NOT NULL, 
	text_layer TEXT NOT NULL, 
	record_sha256 TEXT NOT NULL, 
	schema_version TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	issue TEXT, 
	CONSTRAINT sheets_pk PRIMARY KEY (sheet_id), 
	CONSTRAINT sheets_load_id_fk FOREIGN KEY(load_id) REFERENCES loads (load_id)
);

CREATE INDEX sheets_family_edition ON sheets (family, edition);

CREATE INDEX sheets_load_id ON sheets (load_id);

CREATE INDEX sheets_path ON sheets (path);

CREATE TABLE figures (
	figure_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	concept TEXT, 
	label TEXT NOT NULL, 
	value NUMERIC, 
	low NUMERIC, 
	high NUMERIC, 
	printed TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	unit TEXT, 
	comparator TEXT NOT NULL, 
	scope TEXT NOT NULL, 
	dimensions TEXT NOT NULL, 
	members TEXT NOT NULL, 
	status TEXT NOT NULL, 
	section TEXT, 
	CONSTRAINT figures_pk PRIMARY KEY (figure_id), 
	CONSTRAINT figures_kind CHECK (kind IN ('count', 'percent', 'money', 'rate', 'measure', 'ratio', 'change', 'range')), 
	CONSTRAINT figures_comparator CHECK (comparator IN ('=', '>=', '<=', '>', '<', '~')), 
	CONSTRAINT figures_status CHECK (status IN ('reported', 'suppressed', 'low_sample', 'corrected')), 
	CONSTRAINT figures_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX figures_concept ON figures (concept);

CREATE INDEX figures_sheet_id ON figures (sheet_id);

CREATE TABLE themes (
	theme_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	concept TEXT, 
	label TEXT NOT NULL, 
	count NUMERIC, 
	scope TEXT NOT NULL, 
	CONSTRAINT themes_pk PRIMARY KEY (theme_id), 
	CONSTRAINT themes_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX themes_concept ON themes (concept);

CREATE INDEX themes_sheet_id ON themes (sheet_id);

CREATE TABLE roles (
	role_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	role TEXT NOT NULL, 
	count NUMERIC, 
	objects TEXT NOT NULL, 
	since TEXT, 
	label TEXT NOT NULL, 
	CONSTRAINT roles_pk PRIMARY KEY (role_id), 
	CONSTRAINT roles_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX roles_sheet_id ON roles (sheet_id);

CREATE TABLE definitions (
	definition_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	term TEXT NOT NULL, 
	expansion TEXT NOT NULL, 
	CONSTRAINT definitions_pk PRIMARY KEY (definition_id), 
	CONSTRAINT definitions_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX definitions_sheet_id ON definitions (sheet_id);

CREATE TABLE events (
	event_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	ordinal INTEGER, 
	place TEXT, 
	start_date TEXT, 
	end_date TEXT, 
	CONSTRAINT events_pk PRIMARY KEY (event_id), 
	CONSTRAINT events_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX events_sheet_id ON events (sheet_id);

CREATE TABLE entities (
	entity_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	label TEXT NOT NULL, 
	CONSTRAINT entities_pk PRIMARY KEY (entity_id), 
	CONSTRAINT entities_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX entities_sheet_id ON entities (sheet_id);

CREATE TABLE findings (
	finding_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	message TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT findings_pk PRIMARY KEY (finding_id), 
	CONSTRAINT findings_severity CHECK (severity IN ('info', 'warning', 'error')), 
	CONSTRAINT findings_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE INDEX findings_code ON findings (code);

CREATE INDEX findings_sheet_id ON findings (sheet_id);

CREATE TABLE other_numbers (
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	printed TEXT NOT NULL, 
	reason TEXT, 
	page INTEGER NOT NULL, 
	start_char INTEGER NOT NULL, 
	end_char INTEGER NOT NULL, 
	quote TEXT, 
	CONSTRAINT other_numbers_pk PRIMARY KEY (sheet_id, position), 
	CONSTRAINT other_numbers_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id)
);

CREATE TABLE evidence (
	evidence_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	figure_id TEXT, 
	theme_id TEXT, 
	role_id TEXT, 
	definition_id TEXT, 
	event_id TEXT, 
	entity_id TEXT, 
	finding_id TEXT, 
	rank INTEGER NOT NULL, 
	page INTEGER NOT NULL, 
	start_char INTEGER NOT NULL, 
	end_char INTEGER NOT NULL, 
	quote TEXT NOT NULL, 
	boxes TEXT NOT NULL, 
	rule TEXT NOT NULL, 
	read_by TEXT NOT NULL, 
	CONSTRAINT evidence_pk PRIMARY KEY (evidence_id), 
	CONSTRAINT evidence_read_by CHECK (read_by IN ('text', 'ocr')), 
	CONSTRAINT evidence_sheet_id_fk FOREIGN KEY(sheet_id) REFERENCES sheets (sheet_id), 
	CONSTRAINT evidence_figure_id_fk FOREIGN KEY(figure_id) REFERENCES figures (figure_id), 
	CONSTRAINT evidence_theme_id_fk FOREIGN KEY(theme_id) REFERENCES themes (theme_id), 
	CONSTRAINT evidence_role_id_fk FOREIGN KEY(role_id) REFERENCES roles (role_id), 
	CONSTRAINT evidence_definition_id_fk FOREIGN KEY(definition_id) REFERENCES definitions (definition_id), 
	CONSTRAINT evidence_event_id_fk FOREIGN KEY(event_id) REFERENCES events (event_id), 
	CONSTRAINT evidence_entity_id_fk FOREIGN KEY(entity_id) REFERENCES entities (entity_id), 
	CONSTRAINT evidence_finding_id_fk FOREIGN KEY(finding_id) REFERENCES findings (finding_id)
);

CREATE INDEX evidence_figure_id ON evidence (figure_id);

CREATE INDEX evidence_sheet_id ON evidence (sheet_id);

CREATE TABLE figure_dimensions (
	figure_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	number NUMERIC, 
	CONSTRAINT figure_dimensions_pk PRIMARY KEY (figure_id, name), 
	CONSTRAINT figure_dimensions_figure_id_fk FOREIGN KEY(figure_id) REFERENCES figures (figure_id)
)
 WITHOUT ROWID;

CREATE TABLE figure_scopes (
	figure_id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT figure_scopes_pk PRIMARY KEY (figure_id, code), 
	CONSTRAINT figure_scopes_figure_id_fk FOREIGN KEY(figure_id) REFERENCES figures (figure_id)
)
 WITHOUT ROWID;

CREATE TABLE figure_members (
	figure_id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT figure_members_pk PRIMARY KEY (figure_id, rank), 
	CONSTRAINT figure_members_figure_id_fk FOREIGN KEY(figure_id) REFERENCES figures (figure_id)
)
 WITHOUT ROWID;

CREATE TABLE theme_scopes (
	theme_id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT theme_scopes_pk PRIMARY KEY (theme_id, code), 
	CONSTRAINT theme_scopes_theme_id_fk FOREIGN KEY(theme_id) REFERENCES themes (theme_id)
)
 WITHOUT ROWID;

CREATE TABLE role_objects (
	role_id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT role_objects_pk PRIMARY KEY (role_id, rank), 
	CONSTRAINT role_objects_role_id_fk FOREIGN KEY(role_id) REFERENCES roles (role_id)
)
 WITHOUT ROWID;

CREATE VIEW newest_figures AS SELECT figures.*, sheets.path, sheets.family, sheets.edition, sheets.language
FROM figures JOIN sheets ON sheets.sheet_id = figures.sheet_id
WHERE sheets.edition IS NOT NULL AND sheets.edition = (
    SELECT max(other.edition) FROM sheets AS other
    WHERE other.family = sheets.family AND other.language = sheets.language);

CREATE VIEW figures_over_editions AS SELECT sheets.family, figures.concept, figures.scope, figures.dimensions, figures.unit, sheets.edition, sheets.language,
    figures.value, figures.low, figures.high, figures.comparator, figures.printed, figures.status, figures.label,
    sheets.path, evidence.page, evidence.quote, evidence.boxes, figures.figure_id
FROM figures JOIN sheets ON sheets.sheet_id = figures.sheet_id
LEFT JOIN evidence ON evidence.figure_id = figures.figure_id AND evidence.rank = 0
WHERE figures.concept IS NOT NULL;

INSERT INTO schema_version VALUES (3);

INSERT INTO loads VALUES (1, NULL, '0.1.0', 1, 4, 1, 0, 0, 0);

INSERT INTO sheets VALUES ('a17ab5c9fe8aa3a2', 1, 'iom-iscm/2018.fr.pdf', 'iom-iscm', '2018', 'fr', 'Fiche d''information', '696f6d2d6973636d2f323031382e66722e706466000000000000000000000000', 'application/pdf', 2, 'embedded', '6b0576bf168bb449f920702249c6273bc6d65172618d2667da31437a1c400b31', '1.0', '{"family_sha256":"ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff","language_sha256":"eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee","models":{"fr_core_news_sm":"3.8.0"},"reader":"pdf","version":"0.1.0"}', NULL);

INSERT INTO figures VALUES ('a17ab5c9fe8aa3a2-e7b9702676', 'a17ab5c9fe8aa3a2', 0, 'countries.global', 'pays', 195, NULL, NULL, '195', 'count', NULL, '=', '["GLOBAL"]', '{"minimum":2}', '[]', 'reported', NULL);

INSERT INTO figures VALUES ('a17ab5c9fe8aa3a2-d1df9dda58', 'a17ab5c9fe8aa3a2', 1, 'global.active', 'global active', 3, NULL, NULL, 'trois', 'count', NULL, '=', '[]', '{}', '["GFMD","IDM","HLD"]', 'reported', NULL);

INSERT INTO figures VALUES ('a17ab5c9fe8aa3a2-1e5e2b3c97', 'a17ab5c9fe8aa3a2', 2, NULL, 'personnes', 25100000, NULL, NULL, '25.1 million', 'count', NULL, '~', '[]', '{}', '[]', 'reported', NULL);

INSERT INTO figures VALUES ('a17ab5c9fe8aa3a2-f0ab35a84f', 'a17ab5c9fe8aa3a2', 3, NULL, 'intervalle', NULL, 1.2, 3.4, '1,2 à 3,4', 'range', NULL, '=', '[]', '{}', '[]', 'reported', NULL);

INSERT INTO themes VALUES ('a17ab5c9fe8aa3a2-9f7da7b00f', 'a17ab5c9fe8aa3a2', 0, 'climate_change', 'climate_change', 2, '["RCP"]');

INSERT INTO roles VALUES ('a17ab5c9fe8aa3a2-07af3928fe', 'a17ab5c9fe8aa3a2', 0, 'IOM', 'observer', 19, '["CIG"]', '2005', 'observer');

INSERT INTO definitions VALUES ('a17ab5c9fe8aa3a2-0605fe54e0', 'a17ab5c9fe8aa3a2', 0, 'PCR', 'processus consultatifs régionaux');

INSERT INTO events VALUES ('a17ab5c9fe8aa3a2-f6ae3959d8', 'a17ab5c9fe8aa3a2', 0, 'réunion mondiale', 7, 'Genève', '2017-10-10', '2017-10-11');

INSERT INTO entities VALUES ('a17ab5c9fe8aa3a2-3beaf151d1', 'a17ab5c9fe8aa3a2', 0, 'Nations Unies', 'ORG');

INSERT INTO findings VALUES ('a17ab5c9fe8aa3a2-94ddaa1d46', 'a17ab5c9fe8aa3a2', 0, 'differs', 'error', '15, expected 16', '["rcp.active"]');

INSERT INTO other_numbers VALUES ('a17ab5c9fe8aa3a2', 0, '1986', 'year', 1, 0, 4, NULL);

INSERT INTO other_numbers VALUES ('a17ab5c9fe8aa3a2', 1, '42', NULL, 1, 0, 2, '42 autres');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-e7b9702676.0', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-e7b9702676', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1, 0, 8, '195 pays', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-e7b9702676.1', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-e7b9702676', NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 0, 3, '195', '[[72.0,100.0,90.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-d1df9dda58.0', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-d1df9dda58', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1, 0, 19, 'trois global active', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-d1df9dda58.1', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-d1df9dda58', NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 0, 5, 'trois', '[[72.0,100.0,90.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-1e5e2b3c97.0', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-1e5e2b3c97', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1, 400, 422, '25.1 million personnes', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-1e5e2b3c97.1', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-1e5e2b3c97', NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 400, 412, '25.1 million', '[[72.0,100.0,90.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-f0ab35a84f.0', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-f0ab35a84f', NULL, NULL, NULL, NULL, NULL, NULL, 0, 1, 500, 520, '1,2 à 3,4 intervalle', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-f0ab35a84f.1', 'a17ab5c9fe8aa3a2', 'a17ab5c9fe8aa3a2-f0ab35a84f', NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 500, 509, '1,2 à 3,4', '[[72.0,100.0,90.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-9f7da7b00f.0', 'a17ab5c9fe8aa3a2', NULL, 'a17ab5c9fe8aa3a2-9f7da7b00f', NULL, NULL, NULL, NULL, NULL, 0, 1, 0, 16, 'climate_change 2', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-07af3928fe.0', 'a17ab5c9fe8aa3a2', NULL, NULL, 'a17ab5c9fe8aa3a2-07af3928fe', NULL, NULL, NULL, NULL, 0, 1, 0, 12, 'IOM observer', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-0605fe54e0.0', 'a17ab5c9fe8aa3a2', NULL, NULL, NULL, 'a17ab5c9fe8aa3a2-0605fe54e0', NULL, NULL, NULL, 0, 1, 0, 38, 'processus consultatifs régionaux (PCR)', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-f6ae3959d8.0', 'a17ab5c9fe8aa3a2', NULL, NULL, NULL, NULL, 'a17ab5c9fe8aa3a2-f6ae3959d8', NULL, NULL, 0, 1, 0, 19, '7e réunion mondiale', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-3beaf151d1.0', 'a17ab5c9fe8aa3a2', NULL, NULL, NULL, NULL, NULL, 'a17ab5c9fe8aa3a2-3beaf151d1', NULL, 0, 1, 0, 13, 'Nations Unies', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO evidence VALUES ('a17ab5c9fe8aa3a2-94ddaa1d46.0', 'a17ab5c9fe8aa3a2', NULL, NULL, NULL, NULL, NULL, NULL, 'a17ab5c9fe8aa3a2-94ddaa1d46', 0, 1, 0, 19, '15 processus actifs', '[[72.0,100.0,300.0,112.0]]', 'test', 'text');

INSERT INTO figure_dimensions VALUES ('a17ab5c9fe8aa3a2-e7b9702676', 'minimum', '2', 2);

INSERT INTO figure_scopes VALUES ('a17ab5c9fe8aa3a2-e7b9702676', 'GLOBAL');

INSERT INTO figure_members VALUES ('a17ab5c9fe8aa3a2-d1df9dda58', 0, 'GFMD');

INSERT INTO figure_members VALUES ('a17ab5c9fe8aa3a2-d1df9dda58', 1, 'IDM');

INSERT INTO figure_members VALUES ('a17ab5c9fe8aa3a2-d1df9dda58', 2, 'HLD');

INSERT INTO theme_scopes VALUES ('a17ab5c9fe8aa3a2-9f7da7b00f', 'RCP');

INSERT INTO role_objects VALUES ('a17ab5c9fe8aa3a2-07af3928fe', 0, 'CIG');

