CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	CONSTRAINT schema_version_pk PRIMARY KEY (version)
);

COMMENT ON TABLE schema_version IS 'One row: the version of the tables, so that a newer program can bring them up to date.';

COMMENT ON COLUMN schema_version.version IS 'version of these tables';

CREATE TABLE loads (
	load_id INTEGER NOT NULL, 
	loaded_at TIMESTAMP WITH TIME ZONE, 
	version TEXT NOT NULL, 
	sheets INTEGER NOT NULL, 
	figures INTEGER NOT NULL, 
	added INTEGER NOT NULL, 
	replaced INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	dropped INTEGER NOT NULL, 
	CONSTRAINT loads_pk PRIMARY KEY (load_id)
);

COMMENT ON TABLE loads IS 'Each load that changed something: one transaction, one row.';

COMMENT ON COLUMN loads.load_id IS 'number of the load, from 1';

COMMENT ON COLUMN loads.loaded_at IS 'when, where the loader gave a time';

COMMENT ON COLUMN loads.version IS 'version of factsheet-extract that loaded';

COMMENT ON COLUMN loads.sheets IS 'sheets given to the load';

COMMENT ON COLUMN loads.figures IS 'figures written by the load';

COMMENT ON COLUMN loads.added IS 'sheets that were not there before';

COMMENT ON COLUMN loads.replaced IS 'sheets whose rows were replaced';

COMMENT ON COLUMN loads.unchanged IS 'sheets that were there already with the same record';

COMMENT ON COLUMN loads.dropped IS 'sheets removed because the load was to hold all';

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
	CONSTRAINT sheets_pk PRIMARY KEY (sheet_id)
);

CREATE INDEX sheets_family_edition ON sheets (family, edition);

CREATE INDEX sheets_load_id ON sheets (load_id);

CREATE INDEX sheets_path ON sheets (path);

COMMENT ON TABLE sheets IS 'The sheets that were read.';

COMMENT ON COLUMN sheets.sheet_id IS 'stable name of the sheet, made of its path and edition';

COMMENT ON COLUMN sheets.load_id IS 'the load that wrote its rows';

COMMENT ON COLUMN sheets.path IS 'path of the source, relative to the folder that was read';

COMMENT ON COLUMN sheets.family IS 'the family that recognised it';

COMMENT ON COLUMN sheets.edition IS 'its edition';

COMMENT ON COLUMN sheets.language IS 'its language (ISO 639-1)';

COMMENT ON COLUMN sheets.title IS 'its title';

COMMENT ON COLUMN sheets.sha256 IS 'SHA-256 of its bytes';

COMMENT ON COLUMN sheets.media_type IS 'kind of file';

COMMENT ON COLUMN sheets.pages IS 'number of pages';

COMMENT ON COLUMN sheets.text_layer IS 'what text the file holds: embedded, ocr, none …';

COMMENT ON COLUMN sheets.record_sha256 IS 'SHA-256 of the record, to see whether a load changes it';

COMMENT ON COLUMN sheets.schema_version IS 'version of the record''s schema';

COMMENT ON COLUMN sheets.made_by IS 'program, family, language, models and reader that made the record';

COMMENT ON COLUMN sheets.issue IS 'the running number that the sheet prints, where its family says how';

CREATE TABLE figures (
	figure_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	concept TEXT, 
	label TEXT NOT NULL, 
	value DOUBLE PRECISION, 
	low DOUBLE PRECISION, 
	high DOUBLE PRECISION, 
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
	CONSTRAINT figures_status CHECK (status IN ('reported', 'suppressed', 'low_sample', 'corrected'))
);

CREATE INDEX figures_concept ON figures (concept);

CREATE INDEX figures_sheet_id ON figures (sheet_id);

COMMENT ON TABLE figures IS 'Every figure printed on the sheets.';

COMMENT ON COLUMN figures.figure_id IS 'stable name of the figure';

COMMENT ON COLUMN figures.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN figures.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN figures.concept IS 'what is counted or measured, in the family''s vocabulary';

COMMENT ON COLUMN figures.label IS 'what is counted or measured, in the page''s words';

COMMENT ON COLUMN figures.value IS 'the figure; empty where only a range or nothing is printed';

COMMENT ON COLUMN figures.low IS 'lower end of a printed range or interval';

COMMENT ON COLUMN figures.high IS 'upper end of a printed range or interval';

COMMENT ON COLUMN figures.printed IS 'the figure as it is printed';

COMMENT ON COLUMN figures.kind IS 'what kind of figure';

COMMENT ON COLUMN figures.unit IS 'unit, such as % or USD';

COMMENT ON COLUMN figures.comparator IS '~ is about';

COMMENT ON COLUMN figures.scope IS 'codes of the family''s scopes';

COMMENT ON COLUMN figures.dimensions IS 'what sets it apart: place, period, column, minimum; without the printed heads beside codes';

COMMENT ON COLUMN figures.members IS 'the names, where the text lists them';

COMMENT ON COLUMN figures.status IS 'how it is reported';

COMMENT ON COLUMN figures.section IS 'heading it stands under';

