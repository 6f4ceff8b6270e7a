-- A record as version 1 writes it: the base that every later migration starts from.
-- The photo files are not part of it. Never edited once a later version is out.
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE clinic ( id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT NOT NULL, currency TEXT NOT NULL CHECK (length (currency) = 3), rev INTEGER NOT NULL) STRICT;
CREATE TABLE price_rule ( id TEXT PRIMARY KEY, value REAL NOT NULL, source TEXT NOT NULL DEFAULT '', rev INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting ( id TEXT PRIMARY KEY, value REAL NOT NULL, rev INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE client ( id TEXT PRIMARY KEY CHECK (length (id) = 36), alias TEXT NOT NULL, disclosure TEXT NOT NULL, created_utc INTEGER NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE TABLE client_identity ( client_id TEXT PRIMARY KEY REFERENCES client (id), name TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL, birth_year INTEGER, notes TEXT NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE TABLE intake ( client_id TEXT PRIMARY KEY REFERENCES client (id), fitzpatrick INTEGER NOT NULL CHECK (fitzpatrick BETWEEN 1 AND 6), hair TEXT NOT NULL, fade_factors INTEGER NOT NULL CHECK (fade_factors >= 0), norwood TEXT NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE TABLE photo ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), view TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL CHECK (length (sha256) = 64), width INTEGER NOT NULL CHECK (width > 0), height INTEGER NOT NULL CHECK (height > 0), added_utc INTEGER NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE INDEX photo_by_client ON photo (client_id);
CREATE TABLE registration ( id TEXT PRIMARY KEY CHECK (length (id) = 36), photo_id TEXT NOT NULL REFERENCES photo (id), number INTEGER NOT NULL CHECK (number > 0), pose TEXT NOT NULL, head_kx REAL NOT NULL, head_ky_up REAL NOT NULL, head_ky_down REAL NOT NULL, head_kz_front REAL NOT NULL, head_kz_back REAL NOT NULL, head_known INTEGER NOT NULL CHECK (head_known IN (0, 1)), fit_error_mm REAL NOT NULL, scale_error_percent REAL NOT NULL, saved_utc INTEGER NOT NULL, rev INTEGER NOT NULL, UNIQUE (photo_id, number)) STRICT;
CREATE TABLE registration_private ( registration_id TEXT PRIMARY KEY REFERENCES registration (id), clicks TEXT NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE TABLE design ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), created_utc INTEGER NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE INDEX design_by_client ON design (client_id);
CREATE TABLE design_revision ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), design_id TEXT NOT NULL REFERENCES design (id), number INTEGER NOT NULL CHECK (number > 0), design TEXT NOT NULL, template TEXT NOT NULL, norwood TEXT NOT NULL, shade INTEGER NOT NULL, density_per_cm2 REAL NOT NULL, head_kx REAL NOT NULL, head_ky_up REAL NOT NULL, head_ky_down REAL NOT NULL, head_kz_front REAL NOT NULL, head_kz_back REAL NOT NULL, kind TEXT NOT NULL, area_cm2 REAL NOT NULL CHECK (area_cm2 >= 0), dots INTEGER NOT NULL CHECK (dots >= 0), sessions INTEGER NOT NULL CHECK (sessions BETWEEN 0 AND 4), hours_low REAL NOT NULL, hours_typical REAL NOT NULL, hours_high REAL NOT NULL, price_low_minor INTEGER NOT NULL, price_typical_minor INTEGER NOT NULL, price_high_minor INTEGER NOT NULL, currency TEXT NOT NULL CHECK (length (currency) = 3), touch_up_years_low REAL NOT NULL, touch_up_years_typical REAL NOT NULL, touch_up_years_high REAL NOT NULL, saved_utc INTEGER NOT NULL, rev INTEGER NOT NULL, UNIQUE (client_id, number)) STRICT;
CREATE TABLE decision ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), revision_id TEXT NOT NULL REFERENCES design_revision (id), kind TEXT NOT NULL, shown TEXT NOT NULL, app_version TEXT NOT NULL, decided_on TEXT CHECK (decided_on IS date (decided_on)), decided_utc INTEGER NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE INDEX decision_by_client ON decision (client_id);
CREATE TABLE decision_private ( decision_id TEXT PRIMARY KEY REFERENCES decision (id), present INTEGER NOT NULL CHECK (present >= 0), notes TEXT NOT NULL, picture_file TEXT, picture_sha256 TEXT CHECK (length (picture_sha256) = 64), rev INTEGER NOT NULL, CHECK ((picture_file IS NULL) = (picture_sha256 IS NULL))) STRICT;
CREATE TABLE treatment ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), decision_id TEXT NOT NULL UNIQUE REFERENCES decision (id), kind TEXT NOT NULL, touch_up_earliest_on TEXT CHECK (touch_up_earliest_on IS date (touch_up_earliest_on)), touch_up_likely_on TEXT CHECK (touch_up_likely_on IS date (touch_up_likely_on)), touch_up_latest_on TEXT CHECK (touch_up_latest_on IS date (touch_up_latest_on)), touch_up_price_low_minor INTEGER NOT NULL, touch_up_price_typical_minor INTEGER NOT NULL, touch_up_price_high_minor INTEGER NOT NULL, currency TEXT NOT NULL CHECK (length (currency) = 3), rev INTEGER NOT NULL) STRICT;
CREATE INDEX treatment_by_client ON treatment (client_id);
CREATE TABLE session ( id TEXT PRIMARY KEY CHECK (length (id) = 36), treatment_id TEXT NOT NULL REFERENCES treatment (id), ordinal INTEGER NOT NULL CHECK (ordinal > 0), date_on TEXT CHECK (date_on IS date (date_on)), earliest_on TEXT CHECK (earliest_on IS date (earliest_on)), latest_on TEXT CHECK (latest_on IS date (latest_on)), state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')), dots INTEGER NOT NULL CHECK (dots >= 0), hours_low REAL NOT NULL, hours_typical REAL NOT NULL, hours_high REAL NOT NULL, price_minor INTEGER NOT NULL, rev INTEGER NOT NULL, UNIQUE (treatment_id, ordinal)) STRICT;
CREATE TABLE session_private ( session_id TEXT PRIMARY KEY REFERENCES session (id), override_reason TEXT, rev INTEGER NOT NULL) STRICT;
CREATE TABLE quote ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), decision_id TEXT REFERENCES decision (id), version INTEGER NOT NULL CHECK (version > 0), currency TEXT NOT NULL CHECK (length (currency) = 3), accepted_on TEXT CHECK (accepted_on IS date (accepted_on)), rev INTEGER NOT NULL, UNIQUE (decision_id, version)) STRICT;
CREATE INDEX quote_by_client ON quote (client_id);
CREATE UNIQUE INDEX quote_accepted_once ON quote (decision_id) WHERE accepted_on IS NOT NULL;
CREATE TABLE quote_line ( quote_id TEXT NOT NULL REFERENCES quote (id), position INTEGER NOT NULL CHECK (position > 0), text TEXT NOT NULL, amount_minor INTEGER NOT NULL, rev INTEGER NOT NULL, PRIMARY KEY (quote_id, position)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_entry ( id TEXT PRIMARY KEY CHECK (length (id) = 36), client_id TEXT NOT NULL REFERENCES client (id), quote_id TEXT REFERENCES quote (id), kind TEXT NOT NULL, amount_minor INTEGER NOT NULL, currency TEXT NOT NULL CHECK (length (currency) = 3), booked_on TEXT NOT NULL CHECK (booked_on IS date (booked_on)), reverses TEXT UNIQUE REFERENCES ledger_entry (id), rev INTEGER NOT NULL, CHECK (amount_minor BETWEEN -1000000000000000 AND 1000000000000000), CHECK (CASE kind  WHEN 'payment' THEN amount_minor < 0  WHEN 'credit' THEN amount_minor < 0  WHEN 'reversal' THEN amount_minor <> 0  ELSE amount_minor > 0 END), CHECK ((kind = 'reversal') = (reverses IS NOT NULL))) STRICT;
CREATE INDEX ledger_entry_by_client ON ledger_entry (client_id);
CREATE TABLE ledger_private ( entry_id TEXT PRIMARY KEY REFERENCES ledger_entry (id), note TEXT NOT NULL, rev INTEGER NOT NULL) STRICT;
CREATE TRIGGER ledger_entry_fixed BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE (ABORT, 'ledger entries are only added'); END;
CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END;
INSERT INTO clinic VALUES (1, 'Haus Stirn', 'EUR', 3);
INSERT INTO price_rule VALUES ('price.session', 512.5, 'own list of May', 1);
INSERT INTO setting VALUES ('plan.gap-min', 12.0, 1);
INSERT INTO client VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', 'Heron', 'private', 1795000000, 2);
INSERT INTO client_identity VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', 'Zoë Brandt', '+49 30 1234567', 'zoe@example.org', 1979, 'Comes after work.', 2);
INSERT INTO intake VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', 4, 'black', 5, '5', 2);
INSERT INTO photo VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a02', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', 'front', 'abababababababababababababababababababababababababababababababab.jpg', 'abababababababababababababababababababababababababababababababab', 3000, 4000, 1795000010, 1);
INSERT INTO registration VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a03', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a02', 1, 'pose1 1 0 0 0 1 0 0 0 1 4.25 600 800 0.0008', 0.01, -0.02, 0.03, -0.04, 0.05, 0, 1.25, 2.5, 1795000020, 1);
INSERT INTO registration_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a03', 'view front
pupil_left 700.5 900.25
pupil_right 500 901
', 1);
INSERT INTO design VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a04', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', 1795000030, 1);
INSERT INTO design_revision VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a05', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a04', 1, '[Design]
Format=1
Template=soft
Norwood=4
Density=118.5
Shade=3
Seed=18364758544493064720