CREATE TABLE themes (
	theme_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	concept TEXT, 
	label TEXT NOT NULL, 
	count DOUBLE PRECISION, 
	scope TEXT NOT NULL, 
	CONSTRAINT themes_pk PRIMARY KEY (theme_id)
);

CREATE INDEX themes_concept ON themes (concept);

CREATE INDEX themes_sheet_id ON themes (sheet_id);

COMMENT ON TABLE themes IS 'Subjects, and how many of the family''s scopes deal with each.';

COMMENT ON COLUMN themes.theme_id IS 'stable name of the theme';

COMMENT ON COLUMN themes.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN themes.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN themes.concept IS 'the theme, in the family''s vocabulary';

COMMENT ON COLUMN themes.label IS 'the theme, in the page''s words';

COMMENT ON COLUMN themes.count IS 'how many deal with it';

COMMENT ON COLUMN themes.scope IS 'codes of the family''s scopes';

CREATE TABLE roles (
	role_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	actor TEXT NOT NULL, 
	role TEXT NOT NULL, 
	count DOUBLE PRECISION, 
	objects TEXT NOT NULL, 
	since TEXT, 
	label TEXT NOT NULL, 
	CONSTRAINT roles_pk PRIMARY KEY (role_id)
);

CREATE INDEX roles_sheet_id ON roles (sheet_id);

COMMENT ON TABLE roles IS 'Who does what, for how many, for which ones, since when.';

COMMENT ON COLUMN roles.role_id IS 'stable name of the role';

COMMENT ON COLUMN roles.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN roles.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN roles.actor IS 'who';

COMMENT ON COLUMN roles.role IS 'does what';

COMMENT ON COLUMN roles.count IS 'for how many';

COMMENT ON COLUMN roles.objects IS 'for which ones';

COMMENT ON COLUMN roles.since IS 'since when';

COMMENT ON COLUMN roles.label IS 'the role, in the page''s words';

CREATE TABLE definitions (
	definition_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	term TEXT NOT NULL, 
	expansion TEXT NOT NULL, 
	CONSTRAINT definitions_pk PRIMARY KEY (definition_id)
);

CREATE INDEX definitions_sheet_id ON definitions (sheet_id);

COMMENT ON TABLE definitions IS 'Short forms that the sheets define.';

COMMENT ON COLUMN definitions.definition_id IS 'stable name of the definition';

COMMENT ON COLUMN definitions.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN definitions.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN definitions.term IS 'the short form';

COMMENT ON COLUMN definitions.expansion IS 'what it stands for';

CREATE TABLE events (
	event_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	ordinal INTEGER, 
	place TEXT, 
	start_date TEXT, 
	end_date TEXT, 
	CONSTRAINT events_pk PRIMARY KEY (event_id)
);

CREATE INDEX events_sheet_id ON events (sheet_id);

COMMENT ON TABLE events IS 'Meetings, with rank, place and dates.';

COMMENT ON COLUMN events.event_id IS 'stable name of the event';

COMMENT ON COLUMN events.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN events.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN events.name IS 'name of the event';

COMMENT ON COLUMN events.ordinal IS 'which one of its series';

COMMENT ON COLUMN events.place IS 'where';

COMMENT ON COLUMN events.start_date IS 'first day (ISO 8601)';

COMMENT ON COLUMN events.end_date IS 'last day (ISO 8601)';

CREATE TABLE entities (
	entity_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	label TEXT NOT NULL, 
	CONSTRAINT entities_pk PRIMARY KEY (entity_id)
);

CREATE INDEX entities_sheet_id ON entities (sheet_id);

COMMENT ON TABLE entities IS 'Names found in the text.';

COMMENT ON COLUMN entities.entity_id IS 'stable name of the entity';

COMMENT ON COLUMN entities.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN entities.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN entities.name IS 'the name as printed';

COMMENT ON COLUMN entities.label IS 'ORG, LOC, PER, EVENT or MISC';

CREATE TABLE findings (
	finding_id TEXT NOT NULL, 
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	message TEXT NOT NULL, 
	facts TEXT NOT NULL, 
	CONSTRAINT findings_pk PRIMARY KEY (finding_id), 
	CONSTRAINT findings_severity CHECK (severity IN ('info', 'warning', 'error'))
);

CREATE INDEX findings_code ON findings (code);

CREATE INDEX findings_sheet_id ON findings (sheet_id);

COMMENT ON TABLE findings IS 'What a person should know about the content.';

COMMENT ON COLUMN findings.finding_id IS 'stable name of the finding';

COMMENT ON COLUMN findings.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN findings.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN findings.code IS 'kind of finding';

COMMENT ON COLUMN findings.severity IS 'how grave';

COMMENT ON COLUMN findings.message IS 'what was found';

COMMENT ON COLUMN findings.facts IS 'the facts it speaks of';

CREATE TABLE other_numbers (
	sheet_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	printed TEXT NOT NULL, 
	reason TEXT, 
	page INTEGER NOT NULL, 
	start_char INTEGER NOT NULL, 
	end_char INTEGER NOT NULL, 
	quote TEXT, 
	CONSTRAINT other_numbers_pk PRIMARY KEY (sheet_id, position)
);