[Shape]
Height=45
PeakDrop=0
PeakHalfWidth=4
LateralX=14
LateralRise=0
ApexX=46
ApexRise=0
HollowY=70
HollowZ=20
TempleY=45
TempleZ=40
RoundMid=2
RoundLateral=2
RoundApex=2
RoundTemple=2
Irregularity=0
Edge=1
StrayShare=0
', 'soft', '4', 3, 118.5, 0.01, -0.02, 0.03, -0.04, 0.05, 'permanent', 41.5, 4900, 2, 3.1, 3.9, 5.0, 80000, 100000, 120000, 'EUR', 2.5, 3.25, 4.0, 1795000030, 1);
INSERT INTO decision VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a06', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a05', 'permanent', 'soft,mature', '0.1.0', '2026-11-20', 1795000040, 1);
INSERT INTO decision_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a06', 3, 'With her sister.', 'old.png', '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef', 1);
INSERT INTO treatment VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a07', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a06', 'permanent', '2029-06-13', '2030-03-14', '2030-12-13', 30000, 40000, 50000, 'EUR', 1);
INSERT INTO session VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a08', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a07', 1, '2026-12-01', '2026-12-01', '2026-12-01', 'done', 2450, 1.6, 2.0, 2.6, 50000, 2);
INSERT INTO session VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a09', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a07', 2, '2026-12-13', '2026-12-11', '2026-12-15', 'planned', 2450, 1.5, 1.9, 2.4, 50000, 1);
INSERT INTO session_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a08', NULL, 2);
INSERT INTO session_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a09', 'Leaves the country.', 1);
INSERT INTO quote VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a10', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a06', 1, 'EUR', '2026-11-24', 2);
INSERT INTO quote_line VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a10', 1, 'Session 1', 50000, 1);
INSERT INTO quote_line VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a10', 2, 'Session 2', 50000, 1);
INSERT INTO ledger_entry VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a11', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a10', 'charge', 50000, 'EUR', '2026-11-24', NULL, 1);
INSERT INTO ledger_entry VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a12', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a10', 'charge', 50000, 'EUR', '2026-11-24', NULL, 1);
INSERT INTO ledger_entry VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a13', '3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a01', NULL, 'payment', -25000, 'EUR', '2026-12-01', NULL, 1);
INSERT INTO ledger_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a11', 'Session 1', 1);
INSERT INTO ledger_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a12', 'Session 2', 1);
INSERT INTO ledger_private VALUES ('3b3f9c2e-7d0b-4a55-9a43-51d8f6c20a13', 'card', 1);
PRAGMA application_id = 1414678851;
PRAGMA user_version = 1;
COMMIT;