COMMENT ON TABLE other_numbers IS 'Every printed number that is no figure, and why; without a reason: unclaimed.';

COMMENT ON COLUMN other_numbers.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN other_numbers.position IS 'place among the sheet''s facts of this kind, in reading order, from 0';

COMMENT ON COLUMN other_numbers.printed IS 'the number as printed';

COMMENT ON COLUMN other_numbers.reason IS 'why it is no figure; empty where nothing explains it';

COMMENT ON COLUMN other_numbers.page IS 'page it is printed on, from 1';

COMMENT ON COLUMN other_numbers.start_char IS 'first character in the sheet''s text, from 0';

COMMENT ON COLUMN other_numbers.end_char IS 'character after it';

COMMENT ON COLUMN other_numbers.quote IS 'the words around it, where unclaimed';

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
	CONSTRAINT evidence_read_by CHECK (read_by IN ('text', 'ocr'))
);

CREATE INDEX evidence_figure_id ON evidence (figure_id);

CREATE INDEX evidence_sheet_id ON evidence (sheet_id);

COMMENT ON TABLE evidence IS 'Where each fact is printed: page, words and boxes.';

COMMENT ON COLUMN evidence.evidence_id IS 'the fact''s name and the rank of the evidence';

COMMENT ON COLUMN evidence.sheet_id IS 'the sheet it was read from';

COMMENT ON COLUMN evidence.figure_id IS 'the fact, where it is one of figures';

COMMENT ON COLUMN evidence.theme_id IS 'the fact, where it is one of themes';

COMMENT ON COLUMN evidence.role_id IS 'the fact, where it is one of roles';

COMMENT ON COLUMN evidence.definition_id IS 'the fact, where it is one of definitions';

COMMENT ON COLUMN evidence.event_id IS 'the fact, where it is one of events';

COMMENT ON COLUMN evidence.entity_id IS 'the fact, where it is one of entities';

COMMENT ON COLUMN evidence.finding_id IS 'the fact, where it is one of findings';

COMMENT ON COLUMN evidence.rank IS '0 is what the fact was read in; a figure''s 1 is the printed form itself';

COMMENT ON COLUMN evidence.page IS 'page, from 1';

COMMENT ON COLUMN evidence.start_char IS 'first character of the quote in the sheet''s text, from 0';

COMMENT ON COLUMN evidence.end_char IS 'character after the quote';

COMMENT ON COLUMN evidence.quote IS 'the words';

COMMENT ON COLUMN evidence.boxes IS 'one box a printed line: [x0, top, x1, bottom] in points from the top left';

COMMENT ON COLUMN evidence.rule IS 'the rule that read it';

COMMENT ON COLUMN evidence.read_by IS 'text, or ocr where recognised from an image';

CREATE TABLE figure_dimensions (
	figure_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	number DOUBLE PRECISION, 
	CONSTRAINT figure_dimensions_pk PRIMARY KEY (figure_id, name)
);

COMMENT ON TABLE figure_dimensions IS 'What sets figures apart, one row a dimension, with the printed heads.';

COMMENT ON COLUMN figure_dimensions.figure_id IS 'the fact';

COMMENT ON COLUMN figure_dimensions.name IS 'the dimension: place, period, column …; printed_… is a head''s words, no part of its name';

COMMENT ON COLUMN figure_dimensions.value IS 'its value, as text';

COMMENT ON COLUMN figure_dimensions.number IS 'its value, where it is a number';

CREATE TABLE figure_scopes (
	figure_id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT figure_scopes_pk PRIMARY KEY (figure_id, code)
);

COMMENT ON TABLE figure_scopes IS 'The scopes of figures, one row a scope.';

COMMENT ON COLUMN figure_scopes.figure_id IS 'the fact';

COMMENT ON COLUMN figure_scopes.code IS 'code of a scope of the family';

CREATE TABLE figure_members (
	figure_id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT figure_members_pk PRIMARY KEY (figure_id, rank)
);

COMMENT ON TABLE figure_members IS 'The names that figures list, one row a name.';

COMMENT ON COLUMN figure_members.figure_id IS 'the fact';

COMMENT ON COLUMN figure_members.rank IS 'place in the list, from 0';

COMMENT ON COLUMN figure_members.name IS 'the name';

CREATE TABLE theme_scopes (
	theme_id TEXT NOT NULL, 
	code TEXT NOT NULL, 
	CONSTRAINT theme_scopes_pk PRIMARY KEY (theme_id, code)
);

COMMENT ON TABLE theme_scopes IS 'The scopes of themes, one row a scope.';

COMMENT ON COLUMN theme_scopes.theme_id IS 'the fact';

COMMENT ON COLUMN theme_scopes.code IS 'code of a scope of the family';

CREATE TABLE role_objects (
	role_id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT role_objects_pk PRIMARY KEY (role_id, rank)
);

COMMENT ON TABLE role_objects IS 'What roles are for, one row an object.';

COMMENT ON COLUMN role_objects.role_id IS 'the fact';

COMMENT ON COLUMN role_objects.rank IS 'place in the list, from 0';

COMMENT ON COLUMN role_objects.name IS 'the object';

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

